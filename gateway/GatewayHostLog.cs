namespace TmfGraph.Gateway.Host;

/// <summary>Log lines of the gateway host.</summary>
internal static partial class GatewayHostLog
{
    [LoggerMessage(LogLevel.Information, "Serving {Sources} source schemas at {Addresses}")]
    public static partial void Started(ILogger logger, int sources, string addresses);

    [LoggerMessage(LogLevel.Information, "Swapped the schema; it has {Sources} source schemas now")]
    public static partial void Replaced(ILogger logger, int sources);

    [LoggerMessage(LogLevel.Warning, "Kept the last good schema: {Reason}")]
    public static partial void NotReplaced(ILogger logger, string reason);
}
