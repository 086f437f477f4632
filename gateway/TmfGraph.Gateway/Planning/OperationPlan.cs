using TmfGraph.GraphQL.Language;

namespace TmfGraph.Gateway.Planning;

/// <summary>
/// How an operation is answered: a graph of fetches, and the shape of the answer with, for every field, the fetch that brings it.
/// Read-only and safe to share; <see cref="ToString"/> is its readable form.
/// </summary>
public sealed class OperationPlan
{
    internal OperationPlan(OperationKind kind, string? name, Position root, IReadOnlyList<FetchStep> steps, IReadOnlyList<string> conditionVariables)
    {
        Kind = kind;
        Name = name;
        Root = root;
        Steps = steps;
        ConditionVariables = conditionVariables;
    }

    public OperationKind Kind { get; }

    /// <summary>The operation's name; null for an anonymous one.</summary>
    public string? Name { get; }

    /// <summary>Fetches in an order in which each stands after those it needs.</summary>
    internal IReadOnlyList<FetchStep> Steps { get; }

    internal Position Root { get; }

    /// <summary>How many positions there are; see <see cref="Position.Number"/>.</summary>
    internal int PositionCount { get; init; }

    /// <summary>How many runs of leaves there are; see <see cref="LeafRun.Number"/>.</summary>
    internal int LeafRunCount { get; init; }

    /// <summary>Bytes to reserve for an answer: as many as the last one took.</summary>
    internal int ExpectedLength { get; set; } = 16 * 1024;

    /// <summary>The parts in which the answer is given; null when it is planned as a whole.</summary>
    internal PlanParts? Parts { get; init; }

    /// <summary>Variables that <c>@skip</c> and <c>@include</c> use: by their bits in conditions.</summary>
    internal IReadOnlyList<string> ConditionVariables { get; }

    /// <summary>Labels of overrides it was made under, as far as they count for it: active or not.</summary>
    internal IReadOnlyDictionary<string, bool> Labels { get; init; } = new Dictionary<string, bool>();

    /// <summary>What is taken out of it, as whoever asks may not see it; null for nothing.</summary>
    internal IReadOnlyList<Refusal>? Refusals { get; init; }

    /// <summary>How many steps of search it took, see <see cref="PlannerOptions.MaxNodes"/>.</summary>
    internal int SearchSteps { get; init; }

    /// <summary>Whether it is the plan for requests with these active labels.</summary>
    internal bool IsFor(IReadOnlySet<string> activeLabels)
    {
        foreach (var (label, isActive) in Labels)
        {
            if (activeLabels.Contains(label) != isActive)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>How many requests it sends, where each source takes what is sent together as one; introspection left out.</summary>
    public int RequestCount => Steps.Count(s => s.Source is not null && (s.Shared is null || s.Shared.First == s));

    /// <summary>How many fetches stand one after the other on its longest path.</summary>
    public int Rounds => Steps.Count == 0 ? 0 : Steps.Max(s => s.Round);

    /// <summary>The plan as text; see <see cref="PlanPrinter"/>.</summary>
    public override string ToString() => PlanPrinter.Print(this);
}
