using System.Text.Json;
using TmfGraph.GraphQL.Execution.Values;
using TmfGraph.GraphQL.Language;

namespace TmfGraph.GraphQL.Execution.Plans;

/// <summary>
/// Gives a bit to each variable that decides a <c>@skip</c>, <c>@include</c>, <c>@defer</c> or <c>@stream</c>, and works the bits out for variable values. All bits are
/// given when the plan is made, as parts of it are compiled while requests already run.
/// </summary>
internal sealed class ConditionTable
{
    private static readonly Condition Never = new(1, 1);

    private readonly VariableTable _variables;
    private readonly List<Bit> _bits = [];

    /// <exception cref="GraphQLException">The operation uses more than 64 variables in such directives.</exception>
    public ConditionTable(VariableTable variables, OperationDefinitionNode operation, FragmentTable fragments)
    {
        _variables = variables;
        foreach (var directive in SelectionWalk.Of(operation, fragments.Find).SelectMany(s => s.Directives))
        {
            var isIncremental = directive.Name is "defer" or "stream";
            HasIncremental |= isIncremental;
            if ((isIncremental || directive.Name is "skip" or "include") && directive.Argument("if") is VariableNode variable)
            {
                Add(variable.Name, isIncremental, directive.Name is not "skip");
            }
        }
    }

    /// <summary>Whether something is deferred or streamed for some variable values.</summary>
    public bool HasIncremental { get; private set; }

    /// <summary>The condition that the directives of a selection make.</summary>
    public Condition Read(IReadOnlyList<DirectiveNode> directives)
    {
        var condition = Condition.Always;
        foreach (var directive in directives)
        {
            if (directive.Name is "skip" or "include")
            {
                condition = condition.And(Read(directive.Argument("if"), directive.Name is "include", withoutValue: false));
            }
        }

        return condition;
    }

    /// <summary>When a <c>@defer</c> or <c>@stream</c> counts.</summary>
    public Condition ReadIncremental(DirectiveNode directive) => Read(directive.Argument("if"), wanted: true, withoutValue: true);

    /// <summary>The bits that leave out least: all variables are true but those that only skip.</summary>
    public ulong Fullest { get; private set; }

    /// <summary>The bits of one variable set.</summary>
    public ulong Evaluate(VariableValues values)
    {
        ulong bits = 0;
        for (var i = 0; i < _bits.Count; i++)
        {
            var (variable, withoutValue) = _bits[i];
            if (values[variable].ValueKind is JsonValueKind.True || (withoutValue && values[variable].ValueKind is JsonValueKind.Undefined))
            {
                bits |= 1UL << i;
            }
        }

        return bits;
    }

    private Condition Read(ValueNode? value, bool wanted, bool withoutValue)
    {
        switch (value)
        {
            case BooleanValueNode literal:
                return literal.Value == wanted ? Condition.Always : Never;
            case VariableNode variable when _bits.IndexOf(new Bit(_variables.IndexOf(variable.Name), withoutValue)) is >= 0 and var bit:
                return wanted ? new Condition(1UL << bit, 0) : new Condition(0, 1UL << bit);
            default:
                return Condition.Always;
        }
    }

    private void Add(string variable, bool withoutValue, bool includes)
    {
        var bit = new Bit(_variables.IndexOf(variable), withoutValue);
        if (_bits.IndexOf(bit) is >= 0 and var known)
        {
            Fullest |= includes ? 1UL << known : 0;
            return;
        }

        if (_bits.Count == 64)
        {
            throw new GraphQLException("An operation may use at most 64 variables in @skip, @include, @defer and @stream.");
        }

        Fullest |= includes ? 1UL << _bits.Count : 0;
        _bits.Add(bit);
    }

    // a variable without a value leaves the default of @defer and @stream, which is true; the others have none and always get a value
    private readonly record struct Bit(int Variable, bool WithoutValue);
}
