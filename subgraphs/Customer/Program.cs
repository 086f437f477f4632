using TmfGraph.Customer;
using TmfGraph.Resources.Hosting;

return await SubgraphHost.RunAsync(args, CustomerDomain.Definition);
