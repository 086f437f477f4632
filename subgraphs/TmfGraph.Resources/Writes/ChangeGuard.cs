using System.Text.Json;
using TmfGraph.Resources.Model;
using TmfGraph.Resources.Storage.Values;

namespace TmfGraph.Resources.Writes;

/// <summary>Compares a resource's document before and after a change: what may not change, which moves are legal, and what did change.</summary>
internal static class ChangeGuard
{
    /// <summary>Problems with immutable attributes (of clients only) and with lifecycles.</summary>
    public static IReadOnlyList<AttributeProblem> Check(ResourceType type, JsonElement before, JsonElement after, bool isServer)
    {
        var problems = new List<AttributeProblem>();
        foreach (var attribute in type.Attributes)
        {
            if ((!attribute.Immutable || isServer) && attribute.Lifecycle is null)
            {
                continue;
            }

            var old = Leaf.At(before, [attribute]);
            var now = Leaf.At(after, [attribute]);
            if (AreSame(attribute, old, now))
            {
                continue;
            }

            if (attribute.Immutable && !isServer)
            {
                problems.Add(new AttributeProblem(
                    attribute.JsonName, AttributeProblemCodes.Immutable, $"'{attribute.JsonName}' cannot be changed once the {type.TmfName} exists."));
            }
            else if (attribute.Lifecycle is { Moves.Count: > 0 } lifecycle && Leaf.Text(old) is { } from)
            {
                CheckMove(attribute, lifecycle, from, Leaf.Text(now), problems);
            }
        }

        return problems;
    }

    /// <summary>Whether the state changed, and whether anything else did. What the server renews by itself is not looked at.</summary>
    public static (bool State, bool Others) Changes(ResourceType type, JsonElement before, JsonElement after)
    {
        var state = false;
        var others = false;
        foreach (var name in before.EnumerateObject().Concat(after.EnumerateObject()).Select(p => p.Name).Distinct(StringComparer.Ordinal))
        {
            var attribute = type.GetByJsonName(name);
            if (attribute is { UpdatedByServer: true })
            {
                continue;
            }

            var had = before.TryGetProperty(name, out var old);
            if (had != after.TryGetProperty(name, out var now) || (had && !JsonElement.DeepEquals(old, now)))
            {
                var isState = attribute is not null && attribute == type.StateAttribute;
                state |= isState;
                others |= !isState;
            }
        }

        return (state, others);
    }

    private static void CheckMove(AttributeModel attribute, Lifecycle lifecycle, string from, string? to, List<AttributeProblem> problems)
    {
        if (attribute.Enum is null && !(Knows(lifecycle, from) && (to is null || Knows(lifecycle, to))))
        {
            return; // free text: what the lifecycle does not name may come and go
        }

        var legal = lifecycle.Moves.GetValueOrDefault(from) ?? [];
        if (to is null || !legal.Contains(to))
        {
            var way = legal.Count == 0 ? $"'{from}' is final" : $"from '{from}' it can only go to {string.Join(", ", legal.Select(s => $"'{s}'"))}";
            problems.Add(new AttributeProblem(
                attribute.JsonName, AttributeProblemCodes.IllegalMove, $"'{attribute.JsonName}' cannot become {(to is null ? "empty" : $"'{to}'")}: {way}."));
        }
    }

    private static bool Knows(Lifecycle lifecycle, string state) =>
        lifecycle.Initial == state || lifecycle.Moves.ContainsKey(state) || lifecycle.Moves.Values.Any(targets => targets.Contains(state));

    /// <summary>The same value in another spelling (an offset, a trailing zero) is no change.</summary>
    private static bool AreSame(AttributeModel attribute, JsonElement old, JsonElement now)
    {
        if (old.ValueKind is JsonValueKind.Undefined or JsonValueKind.Null || now.ValueKind is JsonValueKind.Undefined or JsonValueKind.Null)
        {
            return old.ValueKind is JsonValueKind.Undefined or JsonValueKind.Null && now.ValueKind is JsonValueKind.Undefined or JsonValueKind.Null;
        }

        return JsonElement.DeepEquals(old, now)
            || (Leaf.Text(old) is { } a && Leaf.Text(now) is { } b && Leaf.Compare(LeafKinds.Of(attribute), a, b) == 0);
    }
}
