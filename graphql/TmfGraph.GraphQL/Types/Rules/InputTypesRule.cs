using TmfGraph.GraphQL.Types.Building;

namespace TmfGraph.GraphQL.Types.Rules;

/// <summary>Arguments and input fields take input types.</summary>
/// <seealso href="https://spec.graphql.org/September2025/#sec-Input-and-Output-Types"/>
internal sealed class InputTypesRule : ISchemaRule
{
    public void Check(SchemaAssembly schema, SchemaViolations violations)
    {
        foreach (var place in schema.InputValues)
        {
            var value = place.Value;
            if (value.Type.NamedType is ComplexType or UnionType)
            {
                violations.Add(
                    SchemaErrorCodes.NotInputType,
                    place.Coordinate,
                    value.Location,
                    $"'{place.Coordinate}' has the type '{value.Type}', which is no input type.");
            }
        }
    }
}
