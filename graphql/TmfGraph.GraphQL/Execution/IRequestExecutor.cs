using TmfGraph.GraphQL.Language;
using TmfGraph.GraphQL.Types;

namespace TmfGraph.GraphQL.Execution;

/// <summary>Runs requests. The engine has one over a schema with resolvers, the gateway has one over subgraphs; transports know only this.</summary>
public interface IRequestExecutor
{
    /// <summary>The schema that clients see.</summary>
    GraphSchema Schema { get; }

    /// <summary>What documents may hold, for transports that have to look into one.</summary>
    ParserLimits ParserLimits { get; }

    /// <summary>
    /// Headers of clients that it reads or hands on, beside those that every server knows. On a socket, where a browser can set none, they may come in
    /// the first message.
    /// </summary>
    IReadOnlyList<string> ClientHeaders => [];

    /// <summary>Runs a request. Failures of the request are in the result; only cancellation is thrown.</summary>
    ValueTask<ExecutionResult> ExecuteAsync(OperationRequest request, CancellationToken cancellationToken);
}
