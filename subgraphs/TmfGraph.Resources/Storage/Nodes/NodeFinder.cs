using System.Diagnostics;
using System.Text.Json;
using TmfGraph.Resources.Model;

namespace TmfGraph.Resources.Storage.Nodes;

/// <summary>Finds the values of a <see cref="NodeSet"/> in a document in memory, with their places, in the document's order.</summary>
public static class NodeFinder
{
    /// <summary>The values in a whole document.</summary>
    public static IEnumerable<FoundNode> Find(NodeSet nodes, JsonElement document) => Find(nodes, document, document, null);

    /// <summary>The values from an element on, whose attribute (when it is one of a list) is given.</summary>
    internal static IEnumerable<FoundNode> Find(NodeSet nodes, JsonElement document, JsonElement element, AttributeModel? attribute)
    {
        IEnumerable<FoundNode> found = [nodes.FromRoot ? new FoundNode(document, null, null) : new FoundNode(element, attribute, null)];
        foreach (var step in nodes.Steps)
        {
            found = found.SelectMany(node => Take(step, node, document));
        }

        return found.Where(node => node.Value.ValueKind is not (JsonValueKind.Null or JsonValueKind.Undefined));
    }

    private static IEnumerable<FoundNode> Take(NodeStep step, FoundNode node, JsonElement document) => step switch
    {
        NodeStep.Child(var attribute) => node.Value.ValueKind == JsonValueKind.Object && node.Value.TryGetProperty(attribute.JsonName, out var value)
            ? [new FoundNode(value, attribute, new NodePlace(node.Place, attribute.JsonName, -1))]
            : [],
        NodeStep.Elements(var positions) => Elements(node, positions, node.Attribute),
        NodeStep.Members when node.Value.ValueKind == JsonValueKind.Object => Properties(node),
        NodeStep.Members => Elements(node, null, null),
        NodeStep.Descendants => Below(node with { Attribute = null }),
        NodeStep.Objects when node.Value.ValueKind == JsonValueKind.Object => [node],
        NodeStep.Objects => Elements(node, null, null),
        NodeStep.Where(var condition) => PredicateEvaluator.Matches(condition, document, node.Value, node.Attribute) ? [node] : [],
        _ => throw new UnreachableException(),
    };

    private static IEnumerable<FoundNode> Elements(FoundNode node, ElementPositions? positions, AttributeModel? attribute)
    {
        if (node.Value.ValueKind != JsonValueKind.Array)
        {
            yield break;
        }

        var length = node.Value.GetArrayLength();
        var index = 0;
        foreach (var element in node.Value.EnumerateArray())
        {
            if (positions is null || positions.Include(index, length))
            {
                yield return new FoundNode(element, attribute, new NodePlace(node.Place, null, index));
            }

            index++;
        }
    }

    private static IEnumerable<FoundNode> Properties(FoundNode node) =>
        node.Value.EnumerateObject().Select(p => new FoundNode(p.Value, null, new NodePlace(node.Place, p.Name, -1)));

    private static IEnumerable<FoundNode> Below(FoundNode node)
    {
        yield return node;
        var inner = node.Value.ValueKind == JsonValueKind.Object ? Properties(node) : Elements(node, null, null);
        foreach (var child in inner.SelectMany(Below))
        {
            yield return child;
        }
    }
}

/// <summary>A value and its place.</summary>
/// <param name="Attribute">The attribute it is the value or an element of; null where the model does not say, and for the start.</param>
/// <param name="Place">Null for the start itself.</param>
public sealed record FoundNode(JsonElement Value, AttributeModel? Attribute, NodePlace? Place);

/// <summary>A place in a document: a name in an object, or an index in a list, at another place.</summary>
/// <param name="Parent">Null for the start.</param>
/// <param name="Name">Null for an index.</param>
/// <param name="Index">-1 for a name.</param>
public sealed record NodePlace(NodePlace? Parent, string? Name, int Index)
{
    /// <summary>From the start to here.</summary>
    public IReadOnlyList<NodePlace> FromStart()
    {
        var places = new List<NodePlace>();
        for (var place = this; place is not null; place = place.Parent)
        {
            places.Add(place);
        }

        places.Reverse();
        return places;
    }

    /// <summary>The place as a JSON Pointer (RFC 6901).</summary>
    public string ToPointer() => string.Concat(FromStart().Select(p =>
        "/" + (p.Name is { } name ? name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal) : p.Index.ToString())));
}
