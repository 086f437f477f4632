namespace TmfGraph.GraphQL.Validation.Rules;

/// <summary>Every operation name stands once.</summary>
/// <seealso href="https://spec.graphql.org/September2025/#sec-Operation-Name-Uniqueness"/>
internal sealed class OperationNameUniquenessRule : IValidationRule
{
    public string Section => "sec-Operation-Name-Uniqueness";

    public void Check(ValidationContext context)
    {
        foreach (var group in context.Operations.Where(o => o.Name is not null).GroupBy(o => o.Name).Where(g => g.Skip(1).Any()))
        {
            context.Report($"The operation name `{group.Key}` is used more than once.", [.. group]);
        }
    }
}
