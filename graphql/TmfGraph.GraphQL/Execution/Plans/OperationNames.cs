using TmfGraph.GraphQL.Language;

namespace TmfGraph.GraphQL.Execution.Plans;

/// <summary>The keywords of operations.</summary>
internal static class OperationNames
{
    public static string Of(OperationKind kind) => kind switch
    {
        OperationKind.Query => "query",
        OperationKind.Mutation => "mutation",
        _ => "subscription",
    };
}
