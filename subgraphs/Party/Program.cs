using TmfGraph.Party;
using TmfGraph.Resources.Hosting;

return await SubgraphHost.RunAsync(args, PartyDomain.Definition);
