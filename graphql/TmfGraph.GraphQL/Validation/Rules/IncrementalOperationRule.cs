using TmfGraph.GraphQL.Language;

namespace TmfGraph.GraphQL.Validation.Rules;

/// <summary>A subscription defers and streams nothing, unless a condition can turn it off.</summary>
/// <seealso href="https://github.com/graphql/graphql-spec/pull/1223">Defer And Stream Directives Are Used On Valid Operations</seealso>
internal sealed class IncrementalOperationRule : IValidationRule
{
    public string Section => "sec-Defer-And-Stream-Directives-Are-Used-On-Valid-Operations";

    public void Check(ValidationContext context)
    {
        foreach (var operation in context.Operations.Where(o => o.Operation is OperationKind.Subscription))
        {
            foreach (var definition in context.Reachable(operation))
            {
                foreach (var directive in context.IncrementalByDefinition.GetValueOrDefault(definition, []).Where(IsOn))
                {
                    context.Report($"`@{directive.Name}` is not allowed in a subscription. Give it `if: false` or a variable there.", directive);
                }
            }
        }
    }

    private static bool IsOn(DirectiveNode directive) => directive.Argument("if") is not (VariableNode or BooleanValueNode { Value: false });
}
