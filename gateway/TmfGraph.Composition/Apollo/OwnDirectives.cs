using TmfGraph.Composition.Sources;
using TmfGraph.GraphQL.Language;

namespace TmfGraph.Composition.Apollo;

/// <summary>
/// Directives of a schema's own that only share their names with some that mean something here: a mark <c>@internal</c> for its own tools, or
/// <c>@tag</c> with a number. Nothing follows from them. What a schema uses without importing or defining it is taken for what it says.
/// </summary>
internal static class OwnDirectives
{
    /// <summary>Names of these directives, without '@'.</summary>
    public static IReadOnlySet<string> Find(DocumentNode document, ApolloLinks links) =>
        document.Definitions.OfType<DirectiveDefinitionNode>().Where(d => links.Meaning(d.Name) is null && IsTaken(d)).Select(d => d.Name).ToHashSet();

    /// <summary>Some names belong to conventions, for which nobody needs a link; who has other arguments does not follow them.</summary>
    private static bool IsTaken(DirectiveDefinitionNode directive) =>
        KnownDefinitions.Common.OfType<DirectiveDefinitionNode>().FirstOrDefault(d => d.Name == directive.Name) is { } convention
            ? directive.Arguments.Any(a => convention.Arguments.All(c => c.Name != a.Name))
            : KnownDefinitions.FederationDirectives.ContainsKey(directive.Name) || ApolloNames.Directives.ContainsKey(directive.Name);
}
