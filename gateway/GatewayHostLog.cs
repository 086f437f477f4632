namespace TmfGraph.Gateway.Host;

/// <summary>Log lines of the gateway host.</summary>
internal static partial class GatewayHostLog
{
    /// <param name="sources">How many source schemas, in words.</param>
    [LoggerMessage(LogLevel.Information, "Serving {Sources} at {Addresses}")]
    public static partial void Started(ILogger logger, string sources, string addresses);
}
