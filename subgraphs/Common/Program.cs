using TmfGraph.Common;
using TmfGraph.Resources.Hosting;

return await SubgraphHost.RunAsync(args, CommonDomain.Definition);
