using TmfGraph.Resources.Model;

namespace TmfGraph.Resources.Graph.Layout;

/// <summary>A connection type with its edges.</summary>
/// <param name="Stem">What its names begin with, for instance <c>ProductOrders</c>.</param>
internal sealed record ConnectionLayout(string Stem, ResourceType Node)
{
    public string TypeName => Stem + "Connection";

    public string EdgeName => Stem + "Edge";

    /// <summary>
    /// The connection of a field. A field that is called like the plural of its nodes shares the connection of the root field. Any other name
    /// (<c>cancellations</c>) may stand for other nodes in another subgraph, so it is told apart by the type that has the field.
    /// </summary>
    public static ConnectionLayout For(string? parent, string field, ResourceType node) =>
        parent is null || field == GraphNames.ListField(node)
            ? new ConnectionLayout(Pluralizer.Pluralize(node.Name), node)
            : new ConnectionLayout(parent + GraphNames.Pascal(field), node);
}
