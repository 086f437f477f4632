using TmfGraph.GraphQL.Language;
using TmfGraph.GraphQL.Types.Building;

namespace TmfGraph.GraphQL.Types.Rules;

/// <summary>A directive that is not repeatable stands in one place once, extensions included.</summary>
/// <seealso href="https://spec.graphql.org/September2025/#sec-Type-System.Directives"/>
internal sealed class UniqueDirectivesRule : ISchemaRule
{
    public void Check(SchemaAssembly schema, SchemaViolations violations)
    {
        foreach (var place in schema.AppliedDirectives)
        {
            for (var i = 1; i < place.Directives.Count; i++)
            {
                var node = place.Directives[i];
                if (schema.DirectivesByName.TryGetValue(node.Name, out var directive) && !directive.IsRepeatable &&
                    !ReferenceEquals(place.Directives.Find(node.Name), node))
                {
                    violations.Add(
                        SchemaErrorCodes.RepeatedDirective,
                        place.Coordinate,
                        node.Location,
                        $"The directive '@{node.Name}' stands on {place.Description} more than once and is not repeatable.");
                }
            }
        }
    }
}
