using Microsoft.Extensions.Options;
using TmfGraph.Composition.Composite;

namespace TmfGraph.Gateway.Clients;

/// <summary>Clients by HTTP for source schemas, over one connection pool.</summary>
public sealed class HttpClients(IOptions<GatewayOptions> options) : IDisposable
{
    /// <summary>Has no time limit of its own; callers bring theirs.</summary>
    internal HttpClient Http { get; } = new(HttpSourceSchemaClient.CreateHandler()) { Timeout = Timeout.InfiniteTimeSpan };

    /// <summary>The client of a source schema, which needs an address in its settings.</summary>
    /// <exception cref="ArgumentException">It has none.</exception>
    public ISourceSchemaClient Create(SourceSchemaInfo source) => new HttpSourceSchemaClient(Http, source, options.Value);

    public void Dispose() => Http.Dispose();
}
