using Microsoft.Extensions.Logging;

namespace TmfGraph.Resources.Hosting;

internal static partial class HostingLog
{
    [LoggerMessage(1, LogLevel.Warning, "Access is open: everybody who reaches this host may read and write everything. Say --auth jwt to ask for tokens")]
    public static partial void Open(ILogger logger);

    [LoggerMessage(2, LogLevel.Information, "Subgraph {Subgraph} keeps its resources in {Provider}")]
    public static partial void Store(ILogger logger, string subgraph, string provider);

    [LoggerMessage(3, LogLevel.Information, "Subgraph {Subgraph} serves GraphQL at {Path} and TMF REST for {Apis}")]
    public static partial void Serves(ILogger logger, string subgraph, string path, string apis);

    [LoggerMessage(4, LogLevel.Error, "{Subgraph}: {Coordinate} failed unexpectedly")]
    public static partial void FieldFailed(ILogger logger, string subgraph, string coordinate, Exception exception);
}
