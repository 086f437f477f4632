namespace TmfGraph.GraphQL.Validation.Rules;

/// <summary>A directive stands where its definition allows it.</summary>
/// <seealso href="https://spec.graphql.org/September2025/#sec-Directives-Are-in-Valid-Locations"/>
internal sealed class DirectiveLocationsRule : IValidationRule
{
    public string Section => "sec-Directives-Are-in-Valid-Locations";

    public void Check(ValidationContext context)
    {
        foreach (var use in context.Directives)
        {
            foreach (var directive in use.Nodes)
            {
                if (context.Schema.GetDirective(directive.Name) is { } definition && !definition.Locations.Contains(use.Location))
                {
                    context.Report($"The directive `@{directive.Name}` is not allowed on {use.Location}.", directive);
                }
            }
        }
    }
}
