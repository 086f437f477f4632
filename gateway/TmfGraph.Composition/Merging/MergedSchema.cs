using TmfGraph.GraphQL.Language;

namespace TmfGraph.Composition.Merging;

/// <summary>What merging makes: the public definitions, not yet checked.</summary>
internal sealed class MergedSchema(SchemaSet sources, IReadOnlyList<TypeDefinitionNode> types, IReadOnlyList<DirectiveDefinitionNode> directives)
{
    private readonly Dictionary<string, TypeDefinitionNode> _byName = types.ToDictionary(t => t.Name);

    public SchemaSet Sources { get; } = sources;

    public IReadOnlyList<TypeDefinitionNode> Types { get; } = types;

    public IReadOnlyList<DirectiveDefinitionNode> Directives { get; } = directives;

    /// <summary>The public definition of a type; null when clients do not see it.</summary>
    public TypeDefinitionNode? GetType(string name) => _byName.GetValueOrDefault(name);

    /// <summary>The public schema as a document, the roots first; its description has a paragraph for each description of the sources' schemas.</summary>
    public DocumentNode ToDocument()
    {
        // Unlike a type, which several sources describe alike, a graph is what all of its parts say together.
        var descriptions = Sources.Sources.Select(s => s.Description).Where(d => !string.IsNullOrWhiteSpace(d)).Distinct(StringComparer.Ordinal).ToList();
        var description = descriptions.Count == 0 ? null : string.Join("\n\n", descriptions);
        var roots = Enum.GetValues<OperationKind>()
            .Where(o => _byName.ContainsKey(o.ToString()))
            .Select(o => new RootOperationTypeNode(o, new NamedTypeNode(o.ToString())));
        var schema = new SchemaDefinitionNode([.. roots]) { Description = description };
        return new DocumentNode([schema, .. Types.OrderBy(RootOrder), .. Directives]);
    }

    private static int RootOrder(TypeDefinitionNode type) => type.Name switch
    {
        "Query" => 0,
        "Mutation" => 1,
        "Subscription" => 2,
        _ => 3,
    };
}
