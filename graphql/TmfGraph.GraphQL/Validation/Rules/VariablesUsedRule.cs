namespace TmfGraph.GraphQL.Validation.Rules;

/// <summary>Every variable defined is used.</summary>
/// <seealso href="https://spec.graphql.org/September2025/#sec-All-Variables-Used"/>
internal sealed class VariablesUsedRule : IValidationRule
{
    public string Section => "sec-All-Variables-Used";

    public void Check(ValidationContext context)
    {
        foreach (var operation in context.Operations)
        {
            var used = context.Reachable(operation).SelectMany(d => context.VariablesByDefinition[d]).Select(u => u.Node.Name).ToHashSet(StringComparer.Ordinal);
            foreach (var variable in operation.Variables)
            {
                if (!used.Contains(variable.Name))
                {
                    context.Report($"The variable `${variable.Name}` is not used.", variable);
                }
            }
        }
    }
}
