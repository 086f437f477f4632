using TmfGraph.GraphQL.Types.Building;

namespace TmfGraph.GraphQL.Types.Rules;

/// <summary>A default value is legal for its type.</summary>
/// <seealso href="https://spec.graphql.org/September2025/#sec-Objects.Type-Validation"/>
internal sealed class DefaultValuesRule : ISchemaRule
{
    public void Check(SchemaAssembly schema, SchemaViolations violations)
    {
        foreach (var place in schema.InputValues)
        {
            var value = place.Value;
            if (value.DefaultValue is { } literal && ConstantCheck.Find(literal, value.Type) is { } problem)
            {
                violations.Add(
                    SchemaErrorCodes.InvalidDefaultValue,
                    place.Coordinate,
                    problem.Location,
                    $"The default value of '{place.Coordinate}' is not valid: {problem.Message}.");
            }
        }
    }
}
