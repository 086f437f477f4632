using TmfGraph.GraphQL.Language;

namespace TmfGraph.Composition.Sources;

/// <summary>
/// Makes one complete schema document of what the owner of a source schema wrote: known definitions are added, definitions of built-in
/// things left out, extensions without a base become definitions, and the query root exists even if nobody can use it.
/// </summary>
internal static class SourceDocumentNormalizer
{
    /// <summary>The field of a query root that stands in for a missing one.</summary>
    public const string PlaceholderField = "_empty";

    public static DocumentNode Normalize(DocumentNode document)
    {
        var own = document.Definitions.Where(d => !IsKnown(d)).Select(RewriteCost).ToList();
        PromoteExtensions(own);
        AddQueryRoot(own);
        AddKnownDefinitions(own, document);
        return new DocumentNode(own);
    }

    private static bool IsKnown(DefinitionNode definition) => definition switch
    {
        DirectiveDefinitionNode directive =>
            KnownDefinitions.FederationDirectives.ContainsKey(directive.Name) || KnownDefinitions.BuiltInDirectives.Contains(directive.Name),
        TypeDefinitionNode type =>
            KnownDefinitions.FederationScalars.ContainsKey(type.Name) || KnownDefinitions.BuiltInScalars.Contains(type.Name)
            || type.Name.StartsWith("__", StringComparison.Ordinal),
        _ => false,
    };

    /// <summary>A source schema may extend a type that only others define; here that is the definition of its own part.</summary>
    private static void PromoteExtensions(List<DefinitionNode> definitions)
    {
        var defined = definitions.OfType<TypeDefinitionNode>().Where(d => !d.IsExtension).Select(d => d.Name).ToHashSet();
        for (var i = 0; i < definitions.Count; i++)
        {
            switch (definitions[i])
            {
                case TypeDefinitionNode { IsExtension: true } extension when defined.Add(extension.Name):
                    definitions[i] = extension with { IsExtension = false };
                    break;
                case SchemaDefinitionNode { IsExtension: true } extension when !definitions.Exists(d => d is SchemaDefinitionNode { IsExtension: false }):
                    definitions[i] = extension with { IsExtension = false };
                    break;
            }
        }
    }

    /// <summary>A source schema without queries is legal here, though not in GraphQL: it may have mutations or parts of types only.</summary>
    private static void AddQueryRoot(List<DefinitionNode> definitions)
    {
        var types = definitions.OfType<ObjectTypeDefinitionNode>().Select(t => t.Name).ToHashSet();
        var index = definitions.FindIndex(d => d is SchemaDefinitionNode { IsExtension: false });
        if (index >= 0 && definitions[index] is SchemaDefinitionNode schema)
        {
            var roots = definitions.OfType<SchemaDefinitionNode>().SelectMany(d => d.OperationTypes).ToList();
            if (roots.Exists(r => r.Operation == OperationKind.Query))
            {
                return;
            }

            // a schema definition that only carries directives means the types of the usual names
            IEnumerable<RootOperationTypeNode> usual = roots.Count > 0
                ? [Root(OperationKind.Query)]
                : [Root(OperationKind.Query), .. Enum.GetValues<OperationKind>().Skip(1).Select(Root).Where(r => types.Contains(r.Type.Name))];
            definitions[index] = schema with { OperationTypes = [.. schema.OperationTypes, .. usual] };
        }

        if (!types.Contains("Query"))
        {
            var field = new FieldDefinitionNode(PlaceholderField, [], new NamedTypeNode("Boolean"));
            definitions.Add(new ObjectTypeDefinitionNode("Query", [], [field]));
        }
    }

    private static RootOperationTypeNode Root(OperationKind operation) => new(operation, new NamedTypeNode(operation.ToString()));

    private static void AddKnownDefinitions(List<DefinitionNode> definitions, DocumentNode document)
    {
        var names = definitions.Select(NameOf).ToHashSet();
        definitions.AddRange(KnownDefinitions.FederationScalars.Values);
        foreach (var directive in KnownDefinitions.FederationDirectives.Values)
        {
            definitions.Add(Widen(directive, document));
        }

        definitions.AddRange(KnownDefinitions.Common.Where(d => !names.Contains(NameOf(d))));
    }

    /// <summary>Arguments that a source schema adds to a directive of the specification are legal and mean nothing here.</summary>
    private static DirectiveDefinitionNode Widen(DirectiveDefinitionNode known, DocumentNode document)
    {
        if (document.Definitions.OfType<DirectiveDefinitionNode>().FirstOrDefault(d => d.Name == known.Name) is not { } written)
        {
            return known;
        }

        return known with
        {
            Arguments = [.. known.Arguments, .. written.Arguments.Where(a => known.Arguments.All(k => k.Name != a.Name))],
            IsRepeatable = known.IsRepeatable || written.IsRepeatable,
            Locations = [.. known.Locations.Union(written.Locations)],
        };
    }

    private static string NameOf(DefinitionNode definition) => definition switch
    {
        DirectiveDefinitionNode directive => "@" + directive.Name,
        TypeDefinitionNode type => type.Name,
        _ => "",
    };

    /// <summary>Some servers write weights as numbers; here they are texts, as in the cost specification.</summary>
    private static DefinitionNode RewriteCost(DefinitionNode definition) => definition switch
    {
        DirectiveDefinitionNode { Name: DirectiveNames.Cost } cost => cost with
        {
            Arguments = [.. cost.Arguments.Select(a => a.Name == "weight" ? a with { Type = new NonNullTypeNode(new NamedTypeNode("String")) } : a)],
        },
        ObjectTypeDefinitionNode type => type with { Directives = RewriteCost(type.Directives), Fields = RewriteCost(type.Fields) },
        InterfaceTypeDefinitionNode type => type with { Fields = RewriteCost(type.Fields) },
        InputObjectTypeDefinitionNode type => type with { Fields = RewriteCost(type.Fields) },
        ScalarTypeDefinitionNode type => type with { Directives = RewriteCost(type.Directives) },
        EnumTypeDefinitionNode type => type with { Directives = RewriteCost(type.Directives) },
        _ => definition,
    };

    private static IReadOnlyList<FieldDefinitionNode> RewriteCost(IReadOnlyList<FieldDefinitionNode> fields) =>
        [.. fields.Select(f => f with { Directives = RewriteCost(f.Directives), Arguments = RewriteCost(f.Arguments) })];

    private static IReadOnlyList<InputValueDefinitionNode> RewriteCost(IReadOnlyList<InputValueDefinitionNode> values) =>
        values.Any(v => v.Directives.Count > 0) ? [.. values.Select(v => v with { Directives = RewriteCost(v.Directives) })] : values;

    private static IReadOnlyList<DirectiveNode> RewriteCost(IReadOnlyList<DirectiveNode> directives) =>
        directives.Any(d => d.Name == DirectiveNames.Cost) ? [.. directives.Select(RewriteCost)] : directives;

    private static DirectiveNode RewriteCost(DirectiveNode directive) => directive.Name != DirectiveNames.Cost ? directive : directive with
    {
        Arguments = [.. directive.Arguments.Select(a => a.Value switch
        {
            IntValueNode number => a with { Value = new StringValueNode(number.Text) },
            FloatValueNode number => a with { Value = new StringValueNode(number.Text) },
            _ => a,
        })],
    };
}
