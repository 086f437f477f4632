using TmfGraph.GraphQL.Language;

namespace TmfGraph.Gateway.Planning;

/// <summary>One fetch's JSON of the objects at a <see cref="Position"/>.</summary>
internal sealed class PlanView
{
    public required int Index { get; init; }

    public required Position Position { get; init; }

    public required FetchStep Step { get; init; }

    /// <summary>What the fetch selects on these objects.</summary>
    public required ViewSelection Selection { get; init; }

    /// <summary>The view of the parent position it is a part of; -1 when the fetch begins here.</summary>
    public int ParentView { get; init; } = -1;

    /// <summary>The property of the parent's object; null when the fetch begins here.</summary>
    public JsonName? Key { get; init; }

    /// <summary>Fields the source serves here beyond its own, because the field above provides them; null for none.</summary>
    public SelectionSetNode? Provides { get; init; }
}
