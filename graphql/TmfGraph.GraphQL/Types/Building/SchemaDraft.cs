using TmfGraph.GraphQL.Language;

namespace TmfGraph.GraphQL.Types.Building;

/// <summary>The definitions of all documents, gathered by name and not judged yet.</summary>
internal sealed class SchemaDraft
{
    private readonly Dictionary<string, TypeDraft> _types = [];

    /// <summary>Types in the order in which they are first mentioned.</summary>
    public List<TypeDraft> Types { get; } = [];

    /// <summary>Directive definitions in order, those of the same name included.</summary>
    public List<DirectiveDefinitionNode> Directives { get; } = [];

    public List<SchemaDefinitionNode> SchemaDefinitions { get; } = [];

    public List<SchemaDefinitionNode> SchemaExtensions { get; } = [];

    /// <summary>Operations and fragments, which do not belong into a schema.</summary>
    public List<DefinitionNode> Strangers { get; } = [];

    public void Add(DocumentNode document)
    {
        foreach (var definition in document.Definitions)
        {
            switch (definition)
            {
                case TypeDefinitionNode { IsExtension: true } type: GetType(type.Name).Extensions.Add(type); break;
                case TypeDefinitionNode type: GetType(type.Name).Definitions.Add(type); break;
                case DirectiveDefinitionNode directive: Directives.Add(directive); break;
                case SchemaDefinitionNode { IsExtension: true } schema: SchemaExtensions.Add(schema); break;
                case SchemaDefinitionNode schema: SchemaDefinitions.Add(schema); break;
                default: Strangers.Add(definition); break;
            }
        }
    }

    private TypeDraft GetType(string name)
    {
        if (!_types.TryGetValue(name, out var type))
        {
            _types[name] = type = new TypeDraft(name);
            Types.Add(type);
        }

        return type;
    }
}

/// <summary>What documents say about one type.</summary>
internal sealed class TypeDraft(string name)
{
    public string Name { get; } = name;

    /// <summary>Definitions; more than one is a violation.</summary>
    public List<TypeDefinitionNode> Definitions { get; } = [];

    public List<TypeDefinitionNode> Extensions { get; } = [];

    /// <summary>The node that says what kind of type it is: its definition, or its first extension.</summary>
    public TypeDefinitionNode Head => Definitions is [var first, ..] ? first : Extensions[0];

    /// <summary>The head and every extension of its kind.</summary>
    public IEnumerable<TypeDefinitionNode> Parts
    {
        get
        {
            var head = Head;
            yield return head;
            foreach (var extension in Extensions)
            {
                if (!ReferenceEquals(extension, head) && extension.GetType() == head.GetType())
                {
                    yield return extension;
                }
            }
        }
    }
}
