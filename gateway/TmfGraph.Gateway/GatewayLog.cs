using Microsoft.Extensions.Logging;

namespace TmfGraph.Gateway;

/// <summary>Log lines of the gateway.</summary>
internal static partial class GatewayLog
{
    [LoggerMessage(LogLevel.Warning, "The source schema '{Source}' fails ({Code}; failures since the last such line: {Count}): {Reason} {Cause}")]
    public static partial void SourceFails(ILogger logger, string source, string code, long count, string reason, string cause);

    [LoggerMessage(LogLevel.Warning, "The source schema '{Source}' failed repeatedly and is left alone, but for one request every {Time}, until it answers; last: {Reason}")]
    public static partial void CircuitOpened(ILogger logger, string source, TimeSpan time, string? reason);

    [LoggerMessage(LogLevel.Warning, "The schema asks for policies that Gateway:Authorization:Policies does not have, so that nobody fulfils them: {Policies}")]
    public static partial void PoliciesUnknown(ILogger logger, string policies);

    /// <param name="what">What is done with it.</param>
    [LoggerMessage(LogLevel.Information, "An operation ({Name}) selects what some of its senders may not see, which {What}: {Coordinates}")]
    public static partial void OperationFiltered(ILogger logger, string name, string what, string coordinates);

    [LoggerMessage(LogLevel.Error, "A deferred part of an answer failed unexpectedly.")]
    public static partial void PartFailed(ILogger logger, Exception exception);

    [LoggerMessage(LogLevel.Warning, "The gateway could not warm up, so the first operation takes longer.")]
    public static partial void WarmUpFailed(ILogger logger, Exception exception);

    [LoggerMessage(LogLevel.Information, "The source schema '{Source}' answers again")]
    public static partial void CircuitClosed(ILogger logger, string source);
}
