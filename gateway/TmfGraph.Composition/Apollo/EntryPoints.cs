using TmfGraph.GraphQL.Language;

namespace TmfGraph.Composition.Apollo;

/// <summary>
/// A source schema of another kind may let gateways of Apollo Federation in as well, as our own subgraphs do. What a running one tells of itself then
/// holds <c>_entities</c> and <c>_service</c>, which are no part of the graph.
/// </summary>
internal static class EntryPoints
{
    private const string ServiceType = "_Service";

    public static DocumentNode Without(DocumentNode document) => document.Definitions.Any(IsMachinery)
        ? new DocumentNode([.. document.Definitions.Where(d => !IsMachinery(d)).Select(WithoutFields)])
        : document;

    private static bool IsMachinery(DefinitionNode definition) =>
        definition is TypeDefinitionNode { Name: ApolloNames.Any or ApolloNames.Entity or ServiceType };

    private static DefinitionNode WithoutFields(DefinitionNode definition) =>
        definition is ObjectTypeDefinitionNode type && type.Fields.Any(IsEntryPoint)
            ? type with { Fields = [.. type.Fields.Where(f => !IsEntryPoint(f))] }
            : definition;

    private static bool IsEntryPoint(FieldDefinitionNode field) => field.Name is ApolloNames.Entities or ApolloNames.Service;
}
