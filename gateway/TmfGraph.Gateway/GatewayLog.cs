using Microsoft.Extensions.Logging;

namespace TmfGraph.Gateway;

/// <summary>Log lines of the gateway.</summary>
internal static partial class GatewayLog
{
    [LoggerMessage(1, LogLevel.Information, "Swapped the schema; it has {Sources} source schemas now. Planned {Planned} recent operations over it.")]
    public static partial void SchemaSwapped(ILogger logger, int sources, int planned);

    [LoggerMessage(2, LogLevel.Warning, "{Refused} recent operations are not answered by the new schema any more. The first of them: {Reason}")]
    public static partial void OperationsRefused(ILogger logger, int refused, string reason);

    [LoggerMessage(3, LogLevel.Warning, "Kept the last good schema: {Reason}")]
    public static partial void SchemaKept(ILogger logger, string reason);

    [LoggerMessage(4, LogLevel.Warning, "{Finding}")]
    public static partial void CompositionFinding(ILogger logger, string finding);

    [LoggerMessage(5, LogLevel.Information, "The schema is what it was; nothing was swapped.")]
    public static partial void SchemaUnchanged(ILogger logger);

    [LoggerMessage(6, LogLevel.Warning, "{Notice}")]
    public static partial void SchemaAddress(ILogger logger, string notice);

    [LoggerMessage(7, LogLevel.Error, "A change of the schema failed unexpectedly.")]
    public static partial void UpdateFailed(ILogger logger, Exception exception);
}
