using Microsoft.Extensions.Options;
using TmfGraph.Resources.Graph;
using TmfGraph.Resources.Storage;

namespace TmfGraph.Resources.Hosting;

[OptionsValidator]
internal sealed partial class StoreOptionsValidator : IValidateOptions<StoreOptions>;

[OptionsValidator]
internal sealed partial class GraphOptionsValidator : IValidateOptions<GraphOptions>;
