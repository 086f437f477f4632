using TmfGraph.GraphQL.Language;

namespace TmfGraph.Composition.Apollo;

/// <summary>Reads and rewrites the directives applied anywhere in a definition.</summary>
internal static class SyntaxDirectives
{
    /// <summary>All directives of a definition and its members.</summary>
    public static IEnumerable<DirectiveNode> Of(DefinitionNode definition) => definition switch
    {
        ComplexTypeDefinitionNode type => type.Directives.Concat(type.Fields.SelectMany(f => f.Directives.Concat(f.Arguments.SelectMany(a => a.Directives)))),
        InputObjectTypeDefinitionNode type => type.Directives.Concat(type.Fields.SelectMany(f => f.Directives)),
        EnumTypeDefinitionNode type => type.Directives.Concat(type.Values.SelectMany(v => v.Directives)),
        DirectiveDefinitionNode directive => directive.Arguments.SelectMany(a => a.Directives),
        _ => definition.Directives,
    };

    /// <summary>The definition with other directives on it and its members.</summary>
    public static DefinitionNode Rewrite(DefinitionNode definition, Func<IReadOnlyList<DirectiveNode>, IReadOnlyList<DirectiveNode>> rewrite) => definition switch
    {
        ObjectTypeDefinitionNode type => type with { Directives = rewrite(type.Directives), Fields = Rewrite(type.Fields, rewrite) },
        InterfaceTypeDefinitionNode type => type with { Directives = rewrite(type.Directives), Fields = Rewrite(type.Fields, rewrite) },
        InputObjectTypeDefinitionNode type => type with { Directives = rewrite(type.Directives), Fields = Rewrite(type.Fields, rewrite) },
        EnumTypeDefinitionNode type => type with
        {
            Directives = rewrite(type.Directives),
            Values = [.. type.Values.Select(v => v with { Directives = rewrite(v.Directives) })],
        },
        DirectiveDefinitionNode directive => directive with { Arguments = Rewrite(directive.Arguments, rewrite) },
        _ => definition with { Directives = rewrite(definition.Directives) },
    };

    private static IReadOnlyList<FieldDefinitionNode> Rewrite(
        IReadOnlyList<FieldDefinitionNode> fields, Func<IReadOnlyList<DirectiveNode>, IReadOnlyList<DirectiveNode>> rewrite) =>
        [.. fields.Select(f => f with { Directives = rewrite(f.Directives), Arguments = Rewrite(f.Arguments, rewrite) })];

    private static IReadOnlyList<InputValueDefinitionNode> Rewrite(
        IReadOnlyList<InputValueDefinitionNode> values, Func<IReadOnlyList<DirectiveNode>, IReadOnlyList<DirectiveNode>> rewrite) =>
        [.. values.Select(v => v with { Directives = rewrite(v.Directives) })];
}
