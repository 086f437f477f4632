using Microsoft.Extensions.Logging;

namespace TmfGraph.Gateway;

// what becomes of new schemas
internal static partial class GatewayLog
{
    [LoggerMessage(LogLevel.Information, "Swapped the schema. Source schemas: {Sources}; recent operations planned over it: {Planned}.")]
    public static partial void SchemaSwapped(ILogger logger, int sources, int planned);

    [LoggerMessage(LogLevel.Warning, "Recent operations that the new schema does not answer any more: {Refused}. The first of them: {Reason}")]
    public static partial void OperationsRefused(ILogger logger, int refused, string reason);

    [LoggerMessage(LogLevel.Information, "Recent operations left to be planned when clients ask for them: {Unseen}.")]
    public static partial void OperationsUnseen(ILogger logger, int unseen);

    [LoggerMessage(LogLevel.Warning, "Kept the last good schema: {Reason}")]
    public static partial void SchemaKept(ILogger logger, string reason);

    [LoggerMessage(LogLevel.Warning, "{Finding}")]
    public static partial void CompositionFinding(ILogger logger, string finding);

    [LoggerMessage(LogLevel.Information, "The schema is what it was; nothing was swapped.")]
    public static partial void SchemaUnchanged(ILogger logger);

    [LoggerMessage(LogLevel.Warning, "{Notice}")]
    public static partial void SchemaNotice(ILogger logger, string notice, Exception? cause);

    [LoggerMessage(LogLevel.Error, "A change of the schema failed unexpectedly.")]
    public static partial void UpdateFailed(ILogger logger, Exception exception);
}
