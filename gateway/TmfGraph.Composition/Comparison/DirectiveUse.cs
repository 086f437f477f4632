using TmfGraph.GraphQL.Types;

namespace TmfGraph.Composition.Comparison;

/// <summary>Whether clients can write a directive in their documents, or only owners of schemas in theirs.</summary>
internal static class DirectiveUse
{
    public static bool IsForDocuments(DirectiveType directive) => directive.Locations.Any(IsInDocuments);

    public static bool IsInDocuments(string location) => location
        is "QUERY" or "MUTATION" or "SUBSCRIPTION" or "FIELD" or "FRAGMENT_DEFINITION" or "FRAGMENT_SPREAD" or "INLINE_FRAGMENT" or "VARIABLE_DEFINITION";
}
