namespace TmfGraph.GraphQL.Validation.Rules;

/// <summary>A variable name stands once in an operation.</summary>
/// <seealso href="https://spec.graphql.org/September2025/#sec-Variable-Uniqueness"/>
internal sealed class VariableUniquenessRule : IValidationRule
{
    public string Section => "sec-Variable-Uniqueness";

    public void Check(ValidationContext context)
    {
        foreach (var operation in context.Operations.Where(static o => o.Variables.Count > 1))
        {
            foreach (var group in operation.Variables.GroupBy(v => v.Name).Where(g => g.Skip(1).Any()))
            {
                context.Report($"The variable `${group.Key}` is defined more than once.", [.. group]);
            }
        }
    }
}
