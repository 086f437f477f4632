using TmfGraph.Assurance;
using TmfGraph.Resources.Hosting;

return await SubgraphHost.RunAsync(args, AssuranceDomain.Definition);
