using TmfGraph.GraphQL.Language;

namespace TmfGraph.Composition.Apollo;

/// <summary>
/// <c>_entities</c> and <c>_service</c>, the root fields by which gateways of Apollo Federation come in. They are no part of the graph. A source schema
/// of another kind may let such gateways in as well, as our own subgraphs do; what a running one tells of itself then holds them.
/// </summary>
internal static class EntryPoints
{
    /// <summary>A source schema that is not one of Apollo Federation, without them and their types.</summary>
    public static DocumentNode Without(DocumentNode document)
    {
        if (!document.Definitions.Any(IsMachinery))
        {
            return document;
        }

        var query = document.Definitions.OfType<SchemaDefinitionNode>().SelectMany(s => s.OperationTypes)
            .FirstOrDefault(o => o.Operation is OperationKind.Query)?.Type.Name ?? "Query";
        var kept = document.Definitions.Where(d => !IsMachinery(d)).Select(d => Without(d, query)).OfType<DefinitionNode>().ToList();
        return new DocumentNode(kept.Exists(d => d is TypeDefinitionNode type && type.Name == query)
            ? kept
            : [.. kept.SelectMany(WithoutQuery)]);
    }

    /// <summary>A definition without them, when it is that of the query root; null when nothing is left of it.</summary>
    /// <param name="query">The name of the query root.</param>
    public static DefinitionNode? Without(DefinitionNode definition, string query)
    {
        if (definition is not ObjectTypeDefinitionNode type || type.Name != query)
        {
            return definition;
        }

        var fields = type.Fields.Where(f => f.Name is not (ApolloNames.Entities or ApolloNames.Service)).ToList();
        return fields.Count == 0 ? null : type with { Fields = fields };
    }

    private static bool IsMachinery(DefinitionNode definition) =>
        definition is TypeDefinitionNode { Name: ApolloNames.Any or ApolloNames.Entity or ApolloNames.ServiceType };

    private static DefinitionNode[] WithoutQuery(DefinitionNode definition)
    {
        if (definition is not SchemaDefinitionNode schema)
        {
            return [definition];
        }

        var others = schema.OperationTypes.Where(o => o.Operation is not OperationKind.Query).ToList();
        return others.Count > 0 ? [schema with { OperationTypes = others }]
            : schema.Directives.Count > 0 ? [schema with { OperationTypes = others, IsExtension = true }]
            : [];
    }
}
