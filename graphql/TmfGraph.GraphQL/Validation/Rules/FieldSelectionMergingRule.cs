namespace TmfGraph.GraphQL.Validation.Rules;

/// <summary>Fields with one response name can be merged: same shape always, same field and arguments where they may meet in one object.</summary>
/// <seealso href="https://spec.graphql.org/September2025/#sec-Field-Selection-Merging"/>
internal sealed class FieldSelectionMergingRule : IValidationRule
{
    public string Section => "sec-Field-Selection-Merging";

    public void Check(ValidationContext context)
    {
        foreach (var operation in context.Operations)
        {
            new FieldMerge(context).Check(operation);
        }
    }
}
