using TmfGraph.Resources.Model;

namespace TmfGraph.Resources.Rest.Documents.Lifecycles;

/// <summary>The states of a lifecycle in the order in which they are drawn, and the moves between them.</summary>
/// <param name="Initial">The state of a new resource; null when it brings its own.</param>
/// <param name="States">From the initial state on, those without a way out last.</param>
/// <param name="Moves">The legal moves, by places in <see cref="States"/>.</param>
internal sealed record StateGraph(string? Initial, IReadOnlyList<string> States, IReadOnlyList<(int From, int To)> Moves)
{
    /// <summary>The graph of an attribute's lifecycle; null when it has none, or one without moves, where any state may follow any other.</summary>
    public static StateGraph? Of(AttributeModel? attribute)
    {
        if (attribute?.Lifecycle is not { Moves.Count: > 0 } lifecycle)
        {
            return null;
        }

        var found = Discover(lifecycle, attribute.Enum);
        List<string> states = [.. found.Where(s => !IsFinal(lifecycle, s)), .. found.Where(s => IsFinal(lifecycle, s))];
        var places = states.Index().ToDictionary(s => s.Item, s => s.Index, StringComparer.Ordinal);
        var moves = from state in states.Index()
                    from next in Next(lifecycle, state.Item)
                    let to = places[next]
                    where to != state.Index
                    orderby state.Index, to
                    select (state.Index, to);
        return new StateGraph(lifecycle.Initial, states, [.. moves.Distinct()]);
    }

    public bool IsFinal(int state) => !Moves.Any(m => m.From == state);

    /// <summary>Where a state may move to, in words.</summary>
    public IReadOnlyList<string> NextOf(int state) => [.. Moves.Where(m => m.From == state).Select(m => States[m.To])];

    /// <summary>Every state, near ones first. The table of moves has no order of its own, so the one of the enum or of the alphabet starts it.</summary>
    private static List<string> Discover(Lifecycle lifecycle, EnumModel? values)
    {
        var mentioned = lifecycle.Moves.Keys.Concat(lifecycle.Moves.Values.SelectMany(v => v)).ToHashSet(StringComparer.Ordinal);
        var reached = lifecycle.Moves.Values.SelectMany(v => v).ToHashSet(StringComparer.Ordinal);
        var starts = (values?.Members.Select(m => m.Value).Where(mentioned.Contains) ?? mentioned.Order(StringComparer.Ordinal)).OrderBy(reached.Contains);
        var found = new List<string>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var start in starts.Concat(mentioned.Order(StringComparer.Ordinal)).Prepend(lifecycle.Initial).OfType<string>())
        {
            var waiting = new Queue<string>([start]);
            while (waiting.TryDequeue(out var state))
            {
                if (seen.Add(state))
                {
                    found.Add(state);
                    foreach (var next in Next(lifecycle, state))
                    {
                        waiting.Enqueue(next);
                    }
                }
            }
        }

        return found;
    }

    private static bool IsFinal(Lifecycle lifecycle, string state) => Next(lifecycle, state).All(n => n == state);

    private static IReadOnlyList<string> Next(Lifecycle lifecycle, string state) => lifecycle.Moves.GetValueOrDefault(state) ?? [];
}
