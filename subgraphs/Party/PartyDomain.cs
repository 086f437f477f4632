using TmfGraph.Resources.Hosting;

namespace TmfGraph.Party;

/// <summary>The party domain, for its own host and for hosts of several.</summary>
public static class PartyDomain
{
    public static SubgraphDefinition Definition { get; } = new("party", typeof(PartyDomain).Assembly) { DefaultUrl = "http://localhost:5103" };
}
