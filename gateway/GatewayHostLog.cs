namespace TmfGraph.Gateway.Host;

/// <summary>Log lines of the gateway host.</summary>
internal static partial class GatewayHostLog
{
    [LoggerMessage(LogLevel.Information, "Serving {Sources} source schemas at {Addresses}")]
    public static partial void Started(ILogger logger, int sources, string addresses);
}
