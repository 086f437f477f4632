using TmfGraph.GraphQL.Types.Building;

namespace TmfGraph.GraphQL.Types.Rules;

/// <summary>Every type that is named exists.</summary>
/// <seealso href="https://spec.graphql.org/September2025/#sec-Types"/>
internal sealed class KnownTypesRule : ISchemaRule
{
    public void Check(SchemaAssembly schema, SchemaViolations violations)
    {
        foreach (var (name, coordinate, location) in schema.UnknownTypes)
        {
            violations.Add(SchemaErrorCodes.UnknownType, coordinate, location, $"'{coordinate}' names the type '{name}', which is not defined.");
        }
    }
}
