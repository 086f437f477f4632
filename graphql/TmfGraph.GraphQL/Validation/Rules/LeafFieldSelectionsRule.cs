namespace TmfGraph.GraphQL.Validation.Rules;

/// <summary>Leaves have no sub-selection, everything else has one.</summary>
/// <seealso href="https://spec.graphql.org/September2025/#sec-Leaf-Field-Selections"/>
internal sealed class LeafFieldSelectionsRule : IValidationRule
{
    public string Section => "sec-Leaf-Field-Selections";

    public void Check(ValidationContext context)
    {
        foreach (var (node, _, definition) in context.Fields)
        {
            if (definition is null)
            {
                continue;
            }

            if (definition.Type.IsLeaf && node.SelectionSet is not null)
            {
                context.Report($"`{node.Name}` returns the leaf type `{definition.Type}` and cannot have a selection.", node);
            }
            else if (!definition.Type.IsLeaf && node.SelectionSet is null)
            {
                context.Report($"`{node.Name}` returns `{definition.Type}`, so fields of it must be selected.", node);
            }
        }
    }
}
