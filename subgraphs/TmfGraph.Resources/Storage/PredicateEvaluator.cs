using System.Diagnostics;
using System.Text.Json;
using TmfGraph.Resources.Model;
using TmfGraph.Resources.Storage.Nodes;
using TmfGraph.Resources.Storage.Values;

namespace TmfGraph.Resources.Storage;

/// <summary>
/// Answers a <see cref="Predicate"/> for one document in memory, as the stores do: for events on their way to a listener, and for row rules on
/// a resource that is already there.
/// </summary>
public static class PredicateEvaluator
{
    /// <summary>Whether the document meets the condition.</summary>
    public static bool Matches(Predicate predicate, JsonElement document)
    {
        ArgumentNullException.ThrowIfNull(predicate);
        return Holds(predicate, document, document, null);
    }

    /// <summary>Whether a value inside a document meets the condition.</summary>
    /// <param name="element">The attribute it is an element or value of; null where the model does not say.</param>
    internal static bool Matches(Predicate predicate, JsonElement document, JsonElement at, AttributeModel? element) => Holds(predicate, document, at, element);

    private static bool Holds(Predicate predicate, JsonElement root, JsonElement at, AttributeModel? element) => predicate switch
    {
        Predicate.And(var parts) => parts.All(p => Holds(p, root, at, element)),
        Predicate.Or(var parts) => parts.Any(p => Holds(p, root, at, element)),
        Predicate.Not(var inner) => !Holds(inner, root, at, element),
        Predicate.Compare compare => Exists(at, compare.Path.Attributes, element, (v, a) => Compare(compare, v, compare.KindOf(a))),
        Predicate.In(var path, var values) => Exists(at, path.Attributes, element, (v, a) => values.Any(x => AreEqual(v, x, LeafKinds.Of(a)))),
        Predicate.IsNull(var path) => !Exists(at, path.Attributes, element, static (v, _) => !IsNull(v), crossLast: false),
        Predicate.Some(var list, var condition) => Exists(at, list.Attributes, null, (v, a) => Holds(condition, root, v, a)),
        Predicate.All(var list, var condition) => !Exists(at, list.Attributes, null, (v, a) => !Holds(condition, root, v, a)),
        Predicate.Any(var list) => Exists(at, list.Attributes, null, static (_, _) => true),
        Predicate.Has(var nodes, var condition) => NodeFinder.Find(nodes, root, at, element).Any(n => Holds(condition, root, n.Value, n.Attribute)),
        Predicate.Measure measure => Measures(measure, [.. NodeFinder.Find(measure.Nodes, root, at, element)]),
        Predicate.Relate relate => Relates(relate, NodeFinder.Find(relate.Left, root, at, element), [.. NodeFinder.Find(relate.Right, root, at, element)]),
        _ => throw new UnreachableException(),
    };

    private static bool Exists(
        JsonElement at, IReadOnlyList<AttributeModel> path, AttributeModel? element, Func<JsonElement, AttributeModel?, bool> condition, bool crossLast = true)
    {
        for (var i = 0; i < path.Count; i++)
        {
            if (path[i].IsList && (crossLast || i < path.Count - 1))
            {
                var list = Leaf.At(at, [.. path.Take(i + 1)]);
                IReadOnlyList<AttributeModel> rest = [.. path.Skip(i + 1)];
                var attribute = path[i];
                return list.ValueKind == JsonValueKind.Array
                    && list.EnumerateArray().Any(e => Exists(e, rest, attribute, condition, crossLast));
            }
        }

        return condition(Leaf.At(at, path), path.Count == 0 ? element : path[^1]);
    }

    private static bool IsNull(JsonElement value) => value.ValueKind is JsonValueKind.Undefined or JsonValueKind.Null;

    private static bool AreEqual(JsonElement value, string other, LeafKind kind) =>
        kind != LeafKind.Object && Leaf.Text(value) is { } text && Leaf.Compare(kind, text, other) == 0;

    private static bool Compare(Predicate.Compare compare, JsonElement value, LeafKind kind)
    {
        if (kind == LeafKind.Object || Leaf.Text(value) is not { } text || (compare.Operator != Comparison.Matches && !StorableText.Is(compare.Value)))
        {
            return false;
        }

        return compare.Operator switch
        {
            Comparison.Contains => text.Contains(compare.Value, StringComparison.Ordinal),
            Comparison.StartsWith => text.StartsWith(compare.Value, StringComparison.Ordinal),
            Comparison.EndsWith => text.EndsWith(compare.Value, StringComparison.Ordinal),
            Comparison.Matches => Patterns.IsMatch(compare.Value, text),
            _ => Leaf.Compare(kind, text, compare.Value) is { } order && compare.Operator.Holds(order),
        };
    }

    private static bool Measures(Predicate.Measure measure, IReadOnlyList<FoundNode> nodes)
    {
        if (measure.Function == NodeFunction.Length)
        {
            return (measure.Nodes.IsPlural ? nodes.Count : LengthOf(nodes)) is { } length
                && measure.Operator.Holds(new ExactNumber(length, 0).CompareTo(ExactNumber.Parse(measure.Value)!.Value)); // checked when it was compiled
        }

        var numbers = new NumberStatistics();
        foreach (var node in nodes)
        {
            numbers = numbers.With(Leaf.Text(node.Value));
        }

        return numbers.Compare(measure.Function, measure.Operator, measure.Value) ?? false;
    }

    private static int? LengthOf(IReadOnlyList<FoundNode> nodes) => nodes switch
    {
        [{ Value.ValueKind: JsonValueKind.Array } list] => list.Value.GetArrayLength(),
        [{ Value.ValueKind: JsonValueKind.String } text] => text.Value.GetString()!.EnumerateRunes().Count(),
        _ => null,
    };

    private static bool Relates(Predicate.Relate relate, IEnumerable<FoundNode> left, List<FoundNode> right) =>
        left.Any(l => Leaf.Text(l.Value) is { } text && right.Any(r =>
            Leaf.Text(r.Value) is { } other && Leaf.Compare(LeafKinds.Of(relate.Kind), text, other) is { } order && relate.Operator.Holds(order)));
}
