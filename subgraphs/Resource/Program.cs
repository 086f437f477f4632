using TmfGraph.Resource;
using TmfGraph.Resources.Hosting;

return await SubgraphHost.RunAsync(args, ResourceDomain.Definition);
