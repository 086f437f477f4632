using TmfGraph.GraphQL.Language;
using TmfGraph.GraphQL.Types.Building;

namespace TmfGraph.GraphQL.Types.Rules;

/// <summary>Every type and every directive has a name of its own, and there is one schema definition.</summary>
/// <seealso href="https://spec.graphql.org/September2025/#sec-Schema"/>
internal sealed class UniqueDefinitionsRule : ISchemaRule
{
    public void Check(SchemaAssembly schema, SchemaViolations violations)
    {
        foreach (var type in schema.Draft.Types)
        {
            // Repeating what the specification defines is harmless, making something else of it is not.
            if (schema.GetType(type.Name) is { IsBuiltIn: true } builtIn && type.Definitions.Exists(d => !IsOfKind(d, builtIn)))
            {
                violations.Add(
                    SchemaErrorCodes.DuplicateName,
                    type.Name,
                    type.Head.Location,
                    $"The type '{type.Name}' belongs to the specification and cannot be another kind of type.");
            }

            foreach (var definition in type.Definitions.Skip(1))
            {
                violations.Add(
                    SchemaErrorCodes.DuplicateName,
                    type.Name,
                    definition.Location,
                    $"The type '{type.Name}' is defined more than once; use 'extend' to add to it.");
            }
        }

        foreach (var directive in schema.Draft.Directives.GroupBy(static d => d.Name).SelectMany(static g => g.Skip(1)))
        {
            violations.Add(
                SchemaErrorCodes.DuplicateName,
                $"@{directive.Name}",
                directive.Location,
                $"The directive '@{directive.Name}' is defined more than once.");
        }

        foreach (var definition in schema.Draft.SchemaDefinitions.Skip(1))
        {
            violations.Add(
                SchemaErrorCodes.DuplicateName,
                "",
                definition.Location,
                "There is more than one schema definition; use 'extend schema' to add to it.");
        }
    }

    private static bool IsOfKind(TypeDefinitionNode definition, NamedType builtIn) => builtIn switch
    {
        ScalarType => definition is ScalarTypeDefinitionNode,
        EnumType => definition is EnumTypeDefinitionNode,
        _ => definition is ObjectTypeDefinitionNode,
    };
}
