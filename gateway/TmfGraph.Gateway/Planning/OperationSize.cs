using TmfGraph.GraphQL.Language;

namespace TmfGraph.Gateway.Planning;

/// <summary>
/// Ends planning when an operation gets too long, before it is written: what is made once may be printed in many places (for each of
/// several types), so the text may be far larger than its syntax tree.
/// </summary>
internal sealed class OperationSize(PlannerBudget budget)
{
    private readonly Dictionary<object, long> _known = new(ReferenceEqualityComparer.Instance);

    /// <summary>Checks a selection set by the least number of bytes that it takes.</summary>
    public void Check(SelectionSetNode set) => Of(set);

    private long Of(SelectionSetNode set)
    {
        if (_known.TryGetValue(set, out var size))
        {
            return size;
        }

        foreach (var selection in set.Selections)
        {
            size += selection switch
            {
                FieldNode field => (field.Alias?.Length ?? 0) + field.Name.Length + field.Arguments.Sum(Of) + (field.SelectionSet is { } below ? Of(below) : 0),
                InlineFragmentNode inline => "...".Length + Of(inline.SelectionSet),
                _ => 0,
            };
            budget.CheckLength(size);
        }

        _known.Add(set, size);
        return size;
    }

    private long Of(ArgumentNode argument)
    {
        if (!_known.TryGetValue(argument, out var size))
        {
            _known.Add(argument, size = argument.Name.Length + argument.Value.ToString()!.Length);
        }

        return size;
    }
}
