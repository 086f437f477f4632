using TmfGraph.GraphQL.Types.Building;

namespace TmfGraph.GraphQL.Types.Rules;

/// <summary>A default value is legal for its type.</summary>
/// <seealso href="https://spec.graphql.org/September2025/#sec-Objects.Type-Validation"/>
internal sealed class DefaultValuesRule : ISchemaRule
{
    public void Check(SchemaAssembly schema, SchemaViolations violations)
    {
        foreach (var (value, coordinate) in schema.InputValues)
        {
            if (value.DefaultValue is { } literal && ConstantCheck.Find(literal, value.Type) is { } problem)
            {
                violations.Add(
                    SchemaErrorCodes.InvalidDefaultValue,
                    coordinate,
                    problem.Location,
                    $"The default value of '{coordinate}' is not valid: {problem.Message}.");
            }
        }
    }
}
