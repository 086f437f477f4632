using System.Text;
using TmfGraph.GraphQL.Language;

namespace TmfGraph.Gateway.Tests.Random;

/// <summary>Makes a query that shows a fault as small as it goes, so that a comparison that fails can be read.</summary>
internal static class QueryShrinker
{
    /// <summary>The query without whatever it shows the fault without: fields, fragments, conditions.</summary>
    /// <param name="fails">Whether a query shows the fault; one that is refused does not.</param>
    public static async Task<string> ShrinkAsync(string query, Func<string, Task<bool>> fails)
    {
        var smallest = query;
        for (var found = true; found;)
        {
            found = false;
            var operation = (OperationDefinitionNode)SyntaxParser.Parse(Encoding.UTF8.GetBytes(smallest)).Definitions[0]; // queries begin with it
            foreach (var set in Smaller(operation.SelectionSet))
            {
                var text = Print(operation with { SelectionSet = set });
                if (await fails(text))
                {
                    (smallest, found) = (text, true);
                    break;
                }
            }
        }

        return smallest;
    }

    private static string Print(OperationDefinitionNode operation)
    {
        var body = SyntaxPrinter.Print(operation with { Variables = [] });
        return SyntaxPrinter.Print(operation with { Variables = [.. operation.Variables.Where(v => body.Contains("$" + v.Name, StringComparison.Ordinal))] });
    }

    /// <summary>The set with one thing less, larger things first.</summary>
    private static IEnumerable<SelectionSetNode> Smaller(SelectionSetNode set)
    {
        for (var i = 0; i < set.Selections.Count && set.Selections.Count > 1; i++)
        {
            yield return new SelectionSetNode([.. set.Selections.Take(i), .. set.Selections.Skip(i + 1)]);
        }

        for (var i = 0; i < set.Selections.Count; i++)
        {
            foreach (var smaller in Smaller(set.Selections[i]))
            {
                yield return new SelectionSetNode([.. set.Selections.Take(i), smaller, .. set.Selections.Skip(i + 1)]);
            }
        }
    }

    private static IEnumerable<SelectionNode> Smaller(SelectionNode selection)
    {
        if (selection.Directives.Count > 0)
        {
            yield return selection with { Directives = [] };
        }

        foreach (var inner in selection is FieldNode { SelectionSet: { } set } ? Smaller(set) : selection is InlineFragmentNode fragment ? Smaller(fragment.SelectionSet) : [])
        {
            yield return selection is FieldNode field ? field with { SelectionSet = inner } : ((InlineFragmentNode)selection) with { SelectionSet = inner };
        }
    }
}
