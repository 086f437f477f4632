using TmfGraph.GraphQL.Language;
using TmfGraph.GraphQL.Types.Building;

namespace TmfGraph.GraphQL.Types.Rules;

/// <summary>Objects, interfaces and input objects have fields, unions have members, enums have values.</summary>
/// <seealso href="https://spec.graphql.org/September2025/#sec-Objects.Type-Validation"/>
internal sealed class NonEmptyTypesRule : ISchemaRule
{
    public void Check(SchemaAssembly schema, SchemaViolations violations)
    {
        foreach (var (type, draft) in schema.Types)
        {
            var missing = type switch
            {
                ComplexType { Fields.Count: 0 } or InputObjectType { Fields.Count: 0 } => "fields",
                EnumType { Values.Count: 0 } => "values",
                // Members that do not exist or are no objects are another rule's.
                UnionType when draft.Parts.All(static p => ((UnionTypeDefinitionNode)p).Members.Count == 0) => "member types",
                _ => null,
            };
            if (missing is not null)
            {
                violations.Add(SchemaErrorCodes.EmptyType, type.Name, type.Location, $"The type '{type.Name}' has no {missing}; it needs at least one.");
            }
        }
    }
}
