using TmfGraph.Resources.Hosting;

namespace TmfGraph.Revenue;

/// <summary>The revenue domain, for its own host and for hosts of several.</summary>
public static class RevenueDomain
{
    public static SubgraphDefinition Definition { get; } = new("revenue", typeof(RevenueDomain).Assembly) { DefaultUrl = "http://localhost:5106" };
}
