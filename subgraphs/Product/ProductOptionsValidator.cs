using Microsoft.Extensions.Options;

namespace TmfGraph.Product;

[OptionsValidator]
internal sealed partial class ProductOptionsValidator : IValidateOptions<ProductOptions>;
