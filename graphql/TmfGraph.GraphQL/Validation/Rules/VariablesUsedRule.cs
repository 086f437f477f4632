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
            var used = context.EmptyNameSet();
            foreach (var definition in context.Reachable(operation))
            {
                foreach (var use in context.VariablesByDefinition[definition])
                {
                    used.Add(use.Node.Name);
                }
            }

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
