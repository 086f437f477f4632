using TmfGraph.GraphQL.Types.Building;

namespace TmfGraph.GraphQL.Types.Rules;

/// <summary>A directive stands only in places that its definition names.</summary>
/// <seealso href="https://spec.graphql.org/September2025/#sec-Type-System.Directives"/>
internal sealed class DirectivePlacesRule : ISchemaRule
{
    public void Check(SchemaAssembly schema, SchemaViolations violations)
    {
        foreach (var place in schema.AppliedDirectives)
        {
            foreach (var node in place.Directives)
            {
                if (schema.DirectivesByName.TryGetValue(node.Name, out var directive) && !directive.Locations.Contains(place.Location))
                {
                    violations.Add(
                        SchemaErrorCodes.MisplacedDirective,
                        place.Coordinate,
                        node.Location,
                        $"The directive '@{node.Name}' on {place.Description} may not stand there ({place.Location}).");
                }
            }
        }
    }
}
