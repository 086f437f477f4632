using TmfGraph.GraphQL.Types.Building;

namespace TmfGraph.GraphQL.Types.Rules;

/// <summary>What must be given cannot be deprecated: nobody could stop using it.</summary>
/// <seealso href="https://spec.graphql.org/September2025/#sec--deprecated"/>
internal sealed class RequiredDeprecatedRule : ISchemaRule
{
    public void Check(SchemaAssembly schema, SchemaViolations violations)
    {
        foreach (var place in schema.InputValues)
        {
            var value = place.Value;
            if (value is { IsRequired: true, DeprecationReason: not null })
            {
                violations.Add(
                    SchemaErrorCodes.RequiredDeprecated,
                    place.Coordinate,
                    value.Location,
                    $"'{place.Coordinate}' is required and deprecated; make it nullable or give it a default value first.");
            }
        }
    }
}
