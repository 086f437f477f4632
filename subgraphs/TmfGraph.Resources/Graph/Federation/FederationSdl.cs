using TmfGraph.GraphQL.Language;
using TmfGraph.Resources.Graph.Layout;
using TmfGraph.Resources.Graph.Sdl;

namespace TmfGraph.Resources.Graph.Federation;

/// <summary>
/// Writes a domain's schema for gateways of Apollo Federation: the source schema in the words of Federation 2. Lookups are left out, since
/// <c>_entities</c> takes their place; an argument that a gateway fills becomes <c>@requires</c>.
/// </summary>
internal sealed class FederationSdl(GraphLayout layout)
{
    private const string Link =
        """
        extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key", "@shareable", "@external", "@requires", "@inaccessible"])
        """;

    /// <summary>The SDL, the same text for the same model.</summary>
    public static string Write(GraphLayout layout, GraphOptions options)
    {
        var source = SyntaxParser.Parse(SourceSchemaWriter.Write(layout, options));
        var writer = new FederationSdl(layout);
        var link = SyntaxParser.Parse(Link).Definitions;
        return new DocumentNode([.. link, .. source.Definitions.Where(IsKept).Select(writer.Translate)]) + "\n";
    }

    private static bool IsKept(DefinitionNode definition) =>
        definition is not (DirectiveDefinitionNode or ScalarTypeDefinitionNode { Name: "FieldSelectionSet" or "FieldSelectionMap" });

    private DefinitionNode Translate(DefinitionNode definition) => definition switch
    {
        // a graph of several takes the description of one of them, which is not that of the graph
        SchemaDefinitionNode schema => schema with { Description = null, Directives = Kept(schema.Directives) },
        ObjectTypeDefinitionNode type => Translate(type),
        InterfaceTypeDefinitionNode type => type with { Directives = Kept(type.Directives), Fields = [.. type.Fields.Select(f => Translate(f, null))] },
        InputObjectTypeDefinitionNode type => type with { Directives = Kept(type.Directives), Fields = [.. type.Fields.Select(Translate)] },
        EnumTypeDefinitionNode type => type with { Directives = Kept(type.Directives) },
        _ => definition with { Directives = Kept(definition.Directives) },
    };

    private ObjectTypeDefinitionNode Translate(ObjectTypeDefinitionNode type)
    {
        var walks = layout.WalksOf(type.Name);
        var fields = new List<FieldDefinitionNode>();
        var required = new HashSet<string>();
        foreach (var field in type.Fields.Where(f => f.Directives.All(d => d.Name != "internal")))
        {
            var filled = field.Arguments.Any(a => a.Directives.Any(d => d.Name == "require"));
            var needed = filled && walks.FirstOrDefault(w => w.Name == field.Name) is { } walk ? FederationNames.RequiredField(walk) : null;
            if (filled && needed is null)
            {
                continue; // nobody could bring its ids
            }

            fields.Add(Translate(field, needed));
            if (needed is not null && required.Add(needed))
            {
                fields.Add(IdField(needed, "external"));
            }
        }

        if (!type.IsExtension && layout.Resources.FirstOrDefault(r => r.Name == type.Name) is { } resource)
        {
            fields.AddRange(FederationNames.IdFields(resource).Select(f => IdField(f.Field, "inaccessible")));
        }

        return type with { Fields = fields, Directives = [.. Kept(type.Directives).Select(d => d.Name == "key" ? Key(d, type.Name) : d)] };
    }

    /// <summary>An entity of another subgraph without walks is only led to.</summary>
    private DirectiveNode Key(DirectiveNode key, string typeName) =>
        layout.Stubs.Any(s => s.Name == typeName && !s.HasLookup)
            ? key with { Arguments = [.. key.Arguments, new ArgumentNode("resolvable", new BooleanValueNode(false))] }
            : key;

    private static FieldDefinitionNode Translate(FieldDefinitionNode field, string? required)
    {
        var directives = Kept(field.Directives);
        return field with
        {
            Arguments = [.. field.Arguments.Where(a => a.Directives.All(d => d.Name != "require")).Select(Translate)],
            Directives = required is null
                ? directives
                : [.. directives, new DirectiveNode("requires", [new ArgumentNode("fields", new StringValueNode(required))])],
        };
    }

    private static InputValueDefinitionNode Translate(InputValueDefinitionNode value) => value with { Directives = Kept(value.Directives) };

    private static FieldDefinitionNode IdField(string name, string directive) =>
        new(name, [], new ListTypeNode(new NamedTypeNode("ID"))) { Directives = [new DirectiveNode(directive, [])] };

    private static IReadOnlyList<DirectiveNode> Kept(IReadOnlyList<DirectiveNode> directives) =>
        [.. directives.Where(d => d.Name is "key" or "shareable" or "deprecated" or "specifiedBy")];
}
