using TmfGraph.GraphQL.Language;

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
            var defined = context.EmptyNameSet();
            foreach (var variable in operation.Variables)
            {
                defined.Add(variable.Name);
            }

            foreach (var definition in context.Reachable(operation))
            {
                foreach (var use in context.VariablesByDefinition[definition])
                {
                    if (!defined.Contains(use.Node.Name))
                    {
                        Report(context, operation, use);
                    }
                }
            }
        }
    }

    private static void Report(ValidationContext context, OperationDefinitionNode operation, in VariableUse use) => context.Report(
        $"The variable `${use.Node.Name}` is not defined by {(operation.Name is null ? "the operation" : $"the operation `{operation.Name}`")}.",
        use.Node);
}
