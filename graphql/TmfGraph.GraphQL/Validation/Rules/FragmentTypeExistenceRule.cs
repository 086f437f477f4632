namespace TmfGraph.GraphQL.Validation.Rules;

/// <summary>A fragment's type condition names a type of the schema.</summary>
/// <seealso href="https://spec.graphql.org/September2025/#sec-Fragment-Spread-Type-Existence"/>
internal sealed class FragmentTypeExistenceRule : IValidationRule
{
    public string Section => "sec-Fragment-Spread-Type-Existence";

    public void Check(ValidationContext context)
    {
        foreach (var condition in context.TypeConditions)
        {
            if (context.Schema.GetType(condition.Name) is null)
            {
                context.Report($"The type `{condition.Name}` of the fragment does not exist.", condition);
            }
        }
    }
}
