using System.Text.Json;
using TmfGraph.GraphQL.Execution.Values;
using TmfGraph.GraphQL.Language;

namespace TmfGraph.GraphQL.Execution.Plans;

/// <summary>
/// Gives a bit to each variable that decides a <c>@skip</c> or <c>@include</c>, and works the bits out for variable values. All bits are
/// given when the plan is made, as parts of it are compiled while requests already run.
/// </summary>
internal sealed class ConditionTable
{
    private static readonly Condition Never = new(1, 1);

    private readonly VariableTable _variables;
    private readonly List<int> _variableOfBit = [];

    /// <exception cref="GraphQLException">The operation uses more than 64 variables in such directives.</exception>
    public ConditionTable(VariableTable variables, OperationDefinitionNode operation, FragmentTable fragments)
    {
        _variables = variables;
        AddFrom(operation.SelectionSet);
        foreach (var fragment in fragments.All)
        {
            AddFrom(fragment.SelectionSet);
        }
    }

    /// <summary>The condition that the directives of a selection make.</summary>
    public Condition Read(IReadOnlyList<DirectiveNode> directives)
    {
        var condition = Condition.Always;
        foreach (var directive in directives)
        {
            if (directive.Name is "skip" or "include")
            {
                condition = condition.And(Read(directive.Argument("if"), directive.Name is "include"));
            }
        }

        return condition;
    }

    /// <summary>The bits of one variable set. Variables without a value count as false.</summary>
    public ulong Evaluate(VariableValues values)
    {
        ulong bits = 0;
        for (var i = 0; i < _variableOfBit.Count; i++)
        {
            if (values[_variableOfBit[i]].ValueKind is JsonValueKind.True)
            {
                bits |= 1UL << i;
            }
        }

        return bits;
    }

    private Condition Read(ValueNode? value, bool wanted)
    {
        switch (value)
        {
            case BooleanValueNode literal:
                return literal.Value == wanted ? Condition.Always : Never;
            case VariableNode variable when _variableOfBit.IndexOf(_variables.IndexOf(variable.Name)) is >= 0 and var bit:
                return wanted ? new Condition(1UL << bit, 0) : new Condition(0, 1UL << bit);
            default:
                return Condition.Always;
        }
    }

    private void AddFrom(SelectionSetNode selection)
    {
        foreach (var node in selection.Selections)
        {
            foreach (var directive in node.Directives)
            {
                if (directive.Name is "skip" or "include" && directive.Argument("if") is VariableNode variable)
                {
                    Add(variable.Name);
                }
            }

            var below = node switch
            {
                FieldNode field => field.SelectionSet,
                InlineFragmentNode fragment => fragment.SelectionSet,
                _ => null,
            };
            if (below is not null)
            {
                AddFrom(below);
            }
        }
    }

    private void Add(string variable)
    {
        var index = _variables.IndexOf(variable);
        if (index < 0 || _variableOfBit.Contains(index))
        {
            return; // a fragment that this operation does not use may name a variable of another operation
        }

        if (_variableOfBit.Count == 64)
        {
            throw new GraphQLException("An operation may use at most 64 variables in @skip and @include.");
        }

        _variableOfBit.Add(index);
    }
}
