using TmfGraph.GraphQL.Types.Building;

namespace TmfGraph.GraphQL.Types.Rules;

/// <summary>Fields of objects and interfaces return output types.</summary>
/// <seealso href="https://spec.graphql.org/September2025/#sec-Input-and-Output-Types"/>
internal sealed class OutputTypesRule : ISchemaRule
{
    public void Check(SchemaAssembly schema, SchemaViolations violations)
    {
        foreach (var type in schema.ComplexTypes)
        {
            foreach (var field in type.Fields)
            {
                if (field.Type.NamedType is InputObjectType input)
                {
                    violations.Add(
                        SchemaErrorCodes.NotOutputType,
                        field.Coordinate,
                        field.Location,
                        $"The field '{field.Coordinate}' returns the input object '{input.Name}'; fields return output types.");
                }
            }
        }
    }
}
