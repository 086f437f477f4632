using TmfGraph.GraphQL.Language;

namespace TmfGraph.GraphQL.Validation.Rules;

/// <summary>A subscription selects exactly one field, no introspection field, and no condition decides about it.</summary>
/// <seealso href="https://spec.graphql.org/September2025/#sec-Single-Root-Field"/>
internal sealed class SingleRootFieldRule : IValidationRule
{
    public string Section => "sec-Single-Root-Field";

    public void Check(ValidationContext context)
    {
        foreach (var operation in context.Operations.Where(o => o.Operation is OperationKind.Subscription))
        {
            var fields = new List<FieldNode>();
            var conditions = new List<SyntaxNode>();
            Collect(context, operation.SelectionSet, fields, conditions, []);
            if (conditions.Count > 0)
            {
                context.Report("`@skip` and `@include` are not allowed on the root selection of a subscription.", [.. conditions]);
            }

            if (fields.Select(f => f.ResponseName).Distinct().Skip(1).Any())
            {
                context.Report("A subscription selects exactly one field.", [.. fields.Skip(1)]);
            }
            else if (fields.Find(f => f.Name.StartsWith("__", StringComparison.Ordinal)) is { } introspection)
            {
                context.Report("The field of a subscription cannot be an introspection field.", introspection);
            }
        }
    }

    private static void Collect(
        ValidationContext context, SelectionSetNode selections, List<FieldNode> fields, List<SyntaxNode> conditions, HashSet<string> visited)
    {
        foreach (var selection in selections.Selections)
        {
            conditions.AddRange(selection.Directives.Where(d => d.Name is "skip" or "include"));
            switch (selection)
            {
                case FieldNode field:
                    fields.Add(field);
                    break;
                case InlineFragmentNode inline:
                    Collect(context, inline.SelectionSet, fields, conditions, visited);
                    break;
                case FragmentSpreadNode spread when visited.Add(spread.Name) && context.Fragments.TryGetValue(spread.Name, out var fragment):
                    Collect(context, fragment.SelectionSet, fields, conditions, visited);
                    break;
            }
        }
    }
}
