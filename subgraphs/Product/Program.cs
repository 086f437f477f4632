using TmfGraph.Product;
using TmfGraph.Resources.Hosting;

return await SubgraphHost.RunAsync(args, ProductDomain.Definition);
