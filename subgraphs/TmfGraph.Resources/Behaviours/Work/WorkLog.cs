using Microsoft.Extensions.Logging;

namespace TmfGraph.Resources.Behaviours.Work;

internal static partial class WorkLog
{
    [LoggerMessage(1, LogLevel.Warning, "{Work} of {Resource} failed at attempt {Attempt}; it is tried again in {Pause}")]
    public static partial void Repeated(ILogger logger, string work, string resource, int attempt, TimeSpan pause, Exception exception);

    [LoggerMessage(2, LogLevel.Error, "{Work} of {Resource} has failed")]
    public static partial void Failed(ILogger logger, string work, string resource, Exception exception);

    [LoggerMessage(3, LogLevel.Warning, "{Work} of {Resource} was taken over by another process")]
    public static partial void Lost(ILogger logger, string work, string resource);

    [LoggerMessage(4, LogLevel.Warning, "How {Work} of {Resource} ended could not be written down; it is done again when its lease ends")]
    public static partial void NotReturned(ILogger logger, string work, string resource, Exception exception);

    [LoggerMessage(6, LogLevel.Information, "{Work} of {Resource} cannot be done: {Reason}")]
    public static partial void Refused(ILogger logger, string work, string resource, string reason);

    [LoggerMessage(5, LogLevel.Warning, "The work of subgraph {Subgraph} cannot be looked at")]
    public static partial void NotReached(ILogger logger, string subgraph, Exception exception);
}
