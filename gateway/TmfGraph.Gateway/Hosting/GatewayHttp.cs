using TmfGraph.Gateway.Clients;

namespace TmfGraph.Gateway.Hosting;

/// <summary>The one connection pool to all source schemas.</summary>
internal sealed class GatewayHttp : IDisposable
{
    /// <summary>Has no time limit of its own; callers bring theirs.</summary>
    public HttpClient Client { get; } = new(HttpSourceSchemaClient.CreateHandler()) { Timeout = Timeout.InfiniteTimeSpan };

    public void Dispose() => Client.Dispose();
}
