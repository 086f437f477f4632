namespace TmfGraph.GraphQL.Validation.Rules;

/// <summary>Every variable used is defined by each operation that reaches it.</summary>
/// <seealso href="https://spec.graphql.org/September2025/#sec-All-Variable-Uses-Defined"/>
internal sealed class VariableUsesDefinedRule : IValidationRule
{
    public string Section => "sec-All-Variable-Uses-Defined";

    public void Check(ValidationContext context)
    {
        foreach (var operation in context.Operations)
        {
            var defined = operation.Variables.Select(v => v.Name).ToHashSet(StringComparer.Ordinal);
            foreach (var use in context.Reachable(operation).SelectMany(d => context.VariablesByDefinition[d]))
            {
                if (!defined.Contains(use.Node.Name))
                {
                    context.Report(
                        $"The variable `${use.Node.Name}` is not defined by {(operation.Name is null ? "the operation" : $"the operation `{operation.Name}`")}.",
                        use.Node);
                }
            }
        }
    }
}
