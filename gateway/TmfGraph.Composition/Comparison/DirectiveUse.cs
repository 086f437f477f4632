using TmfGraph.GraphQL.Language;
using TmfGraph.GraphQL.Types;

namespace TmfGraph.Composition.Comparison;

/// <summary>Whether clients can write a directive in their documents, or only owners of schemas in theirs.</summary>
internal static class DirectiveUse
{
    public static bool IsForDocuments(DirectiveType directive) => directive.Locations.Any(DirectiveLocations.IsExecutable);
}
