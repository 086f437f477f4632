using TmfGraph.Resources.Events;
using TmfGraph.Resources.Security;
using TmfGraph.Resources.Storage;
using TmfGraph.Resources.Writes;

namespace TmfGraph.Resources.Graph;

/// <summary>What the resolvers of a subgraph work with.</summary>
public sealed record SubgraphServices(ResourceStore Store, ResourceWriter Writer, EventLog Events, AccessPolicy Access)
{
    /// <summary>Whether requests have a service of a type, for the parameters of code; null when it is not known.</summary>
    public Func<Type, bool>? IsService { get; init; }
}
