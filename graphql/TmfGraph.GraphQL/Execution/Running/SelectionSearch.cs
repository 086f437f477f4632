using TmfGraph.GraphQL.Execution.Plans;
using TmfGraph.GraphQL.Language;

namespace TmfGraph.GraphQL.Execution.Running;

/// <summary>Looks for fields in a selection by name, through fragments, leaving out what the variables of the request exclude.</summary>
internal static class SelectionSearch
{
    public static bool Contains(OperationRun run, IReadOnlyList<SelectionPart> parts, ReadOnlySpan<string> path)
    {
        if (path.IsEmpty)
        {
            return true;
        }

        foreach (var (node, condition, _) in parts)
        {
            if (Contains(run, node, condition, path))
            {
                return true;
            }
        }

        return false;
    }

    private static bool Contains(OperationRun run, SelectionSetNode selection, Condition outer, ReadOnlySpan<string> path)
    {
        foreach (var node in selection.Selections)
        {
            var condition = outer.And(run.Plan.Conditions.Read(node.Directives));
            if (!run.HoldsForAny(condition))
            {
                continue;
            }

            var found = node switch
            {
                FieldNode field => field.Name == path[0]
                    && (path.Length == 1 || (field.SelectionSet is { } below && Contains(run, below, condition, path[1..]))),
                InlineFragmentNode fragment => Contains(run, fragment.SelectionSet, condition, path),
                FragmentSpreadNode spread => run.Plan.Fragments.Find(spread.Name) is { } fragment
                    && Contains(run, fragment.SelectionSet, condition, path),
                _ => false,
            };
            if (found)
            {
                return true;
            }
        }

        return false;
    }
}
