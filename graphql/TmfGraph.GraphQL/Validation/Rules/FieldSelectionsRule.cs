namespace TmfGraph.GraphQL.Validation.Rules;

/// <summary>A selected field exists on its type.</summary>
/// <seealso href="https://spec.graphql.org/September2025/#sec-Field-Selections"/>
internal sealed class FieldSelectionsRule : IValidationRule
{
    public string Section => "sec-Field-Selections";

    public void Check(ValidationContext context)
    {
        foreach (var use in context.Fields)
        {
            if (use.Parent is not null && use.Definition is null)
            {
                context.Report($"The field `{use.Node.Name}` does not exist on the type `{use.Parent.Name}`.", use.Node);
            }
        }
    }
}
