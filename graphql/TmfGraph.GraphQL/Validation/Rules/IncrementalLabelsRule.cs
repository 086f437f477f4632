using TmfGraph.GraphQL.Language;

namespace TmfGraph.GraphQL.Validation.Rules;

/// <summary>Labels of <c>@defer</c> and <c>@stream</c> are written out, and each is used once in the document.</summary>
/// <seealso href="https://github.com/graphql/graphql-spec/pull/1223">Defer And Stream Directive Labels Are Unique</seealso>
internal sealed class IncrementalLabelsRule : IValidationRule
{
    public string Section => "sec-Defer-And-Stream-Directive-Labels-Are-Unique";

    public void Check(ValidationContext context)
    {
        var seen = new Dictionary<string, DirectiveNode>(StringComparer.Ordinal);
        foreach (var directive in context.IncrementalByDefinition.Values.SelectMany(static d => d))
        {
            switch (directive.Argument("label"))
            {
                case VariableNode:
                    context.Report($"The label of `@{directive.Name}` cannot be a variable.", directive);
                    break;
                case StringValueNode { Value: var label } when !seen.TryAdd(label, directive):
                    context.Report($"The label `{label}` is used more than once.", seen[label], directive);
                    break;
            }
        }
    }
}
