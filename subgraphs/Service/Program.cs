using TmfGraph.Service;
using TmfGraph.Resources.Hosting;

return await SubgraphHost.RunAsync(args, ServiceDomain.Definition);
