using TmfGraph.Resources.Events;
using TmfGraph.Resources.Security;
using TmfGraph.Resources.Storage;
using TmfGraph.Resources.Writes;

namespace TmfGraph.Resources.Graph;

/// <summary>What the resolvers of a subgraph work with.</summary>
public sealed record SubgraphServices(ResourceStore Store, ResourceWriter Writer, EventLog Events, AccessPolicy Access);
