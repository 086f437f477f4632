namespace TmfGraph.Gateway.Planning;

// Which fetches travel together
// -----------------------------
// Dependencies say how soon a fetch can be sent. How late it may be sent without making the plan longer follows from what waits for it. In
// between it is free, and uses that to meet others: all fetches from one source in one round are one request where the source takes that
// (operations of Apollo Federation join into one document, others into one batch), and fetches with the same operation are one everywhere.
// So a fetch is put off when that saves a request, and never else. Whatever is put off still stands before what needs it, so the number
// of rounds stays that of the longest chain.

/// <summary>Puts fetches into rounds, and those of one round and one source into one request.</summary>
internal sealed class RequestSchedule
{
    private readonly List<FetchStep> _steps;
    private readonly Dictionary<FetchStep, string> _shapes;
    private readonly Dictionary<FetchStep, List<FetchStep>> _dependents = [];
    private readonly PlannerBudget _budget;

    private RequestSchedule(List<FetchStep> steps, Dictionary<FetchStep, string> shapes, PlannerBudget budget)
    {
        _steps = steps;
        _shapes = shapes;
        _budget = budget;
        foreach (var step in steps)
        {
            _dependents.Add(step, []);
        }

        foreach (var step in steps)
        {
            foreach (var needed in step.DependsOn)
            {
                _dependents[needed].Add(step);
            }
        }
    }

    /// <summary>Sets the rounds of steps that are as early as they can be.</summary>
    /// <param name="steps">All steps in order; left in the order of their new rounds.</param>
    /// <param name="shapes">The operation of each fetch without its name.</param>
    /// <param name="budget">Pays for the search.</param>
    /// <returns>Steps that share a request, by the request; requests of a single step are not among them.</returns>
    public static List<FetchStep[]> Apply(List<FetchStep> steps, Dictionary<FetchStep, string> shapes, PlannerBudget budget)
    {
        var schedule = new RequestSchedule(steps, shapes, budget);
        schedule.PutOff();
        var ordered = steps.OrderBy(s => s.Round).ToList(); // stable: as made within a round
        steps.Clear();
        steps.AddRange(ordered);
        return [.. steps.Where(CanShare).GroupBy(s => (schedule.KeyOf(s), s.Round)).Select(g => g.ToArray()).Where(g => g.Length > 1)];
    }

    private static bool CanShare(FetchStep step) => step is { Source: not null, Kind: GraphQL.Language.OperationKind.Query, Contexts.Count: 0 };

    /// <summary>Equal for fetches that can be one request.</summary>
    private (object Source, string Shape) KeyOf(FetchStep step)
    {
        var source = step.Source!; // CanShare has seen it
        var joins = source.Apollo is null ? source.Settings is { RequestBatching: true, VariableBatching: true } : step.IsEntities;
        return (source, joins ? "" : _shapes[step]);
    }

    /// <summary>Empties groups, the earliest first, when all their fetches can go with later ones.</summary>
    private void PutOff()
    {
        bool changed;
        do
        {
            changed = false;
            var groups = _steps.Where(CanShare).GroupBy(KeyOf).ToList();
            foreach (var group in groups)
            {
                var rounds = group.Select(s => s.Round).Distinct().Order().ToArray();
                for (var i = 0; i < rounds.Length - 1; i++)
                {
                    var early = group.Where(s => s.Round == rounds[i]).ToArray();
                    var next = rounds[i + 1];
                    if (early.All(s => next < LimitOf(s)))
                    {
                        foreach (var step in early)
                        {
                            step.Round = next;
                        }

                        changed = true;
                    }
                }
            }
        } while (changed); // what waited for a moved fetch did not move, but what it waits for may move now
    }

    /// <summary>The first round that waits for the fetch; the largest number when none does.</summary>
    private int LimitOf(FetchStep step)
    {
        _budget.Take();
        return _dependents[step].Count == 0 ? int.MaxValue : _dependents[step].Min(d => d.Round);
    }
}
