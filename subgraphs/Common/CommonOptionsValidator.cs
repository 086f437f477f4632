using Microsoft.Extensions.Options;

namespace TmfGraph.Common;

[OptionsValidator]
internal sealed partial class CommonOptionsValidator : IValidateOptions<CommonOptions>;
