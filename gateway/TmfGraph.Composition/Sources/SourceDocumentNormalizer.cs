using TmfGraph.GraphQL.Language;

namespace TmfGraph.Composition.Sources;

/// <summary>
/// Makes one complete schema document of what the owner of a source schema wrote: known definitions are added, and definitions of
/// built-in things left out.
/// </summary>
internal static class SourceDocumentNormalizer
{
    private const string Weight = "weight";

    public static DocumentNode Normalize(DocumentNode document)
    {
        var own = document.Definitions.Where(d => !IsKnown(d)).Select(RewriteCost).ToList();
        AddKnownDefinitions(own, document);
        return new DocumentNode(own);
    }

    private static bool IsKnown(DefinitionNode definition) => definition switch
    {
        DirectiveDefinitionNode directive =>
            KnownDefinitions.FederationDirectives.ContainsKey(directive.Name) || KnownDefinitions.BuiltInDirectives.Contains(directive.Name),
        ScalarTypeDefinitionNode scalar when KnownDefinitions.BuiltInScalars.Contains(scalar.Name) => true,

        // what of these names is no scalar is reported by a rule
        TypeDefinitionNode type => KnownDefinitions.FederationScalars.ContainsKey(type.Name) || KnownDefinitions.IntrospectionTypes.Contains(type.Name),
        _ => false,
    };

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
            Arguments =
            [
                .. cost.Arguments.Select(a => a.Name == Weight
                    ? a with { Type = new NonNullTypeNode(new NamedTypeNode("String")), DefaultValue = a.DefaultValue is { } value ? AsText(value) : null }
                    : a),
            ],
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
        Arguments = [.. directive.Arguments.Select(a => a.Name == Weight ? a with { Value = AsText(a.Value) } : a)],
    };

    private static ValueNode AsText(ValueNode value) => value switch
    {
        IntValueNode number => new StringValueNode(number.Text),
        FloatValueNode number => new StringValueNode(number.Text),
        _ => value,
    };
}
