using TmfGraph.Composition.Sources;
using TmfGraph.GraphQL.Language;

namespace TmfGraph.Composition.Apollo;

/// <summary>
/// An Apollo Federation schema with its words put in order: directives have the names of the specification whatever the schema calls
/// them, roots are called Query, Mutation and Subscription, and the machinery (<c>_entities</c>, <c>_service</c>, definitions of
/// Federation's own directives and types) is gone. What it means is not changed yet.
/// </summary>
internal sealed class ApolloDocument
{
    private readonly Dictionary<string, ApolloType> _types;

    private ApolloDocument(
        string name,
        int? minor,
        IReadOnlyList<DefinitionNode> definitions,
        IReadOnlyList<string> composed,
        IReadOnlySet<string> own,
        IReadOnlyDictionary<string, string> roots)
    {
        Name = name;
        Minor = minor;
        Definitions = definitions;
        Composed = composed;
        Namesakes = own;
        RootNames = roots;
        _types = definitions.OfType<TypeDefinitionNode>().GroupBy(d => d.Name).ToDictionary(g => g.Key, g => new ApolloType(g.Key, [.. g]));
    }

    /// <summary>The source schema's name.</summary>
    public string Name { get; }

    /// <summary>The minor version of Federation 2; null for version 1.</summary>
    public int? Minor { get; }

    public bool IsFirstVersion => Minor is null;

    public IReadOnlyList<DefinitionNode> Definitions { get; }

    /// <summary>What the schema says of itself as a whole; null for nothing.</summary>
    public string? Description { get; private init; }

    /// <summary>Names, without '@', of the schema's own directives that are to be kept in the public schema.</summary>
    public IReadOnlyList<string> Composed { get; }

    /// <summary>Names, without '@', of the schema's own directives that mean something else here, and are left out with all their uses.</summary>
    public IReadOnlySet<string> Namesakes { get; }

    /// <summary>Roots that have other names here: their usual name → the one here.</summary>
    public IReadOnlyDictionary<string, string> RootNames { get; }

    /// <summary>All types, extensions taken together with what they extend.</summary>
    public IEnumerable<ApolloType> Types => _types.Values;

    public ApolloType? GetType(string name) => _types.GetValueOrDefault(name);

    /// <summary>Object types that a value of the type can have here.</summary>
    public IEnumerable<ApolloType> PossibleTypes(string name) => GetType(name) switch
    {
        { IsObject: true } type => [type],
        { IsInterface: true } => _types.Values.Where(t => t.IsObject && t.Interfaces.Contains(name)),
        { Members: var members } => members.Select(GetType).OfType<ApolloType>(),
        null => [],
    };

    /// <param name="firstKeys">The keys of all source schemas, for what version 1 leaves unsaid.</param>
    public static ApolloDocument Read(DocumentNode document, string name, FirstKeyTable firstKeys, ICollection<Diagnostic> diagnostics)
    {
        var links = ApolloLinks.Read(document, name, diagnostics);
        var own = OwnDirectives.Find(document, links);
        var fieldSets = FieldSetScalars.Find(document);
        var roots = ReadRoots(document, name, diagnostics);
        var taken = TakenRootNames(document, roots, name, diagnostics);
        var query = roots.FirstOrDefault(r => r.Value == "Query").Key ?? "Query";
        var composed = new List<string>();
        var definitions = new List<DefinitionNode>();
        foreach (var definition in document.Definitions)
        {
            if (IsMachinery(definition, links, fieldSets)
                || (definition is TypeDefinitionNode type && taken.Contains(type.Name))
                || (definition is DirectiveDefinitionNode directive && own.Contains(directive.Name)))
            {
                continue;
            }

            var plain = SyntaxDirectives.Rewrite(definition, directives => Plain(directives, links, own, composed));
            switch (plain)
            {
                case SchemaDefinitionNode schema:
                    if (schema.Directives.Count > 0 && definitions.OfType<SchemaDefinitionNode>().All(s => s.IsExtension))
                    {
                        definitions.Add(schema with { OperationTypes = [], IsExtension = true });
                    }

                    break;
                default:
                    if (EntryPoints.Without(MarkFields(links.Minor is null ? FirstVersionForms.Mend(Extended(plain)) : Extended(plain)), query) is { } kept)
                    {
                        definitions.Add(RootRenaming.Apply(kept, roots));
                    }

                    break;
            }
        }

        return new ApolloDocument(name, links.Minor, links.Minor is null ? FirstVersionForms.Mend(definitions, firstKeys) : definitions, composed, own, roots.ToDictionary(r => r.Value, r => r.Key))
        {
            Description = document.Definitions.OfType<SchemaDefinitionNode>().Select(s => s.Description).FirstOrDefault(d => d is not null),
        };
    }

    private static bool IsMachinery(DefinitionNode definition, ApolloLinks links, IReadOnlySet<string> fieldSets) => definition switch
    {
        DirectiveDefinitionNode directive => directive.Name == links.LinkName || directive.Name == "core" || links.Meaning(directive.Name) is not null,
        TypeDefinitionNode type => ApolloNames.IsMachinery(type.Name) || fieldSets.Contains(type.Name) || links.IsLinkedType(type.Name),
        _ => false,
    };

    private static IReadOnlyList<DirectiveNode> Plain(
        IReadOnlyList<DirectiveNode> directives, ApolloLinks links, IReadOnlySet<string> own, List<string> composed)
    {
        if (directives.Count == 0)
        {
            return directives;
        }

        var plain = new List<DirectiveNode>(directives.Count);
        foreach (var directive in directives)
        {
            if (directive.Name == links.LinkName || own.Contains(directive.Name))
            {
                continue;
            }

            var name = links.Meaning(directive.Name) ?? directive.Name;
            if (name == ApolloNames.ComposeDirective && directive.Argument("name") is StringValueNode kept)
            {
                composed.Add(kept.Value.TrimStart('@'));
            }
            else if (name is not ("core" or ApolloNames.CacheTag))
            {
                // why a field is external is for readers
                plain.Add(directive with { Name = name, Arguments = name == DirectiveNames.External ? [] : directive.Arguments });
            }
        }

        return plain;
    }

    /// <summary><c>@external</c> and <c>@shareable</c> on a type stand for the same on each of the fields that are written there.</summary>
    private static DefinitionNode MarkFields(DefinitionNode definition)
    {
        foreach (var name in (string[])[DirectiveNames.External, DirectiveNames.Shareable])
        {
            if (definition is ObjectTypeDefinitionNode type && type.Directives.FirstOrDefault(d => d.Name == name) is { } mark)
            {
                definition = type with
                {
                    Directives = [.. type.Directives.Where(d => d.Name != name)],
                    Fields = [.. type.Fields.Select(f => f.Directives.Any(d => d.Name == name) ? f : f with { Directives = [.. f.Directives, mark] })],
                };
            }
        }

        return definition;
    }

    /// <summary><c>@extends</c> is another way to write <c>extend</c>.</summary>
    private static DefinitionNode Extended(DefinitionNode definition) =>
        definition is TypeDefinitionNode type && type.Directives.Any(d => d.Name == ApolloNames.Extends)
            ? type with { IsExtension = true, Directives = [.. type.Directives.Where(d => d.Name != ApolloNames.Extends)] }
            : definition;

    /// <summary>Usual names of roots that other types have, where the root itself is called otherwise; reported here, and left out so that nothing follows from it.</summary>
    private static HashSet<string> TakenRootNames(
        DocumentNode document, IReadOnlyDictionary<string, string> roots, string schemaName, ICollection<Diagnostic> diagnostics)
    {
        var taken = document.Definitions.OfType<TypeDefinitionNode>().Select(t => t.Name).Where(roots.Values.Contains).ToHashSet();
        foreach (var usual in taken.Order(StringComparer.Ordinal))
        {
            var (code, operation) = usual switch
            {
                "Query" => (DiagnosticCodes.RootQueryUsed, OperationKind.Query),
                "Mutation" => (DiagnosticCodes.RootMutationUsed, OperationKind.Mutation),
                _ => (DiagnosticCodes.RootSubscriptionUsed, OperationKind.Subscription),
            };
            diagnostics.Add(Diagnostics.RootTypeMisnamed(code, schemaName, operation, usual));
        }

        return taken;
    }

    private static Dictionary<string, string> ReadRoots(DocumentNode document, string schemaName, ICollection<Diagnostic> diagnostics)
    {
        var byType = document.Definitions.OfType<SchemaDefinitionNode>().SelectMany(s => s.OperationTypes).DistinctBy(o => o.Operation).ToLookup(o => o.Type.Name, o => o.Operation);
        foreach (var shared in byType.Where(t => t.Count() > 1))
        {
            diagnostics.Add(Diagnostics.RootTypeShared(schemaName, shared.Key, shared));
        }

        return byType.Where(t => t.First().ToString() != t.Key).ToDictionary(t => t.Key, t => t.First().ToString());
    }
}

/// <summary>A type of an <see cref="ApolloDocument"/>, its definition and extensions taken together.</summary>
internal sealed class ApolloType(string name, IReadOnlyList<TypeDefinitionNode> parts)
{
    private readonly Dictionary<string, FieldDefinitionNode> _fields =
        parts.OfType<ComplexTypeDefinitionNode>().SelectMany(p => p.Fields).GroupBy(f => f.Name).ToDictionary(g => g.Key, g => g.First());

    public string Name { get; } = name;

    public bool IsObject => parts[0] is ObjectTypeDefinitionNode;

    public bool IsInterface => parts[0] is InterfaceTypeDefinitionNode;

    public IEnumerable<FieldDefinitionNode> Fields => _fields.Values;

    public IReadOnlyList<DirectiveNode> Directives { get; } = [.. parts.SelectMany(p => p.Directives)];

    public IReadOnlyList<string> Interfaces { get; } =
        [.. parts.OfType<ComplexTypeDefinitionNode>().SelectMany(p => p.Interfaces).Select(i => i.Name).Distinct()];

    /// <summary>Members of a union.</summary>
    public IReadOnlyList<string> Members { get; } = [.. parts.OfType<UnionTypeDefinitionNode>().SelectMany(p => p.Members).Select(m => m.Name)];

    public bool IsInterfaceObject => Directives.Any(d => d.Name == ApolloNames.InterfaceObject);

    public FieldDefinitionNode? GetField(string fieldName) => _fields.GetValueOrDefault(fieldName);

    /// <summary>Keys whose text can be read, and whether entities can be found by them here.</summary>
    public IEnumerable<(SelectionSetNode Selection, bool IsResolvable)> Keys =>
        from directive in Directives
        where directive.Name == DirectiveNames.Key
        let text = directive.Argument("fields") as StringValueNode
        let selection = text is null ? null : SelectionText.TryParse(text.Value)
        where selection is not null
        select (selection, directive.Argument("resolvable") is not BooleanValueNode { Value: false });
}
