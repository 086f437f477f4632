using System.Text;

namespace TmfGraph.Gateway.Planning;

/// <summary>One variable of <c>@include</c> (expected true) or <c>@skip</c> (expected false).</summary>
internal readonly record struct ConditionTerm(string Variable, bool Expected);

/// <summary>
/// When a selection counts: when all terms of at least one alternative hold. A field that stands twice in a document counts when either
/// place does, so conditions are alternatives of conjunctions.
/// </summary>
internal sealed class Condition
{
    /// <summary>How many alternatives one condition may have. Finding those that add nothing compares all with all.</summary>
    private const int MaxAlternatives = 1_024;

    private readonly IReadOnlyList<IReadOnlyList<ConditionTerm>> _alternatives;

    private Condition(IReadOnlyList<IReadOnlyList<ConditionTerm>> alternatives)
    {
        _alternatives = alternatives;
        Key = KeyOf(alternatives);
    }

    public static Condition Always { get; } = new([[]]);

    public static Condition Never { get; } = new([]);

    /// <summary>Conjunctions of which one must hold; a single empty one for <see cref="Always"/>.</summary>
    public IReadOnlyList<IReadOnlyList<ConditionTerm>> Alternatives => _alternatives;

    /// <summary>Equal for equal conditions.</summary>
    public string Key { get; }

    public bool IsAlways => _alternatives.Count > 0 && _alternatives[0].Count == 0;

    public bool IsNever => _alternatives.Count == 0;

    public Condition And(ConditionTerm term) => And(new Condition([[term]]));

    public Condition And(Condition other)
    {
        if (other.IsAlways || IsNever)
        {
            return this;
        }

        if (IsAlways || other.IsNever)
        {
            return other;
        }

        var alternatives = new List<IReadOnlyList<ConditionTerm>>();
        foreach (var left in _alternatives)
        {
            foreach (var right in other._alternatives)
            {
                var terms = left.Union(right).OrderBy(t => t.Variable, StringComparer.Ordinal).ThenBy(t => t.Expected).ToArray();
                var contradicts = terms.Select(t => t.Variable).Distinct().Count() != terms.Length;
                if (!contradicts)
                {
                    alternatives.Add(terms);
                }
            }
        }

        return Simplify(alternatives);
    }

    public Condition Or(Condition other)
    {
        if (IsAlways || other.IsNever || Key == other.Key)
        {
            return this;
        }

        return other.IsAlways || IsNever ? other : Simplify([.. _alternatives, .. other._alternatives]);
    }

    /// <summary>Holds when one of them does; one step for many, where <see cref="Or"/> would simplify again each time.</summary>
    public static Condition AnyOf(IEnumerable<Condition> conditions)
    {
        var distinct = conditions.DistinctBy(c => c.Key).ToArray();
        return distinct switch
        {
            [] => Never,
            [var single] => single,
            _ => Simplify([.. distinct.SelectMany(c => c._alternatives)]),
        };
    }

    /// <summary>The same where these terms are known to hold.</summary>
    public Condition Given(IReadOnlyList<ConditionTerm> known) =>
        known.Count == 0 || IsAlways || IsNever ? this : Simplify([.. _alternatives.Select(a => a.Except(known).ToArray())]);

    public override string ToString() => Key;

    private static Condition Simplify(IReadOnlyList<IReadOnlyList<ConditionTerm>> alternatives)
    {
        var distinct = alternatives.Select(a => (Terms: a, Key: KeyOf([a]))).DistinctBy(a => a.Key).ToArray();
        if (distinct.Length > MaxAlternatives)
        {
            throw new PlanningException(
                $"A field depends on more than {MaxAlternatives} combinations of @skip and @include; use fewer variables at once.",
                PlanningException.TooComplex);
        }

        var kept = new List<IReadOnlyList<ConditionTerm>>();
        foreach (var (candidate, _) in distinct.OrderBy(a => a.Terms.Count).ThenBy(a => a.Key, StringComparer.Ordinal))
        {
            // what a weaker alternative covers adds nothing; one of the same length covers only itself
            if (!kept.Exists(k => k.Count < candidate.Count && k.All(candidate.Contains)))
            {
                kept.Add(candidate);
            }
        }

        return kept.Count == 0 ? Never : kept[0].Count == 0 ? Always : new Condition(kept);
    }

    private static string KeyOf(IReadOnlyList<IReadOnlyList<ConditionTerm>> alternatives)
    {
        if (alternatives.Count == 0)
        {
            return "never";
        }

        var key = new StringBuilder();
        foreach (var alternative in alternatives)
        {
            key.Append(key.Length > 0 ? " or " : "");
            key.AppendJoin(" and ", alternative.Select(t => t.Expected ? "$" + t.Variable : "not $" + t.Variable));
        }

        return key.ToString();
    }
}
