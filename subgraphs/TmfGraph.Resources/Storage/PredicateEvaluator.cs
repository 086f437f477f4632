using System.Diagnostics;
using System.Text.Json;
using TmfGraph.Resources.Model;
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
        return Holds(predicate, document, null);
    }

    private static bool Holds(Predicate predicate, JsonElement at, AttributeModel? element) => predicate switch
    {
        Predicate.And(var parts) => parts.All(p => Holds(p, at, element)),
        Predicate.Or(var parts) => parts.Any(p => Holds(p, at, element)),
        Predicate.Not(var inner) => !Holds(inner, at, element),
        Predicate.Compare compare => Exists(at, compare.Path.Attributes, element, (v, a) => Compare(compare, v, LeafKinds.Of(a))),
        Predicate.In(var path, var values) => Exists(at, path.Attributes, element, (v, a) => values.Any(x => AreEqual(v, x, LeafKinds.Of(a)))),
        Predicate.IsNull(var path) => !Exists(at, path.Attributes, element, static (v, _) => !IsNull(v), crossLast: false),
        Predicate.Some(var list, var condition) => Exists(at, list.Attributes, null, (v, a) => Holds(condition, v, a)),
        Predicate.All(var list, var condition) => !Exists(at, list.Attributes, null, (v, a) => !Holds(condition, v, a)),
        Predicate.Any(var list) => Exists(at, list.Attributes, null, static (_, _) => true),
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
            _ => Leaf.Compare(kind, text, compare.Value) is { } order && compare.Operator switch
            {
                Comparison.Equal => order == 0,
                Comparison.Greater => order > 0,
                Comparison.GreaterOrEqual => order >= 0,
                Comparison.Less => order < 0,
                Comparison.LessOrEqual => order <= 0,
                _ => throw new UnreachableException(),
            },
        };
    }
}
