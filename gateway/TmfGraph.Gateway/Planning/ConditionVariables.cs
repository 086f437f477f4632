using TmfGraph.GraphQL.Execution.Plans;
using TmfGraph.GraphQL.Language;
using Conjunction = TmfGraph.GraphQL.Execution.Plans.Condition;

namespace TmfGraph.Gateway.Planning;

/// <summary>
/// The variables that decide the <c>@skip</c> and <c>@include</c> of an operation: each has a bit, in the order of their names. They are found before
/// anything is planned, so that however many conditions there are, putting two together takes a few instructions.
/// </summary>
internal sealed class ConditionVariables
{
    private const int Max = 64;

    private readonly string[] _names;

    private ConditionVariables(string[] names) => _names = names;

    /// <summary>What no values fulfil.</summary>
    public static Conjunction Never { get; } = new(1, 1);

    /// <summary>For an operation whose conditions are all known.</summary>
    public static ConditionVariables None { get; } = new([]);

    /// <summary>By their bits.</summary>
    public IReadOnlyList<string> Names => _names;

    /// <exception cref="PlanningException">There are more of them than bits.</exception>
    public static ConditionVariables Of(OperationDefinitionNode operation, IReadOnlyDictionary<string, FragmentDefinitionNode> fragments)
    {
        var names = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var selection in SelectionWalk.Of(operation, fragments.GetValueOrDefault))
        {
            Collect(selection, names);
        }

        return names.Count <= Max
            ? new ConditionVariables([.. names])
            : throw new PlanningException($"The operation uses more than {Max} variables in @skip and @include.", PlanningException.TooComplex);
    }

    /// <summary>What the directives of a selection ask for.</summary>
    public Conjunction Read(SelectionNode selection)
    {
        var condition = Conjunction.Always;
        foreach (var directive in selection.Directives)
        {
            if (directive.Name is "skip" or "include")
            {
                condition = condition.And(Read(directive.Argument("if"), directive.Name is "include"));
            }
        }

        return condition;
    }

    /// <summary>The variables that must have a value, and which.</summary>
    public IEnumerable<(string Variable, bool Expected)> TermsOf(Conjunction conjunction)
    {
        for (var i = 0; i < _names.Length; i++)
        {
            if ((conjunction.On & (1UL << i)) != 0)
            {
                yield return (_names[i], true);
            }

            if ((conjunction.Off & (1UL << i)) != 0)
            {
                yield return (_names[i], false);
            }
        }
    }

    /// <summary>A condition as people read it.</summary>
    public string ToText(Condition condition) =>
        condition.IsNever ? "never"
        : string.Join(" or ", condition.Alternatives.Select(a => string.Join(" and ", TermsOf(a).Select(t => t.Expected ? "$" + t.Variable : "not $" + t.Variable))));

    private Conjunction Read(ValueNode? value, bool expected)
    {
        switch (value)
        {
            case BooleanValueNode literal:
                return literal.Value == expected ? Conjunction.Always : Never;
            case VariableNode variable:
                var bit = 1UL << Array.BinarySearch(_names, variable.Name, StringComparer.Ordinal);
                return expected ? new Conjunction(bit, 0) : new Conjunction(0, bit);
            default:
                return Conjunction.Always; // validation has let nothing else pass
        }
    }

    private static void Collect(SelectionNode selection, SortedSet<string> names)
    {
        foreach (var directive in selection.Directives)
        {
            if (directive.Name is "skip" or "include" && directive.Argument("if") is VariableNode variable)
            {
                names.Add(variable.Name);
            }
        }
    }
}
