using Conjunction = TmfGraph.GraphQL.Execution.Plans.Condition;

namespace TmfGraph.Gateway.Planning;

/// <summary>
/// When a selection counts: when at least one alternative holds. A field that stands twice in a document counts when either place does, so
/// conditions are alternatives of conjunctions, these being bits of <see cref="ConditionVariables"/>.
/// </summary>
internal sealed class Condition : IEquatable<Condition>
{
    /// <summary>How many alternatives one condition may have. Finding those that add nothing compares all with all.</summary>
    private const int MaxAlternatives = 1_024;

    private readonly Conjunction[] _alternatives;

    private Condition(Conjunction[] alternatives) => _alternatives = alternatives;

    public static Condition Always { get; } = new([Conjunction.Always]);

    public static Condition Never { get; } = new([]);

    /// <summary>Conjunctions of which one must hold; a single empty one for <see cref="Always"/>.</summary>
    public IReadOnlyList<Conjunction> Alternatives => _alternatives;

    public bool IsAlways => _alternatives.Length > 0 && _alternatives[0].IsAlways;

    public bool IsNever => _alternatives.Length == 0;

    /// <summary>Itself; null when it always holds.</summary>
    public Condition? UnlessAlways => IsAlways ? null : this;

    /// <summary>Holds when any of them does.</summary>
    /// <exception cref="PlanningException">It has too many alternatives.</exception>
    public static Condition AnyOf(IEnumerable<Conjunction> alternatives)
    {
        var distinct = new HashSet<Conjunction>();
        foreach (var alternative in alternatives)
        {
            if (alternative.IsAlways)
            {
                return Always;
            }

            if (!alternative.IsNever && distinct.Add(alternative) && distinct.Count > MaxAlternatives)
            {
                throw new PlanningException(
                    $"A field depends on more than {MaxAlternatives} combinations of @skip and @include; use fewer variables at once.",
                    PlanningException.TooComplex);
            }
        }

        return distinct.Count == 0 ? Never : new Condition(Simplify(distinct));
    }

    /// <inheritdoc cref="AnyOf(IEnumerable{Conjunction})"/>
    public static Condition AnyOf(IEnumerable<Condition> conditions) => AnyOf(conditions.SelectMany(c => c._alternatives));

    /// <summary>Holds when both do.</summary>
    /// <exception cref="PlanningException">It has too many alternatives.</exception>
    public Condition And(Condition other) =>
        other.IsAlways ? this
        : IsAlways ? other
        : AnyOf(_alternatives.SelectMany(left => other._alternatives.Select(left.And)));

    /// <summary>Holds when this does and the other one does not.</summary>
    /// <exception cref="PlanningException">It has too many alternatives.</exception>
    public Condition Without(Conjunction other)
    {
        var failing = new List<Conjunction>();
        for (var variable = 1UL; variable != 0; variable <<= 1)
        {
            if ((other.On & variable) != 0)
            {
                failing.Add(new Conjunction(0, variable));
            }

            if ((other.Off & variable) != 0)
            {
                failing.Add(new Conjunction(variable, 0));
            }
        }

        return AnyOf(_alternatives.SelectMany(a => failing.Select(a.And)));
    }

    /// <summary>The same where this is known to hold.</summary>
    public Condition Given(Conjunction known) => known.IsAlways || IsAlways ? this : AnyOf(_alternatives.Select(a => a.Except(known)));

    public bool Holds(ulong flags)
    {
        foreach (var alternative in _alternatives)
        {
            if (alternative.Holds(flags))
            {
                return true;
            }
        }

        return false;
    }

    public bool Equals(Condition? other) => other is not null && _alternatives.AsSpan().SequenceEqual(other._alternatives);

    public override bool Equals(object? obj) => Equals(obj as Condition);

    public override int GetHashCode() => _alternatives.Aggregate(0, HashCode.Combine);

    /// <summary>In the order of their lengths, without those that a weaker one covers. One of the same length covers only itself.</summary>
    private static Conjunction[] Simplify(HashSet<Conjunction> distinct)
    {
        var ordered = distinct.Order(ByWeakness.Instance).ToArray();
        var kept = 0; // at the front of the same array
        var weaker = 0; // of them, those that are shorter than the one looked at
        var length = 0;
        foreach (var candidate in ordered)
        {
            if (candidate.Count > length)
            {
                (weaker, length) = (kept, candidate.Count);
            }

            if (!IsCovered(candidate, ordered.AsSpan(0, weaker)))
            {
                ordered[kept++] = candidate;
            }
        }

        return kept == ordered.Length ? ordered : ordered[..kept];
    }

    private static bool IsCovered(Conjunction candidate, ReadOnlySpan<Conjunction> weaker)
    {
        foreach (var one in weaker)
        {
            if (one.Covers(candidate))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Short ones first; among those as long, by the first variable that one has and the other has not in this way.</summary>
    private sealed class ByWeakness : IComparer<Conjunction>
    {
        public static readonly ByWeakness Instance = new();

        public int Compare(Conjunction x, Conjunction y)
        {
            var byLength = x.Count.CompareTo(y.Count);
            if (byLength != 0)
            {
                return byLength;
            }

            var different = (x.On ^ y.On) | (x.Off ^ y.Off);
            var first = different & (0UL - different);
            return Rank(x, first).CompareTo(Rank(y, first));
        }

        private static int Rank(Conjunction conjunction, ulong variable) =>
            (conjunction.On & variable) != 0 ? 0 : (conjunction.Off & variable) != 0 ? 1 : 2;
    }
}
