using TmfGraph.GraphQL.Types;

namespace TmfGraph.GraphQL.Validation.Rules;

/// <summary>An argument is one that the field or directive has.</summary>
/// <seealso href="https://spec.graphql.org/September2025/#sec-Argument-Names"/>
internal sealed class ArgumentNamesRule : IValidationRule
{
    public string Section => "sec-Argument-Names";

    public void Check(ValidationContext context)
    {
        foreach (var use in context.Arguments)
        {
            if (use.Definitions is null)
            {
                continue;
            }

            foreach (var node in use.Nodes)
            {
                if (use.Definitions.Find(node.Name) is null)
                {
                    context.Report($"The {use.OwnerText} has no argument `{node.Name}`.", node);
                }
            }
        }
    }
}
