using Microsoft.Extensions.Options;

namespace TmfGraph.Service;

[OptionsValidator]
internal sealed partial class ServiceOptionsValidator : IValidateOptions<ServiceOptions>;
