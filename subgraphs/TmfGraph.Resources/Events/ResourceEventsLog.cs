using Microsoft.Extensions.Logging;

namespace TmfGraph.Resources.Events;

internal static partial class ResourceEventsLog
{
    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "Lost the connection that listens for events of '{Subgraph}'; readers look at the log by themselves. Next attempt in {Pause}.")]
    public static partial void ListenerLost(ILogger logger, Exception exception, string subgraph, TimeSpan pause);
}
