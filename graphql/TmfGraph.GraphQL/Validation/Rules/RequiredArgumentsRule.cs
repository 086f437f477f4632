using TmfGraph.GraphQL.Language;

namespace TmfGraph.GraphQL.Validation.Rules;

/// <summary>Arguments that may not be null and have no default are given.</summary>
/// <seealso href="https://spec.graphql.org/September2025/#sec-Required-Arguments"/>
internal sealed class RequiredArgumentsRule : IValidationRule
{
    public string Section => "sec-Required-Arguments";

    public void Check(ValidationContext context)
    {
        foreach (var use in context.Arguments)
        {
            foreach (var definition in use.Definitions ?? [])
            {
                if (definition.IsRequired && use.Nodes.Find(definition.Name) is null)
                {
                    context.Report(
                        $"The {use.OwnerText} needs the argument `{definition.Name}` of type `{definition.Type}`.", use.Owner);
                }
            }
        }
    }
}
