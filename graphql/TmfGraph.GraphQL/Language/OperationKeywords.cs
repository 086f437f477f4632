using System.Diagnostics;

namespace TmfGraph.GraphQL.Language;

/// <summary>The keywords of operations.</summary>
internal static class OperationKeywords
{
    /// <summary>The word that begins such an operation, and names its root type in a schema definition.</summary>
    public static string Keyword(this OperationKind kind) => kind switch
    {
        OperationKind.Query => "query",
        OperationKind.Mutation => "mutation",
        OperationKind.Subscription => "subscription",
        _ => throw new UnreachableException(),
    };
}
