using TmfGraph.Revenue;
using TmfGraph.Resources.Hosting;

return await SubgraphHost.RunAsync(args, RevenueDomain.Definition);
