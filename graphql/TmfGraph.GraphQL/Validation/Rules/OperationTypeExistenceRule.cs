using TmfGraph.GraphQL.Language;

namespace TmfGraph.GraphQL.Validation.Rules;

/// <summary>The schema must have a root type for the operation.</summary>
/// <seealso href="https://spec.graphql.org/September2025/#sec-Operation-Type-Existence"/>
internal sealed class OperationTypeExistenceRule : IValidationRule
{
    public string Section => "sec-Operation-Type-Existence";

    public void Check(ValidationContext context)
    {
        foreach (var operation in context.Operations)
        {
            if (context.Schema.GetRootType(operation.Operation) is null)
            {
                context.Report($"The schema has no {operation.Operation.Keyword()} type.", operation);
            }
        }
    }
}
