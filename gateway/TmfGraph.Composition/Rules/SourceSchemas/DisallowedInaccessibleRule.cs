using TmfGraph.Composition.Sources;
using TmfGraph.GraphQL.Language;

namespace TmfGraph.Composition.Rules.SourceSchemas;

/// <summary>What GraphQL itself is made of, its scalars, introspection and directives, stays visible to clients.</summary>
/// <seealso href="https://graphql.github.io/composite-schemas-spec/draft/#sec-Disallowed-Inaccessible-Elements"/>
internal sealed class DisallowedInaccessibleRule : IDocumentRule
{
    public void Check(string schemaName, DocumentNode document, ICollection<Diagnostic> diagnostics)
    {
        foreach (var definition in document.Definitions)
        {
            foreach (var coordinate in Hidden(definition))
            {
                diagnostics.Add(Diagnostics.DisallowedInaccessible(schemaName, coordinate));
            }
        }
    }

    private static IEnumerable<string> Hidden(DefinitionNode definition) => definition switch
    {
        DirectiveDefinitionNode directive when KnownDefinitions.BuiltInDirectives.Contains(directive.Name) =>
            directive.Arguments.Where(a => IsHidden(a.Directives)).Select(a => $"@{directive.Name}({a.Name}:)"),
        TypeDefinitionNode type when KnownDefinitions.BuiltInScalars.Contains(type.Name) || type.Name.StartsWith("__", StringComparison.Ordinal) =>
            Hidden(type),
        _ => [],
    };

    private static IEnumerable<string> Hidden(TypeDefinitionNode type)
    {
        if (IsHidden(type.Directives))
        {
            yield return type.Name;
        }

        foreach (var field in (type as ComplexTypeDefinitionNode)?.Fields ?? [])
        {
            if (IsHidden(field.Directives))
            {
                yield return $"{type.Name}.{field.Name}";
            }

            foreach (var argument in field.Arguments.Where(a => IsHidden(a.Directives)))
            {
                yield return $"{type.Name}.{field.Name}({argument.Name}:)";
            }
        }
    }

    private static bool IsHidden(IReadOnlyList<DirectiveNode> directives) => directives.Find(DirectiveNames.Inaccessible) is not null;
}
