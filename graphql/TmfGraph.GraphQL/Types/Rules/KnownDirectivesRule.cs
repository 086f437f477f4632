using TmfGraph.GraphQL.Types.Building;

namespace TmfGraph.GraphQL.Types.Rules;

/// <summary>Every directive that is applied is defined.</summary>
/// <seealso href="https://spec.graphql.org/September2025/#sec-Type-System.Directives"/>
internal sealed class KnownDirectivesRule : ISchemaRule
{
    public void Check(SchemaAssembly schema, SchemaViolations violations)
    {
        if (schema.Options.AllowUnknownDirectives)
        {
            return;
        }

        foreach (var place in schema.AppliedDirectives)
        {
            foreach (var directive in place.Directives)
            {
                if (!schema.DirectivesByName.ContainsKey(directive.Name))
                {
                    violations.Add(
                        SchemaErrorCodes.UnknownDirective,
                        place.Coordinate,
                        directive.Location,
                        $"The directive '@{directive.Name}' on {place.Description} is not defined.");
                }
            }
        }
    }
}
