using TmfGraph.GraphQL.Language;

namespace TmfGraph.GraphQL.Execution.Plans;

/// <summary>Goes through all selections of an operation, and of the fragments it uses.</summary>
internal static class SelectionWalk
{
    /// <summary>Each selection once, however often its fragment is spread, in no certain order.</summary>
    /// <param name="fragment">Gives a fragment by its name; null for one there is not.</param>
    public static IEnumerable<SelectionNode> Of(OperationDefinitionNode operation, Func<string, FragmentDefinitionNode?> fragment)
    {
        var followed = new HashSet<string>(StringComparer.Ordinal);
        var waiting = new Stack<SelectionSetNode>([operation.SelectionSet]);
        while (waiting.TryPop(out var set))
        {
            foreach (var selection in set.Selections)
            {
                yield return selection;
                var below = selection switch
                {
                    FieldNode field => field.SelectionSet,
                    InlineFragmentNode inline => inline.SelectionSet,
                    FragmentSpreadNode spread when followed.Add(spread.Name) => fragment(spread.Name)?.SelectionSet,
                    _ => null,
                };
                if (below is not null)
                {
                    waiting.Push(below);
                }
            }
        }
    }
}
