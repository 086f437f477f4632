using TmfGraph.Composition.Apollo;
using TmfGraph.Composition.Composite;
using TmfGraph.GraphQL.Language;
using TmfGraph.GraphQL.Types;

namespace TmfGraph.Composition.Sources;

/// <summary>A source schema while it is composed: its document, its types, and what its directives say.</summary>
internal sealed class SourceSchema
{
    private readonly HashSet<string> _keyFields;
    private readonly IReadOnlySet<string> _belowExternal;

    /// <param name="apollo">What translation knows when the schema is one of Apollo Federation; null for others.</param>
    public SourceSchema(SourceSchemaInput input, DocumentNode document, GraphSchema schema, ApolloTranslation? apollo, CompositionOptions options)
    {
        Document = document;
        Schema = schema;
        Apollo = apollo;
        Info = new SourceSchemaInfo
        {
            Name = input.Name,
            Schema = schema,
            Settings = input.Settings,
            Apollo = apollo is null ? null : new ApolloEntities
            {
                Union = schema.GetType(ApolloNames.Entity) as UnionType,
                InterfaceObjects = apollo.InterfaceObjects,
                RootNames = apollo.RootNames,
            },
        };
        var ofDirectives = DirectiveTypes.Find(schema, apollo?.Composed ?? []);
        Types = [.. schema.TypesInOrder.Where(t => !t.IsBuiltIn && !KnownDefinitions.FederationScalars.ContainsKey(t.Name)
            && !ofDirectives.Contains(t.Name)
            && (apollo is null || !ApolloNames.IsMachinery(t.Name)))];
        ComplexTypes = [.. Types.OfType<ComplexType>()];
        Lookups = LookupCollector.Collect(this);
        _keyFields = KeyFields.Find(this, input.Settings.InferKeysFromLookups, options.MaxSelectionAlternatives);
        _belowExternal = TypesBelowExternal.Find(schema, Fields, IsKeyField);
    }

    public string Name => Info.Name;

    /// <summary>The document as it was written, before known definitions were added.</summary>
    public DocumentNode Document { get; }

    public GraphSchema Schema { get; }

    /// <summary>What it says of itself as a whole; null for nothing.</summary>
    public string? Description => Apollo is null ? Schema.Description : Apollo.Description;

    /// <summary>What translation knows when the schema is one of Apollo Federation; null for others.</summary>
    public ApolloTranslation? Apollo { get; }

    public SourceSchemaInfo Info { get; }

    /// <summary>Its types without those of GraphQL, of the specification, and of the definitions of its directives.</summary>
    public IReadOnlyList<NamedType> Types { get; }

    public IReadOnlyList<ComplexType> ComplexTypes { get; }

    /// <summary>Fields of all object and interface types.</summary>
    public IEnumerable<Field> Fields => ComplexTypes.SelectMany(t => t.Fields);

    /// <summary>Lookups that can be reached from the query root.</summary>
    public IReadOnlyList<LookupField> Lookups { get; }

    /// <summary>Whether a field is part of a key, at the top of it or below.</summary>
    public bool IsKeyField(Field field) => _keyFields.Contains(field.Coordinate);

    /// <summary>Whether a field is to be had only where a path provides it: it is external, or only external fields lead to its type.</summary>
    public bool IsOnlyProvided(Field field) => !IsKeyField(field) && (field.Has(DirectiveNames.External) || _belowExternal.Contains(field.DeclaringType.Name));

    public override string ToString() => Name;
}
