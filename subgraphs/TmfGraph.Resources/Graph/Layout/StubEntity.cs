using TmfGraph.Resources.Model;

namespace TmfGraph.Resources.Graph.Layout;

/// <summary>An entity of another subgraph, of which this one knows the id and the walks it adds.</summary>
/// <param name="Walks">Empty when it is only ever led to.</param>
/// <param name="IsExtended">Whether code adds fields.</param>
internal sealed record StubEntity(string Name, IReadOnlyList<WalkModel> Walks, bool IsExtended)
{
    /// <summary>Whether a gateway must be able to come in by its id: only where there is more than the id to be had.</summary>
    public bool HasLookup => Walks.Count > 0 || IsExtended;
}
