using Microsoft.Extensions.Options;

namespace TmfGraph.Revenue;

[OptionsValidator]
internal sealed partial class RevenueOptionsValidator : IValidateOptions<RevenueOptions>;
