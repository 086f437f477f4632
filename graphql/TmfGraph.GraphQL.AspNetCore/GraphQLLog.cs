using Microsoft.Extensions.Logging;
using TmfGraph.GraphQL.Execution;

namespace TmfGraph.GraphQL.AspNetCore;

/// <summary>Log lines of the engine and its transports.</summary>
public static partial class GraphQLLog
{
    /// <summary>Writes the exceptions that become <c>Unexpected Execution Error</c> to a log.</summary>
    public static ExecutionOptions LogTo(this ExecutionOptions options, ILogger logger)
    {
        ArgumentNullException.ThrowIfNull(options);
        var next = options.OnUnexpectedError;
        options.OnUnexpectedError = (exception, coordinate) =>
        {
            UnexpectedError(logger, coordinate ?? "the operation", exception);
            next?.Invoke(exception, coordinate);
        };
        return options;
    }

    [LoggerMessage(1, LogLevel.Error, "{Coordinate} failed unexpectedly.")]
    internal static partial void UnexpectedError(ILogger logger, string coordinate, Exception exception);

    [LoggerMessage(2, LogLevel.Error, "A GraphQL request failed outside of its execution.")]
    internal static partial void RequestFailed(ILogger logger, Exception exception);

    [LoggerMessage(3, LogLevel.Debug, "A GraphQL socket was closed with {Status}: {Reason}")]
    internal static partial void SocketClosed(ILogger logger, int status, string reason);

    [LoggerMessage(4, LogLevel.Error, "A GraphQL socket failed.")]
    internal static partial void SocketFailed(ILogger logger, Exception exception);
}
