using TmfGraph.GraphQL.Types.Building;

namespace TmfGraph.GraphQL.Types.Rules;

/// <summary>A schema consists of type system definitions; operations and fragments do not belong into it.</summary>
/// <seealso href="https://spec.graphql.org/September2025/#sec-Type-System"/>
internal sealed class TypeSystemDocumentRule : ISchemaRule
{
    public void Check(SchemaAssembly schema, SchemaViolations violations)
    {
        foreach (var stranger in schema.Draft.Strangers)
        {
            violations.Add(
                SchemaErrorCodes.NotTypeSystem,
                "",
                stranger.Location,
                "A schema holds no operations and no fragments; move this definition into a document of its own.");
        }
    }
}
