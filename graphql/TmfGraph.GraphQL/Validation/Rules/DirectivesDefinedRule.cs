namespace TmfGraph.GraphQL.Validation.Rules;

/// <summary>Every directive is one the schema has.</summary>
/// <seealso href="https://spec.graphql.org/September2025/#sec-Directives-Are-Defined"/>
internal sealed class DirectivesDefinedRule : IValidationRule
{
    public string Section => "sec-Directives-Are-Defined";

    public void Check(ValidationContext context)
    {
        foreach (var use in context.Directives)
        {
            foreach (var directive in use.Nodes)
            {
                if (context.Schema.GetDirective(directive.Name) is null)
                {
                    context.Report($"The directive `@{directive.Name}` does not exist.", directive);
                }
            }
        }
    }
}
