using TmfGraph.GraphQL.Language;

namespace TmfGraph.GraphQL.Types.Building;

/// <summary>A schema put together but not yet judged: type objects are linked, members of the same name are all still there.</summary>
internal sealed class SchemaAssembly(SchemaDraft draft, SchemaBindings bindings, SchemaBuilderOptions options)
{
    private IReadOnlyList<DirectivePlace>? _places;
    private IReadOnlyList<InputPlace>? _inputValues;

    public SchemaDraft Draft { get; } = draft;

    public SchemaBindings Bindings { get; } = bindings;

    public SchemaBuilderOptions Options { get; } = options;

    /// <summary>Every type by name: defined, built-in and introspection types.</summary>
    public Dictionary<string, NamedType> TypesByName { get; } = [];

    /// <summary>Defined types in order, each with what defines it.</summary>
    public List<(NamedType Type, TypeDraft Draft)> Types { get; } = [];

    public Dictionary<string, DirectiveType> DirectivesByName { get; } = [];

    /// <summary>Directives in order, built-in ones last.</summary>
    public List<DirectiveType> Directives { get; } = [];

    /// <summary>Root types as the documents name them, or as their default names have it.</summary>
    public List<(OperationKind Operation, NamedTypeNode Node)> RootTypes { get; } = [];

    /// <summary>Places that name a type that does not exist.</summary>
    public List<(string Name, string Coordinate, Location Location)> UnknownTypes { get; } = [];

    /// <summary>Directives applied to the schema.</summary>
    public List<DirectiveNode> SchemaDirectives { get; } = [];

    public string? SchemaDescription { get; set; }

    /// <summary>Built-in scalars that something refers to, which is a condition for introspection to show them.</summary>
    public HashSet<NamedType> ReferencedScalars { get; } = [];

    /// <summary>Every place with directives on it.</summary>
    public IReadOnlyList<DirectivePlace> AppliedDirectives => _places ??= DirectivePlaces.Find(this);

    public IEnumerable<ComplexType> ComplexTypes => Types.Select(static t => t.Type).OfType<ComplexType>();

    public IEnumerable<InputObjectType> InputObjects => Types.Select(static t => t.Type).OfType<InputObjectType>();

    public IEnumerable<EnumType> Enums => Types.Select(static t => t.Type).OfType<EnumType>();

    public NamedType? GetType(string name) => TypesByName.GetValueOrDefault(name);

    /// <summary>Every argument and input field of the schema.</summary>
    public IReadOnlyList<InputPlace> InputValues => _inputValues ??= FindInputValues();

    private List<InputPlace> FindInputValues()
    {
        var places = new List<InputPlace>();
        foreach (var (type, _) in Types)
        {
            if (type is ComplexType complex)
            {
                foreach (var field in complex.Fields)
                {
                    Add(field, field.Arguments);
                }
            }
            else if (type is InputObjectType input)
            {
                Add(input, input.Fields);
            }
        }

        foreach (var directive in Directives)
        {
            Add(directive, directive.IsBuiltIn ? [] : directive.Arguments);
        }

        return places;

        void Add(object owner, IReadOnlyList<InputValue> values)
        {
            for (var i = 0; i < values.Count; i++)
            {
                places.Add(new InputPlace(values[i], owner));
            }
        }
    }
}
