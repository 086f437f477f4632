using TmfGraph.GraphQL.Language;
using TmfGraph.GraphQL.Types;

namespace TmfGraph.Composition.Comparison;

/// <summary>Whether clients can write a directive in their documents, or only owners of schemas in theirs.</summary>
internal static class DirectiveUse
{
    /// <summary>What it weighs that a use of the directive is not taken any more: operations are refused, or owners of schemas are told when they compose.</summary>
    public static ChangeSeverity Weight(DirectiveType directive) =>
        directive.Locations.Any(DirectiveLocations.IsExecutable) ? ChangeSeverity.Breaking : ChangeSeverity.Dangerous;
}
