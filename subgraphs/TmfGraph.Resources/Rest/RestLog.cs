using Microsoft.Extensions.Logging;

namespace TmfGraph.Resources.Rest;

internal static partial class RestLog
{
    [LoggerMessage(1, LogLevel.Error, "{Method} {Path} failed unexpectedly")]
    public static partial void Failed(ILogger logger, string method, string path, Exception exception);

    [LoggerMessage(2, LogLevel.Information, "TMF REST serves {Resources} resources of {Domain} under {BasePaths} base paths")]
    public static partial void Mapped(ILogger logger, string domain, int resources, int basePaths);
}
