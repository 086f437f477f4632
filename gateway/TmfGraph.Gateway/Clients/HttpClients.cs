using Microsoft.Extensions.Options;
using TmfGraph.Composition.Composite;

namespace TmfGraph.Gateway.Clients;

/// <summary>Clients by HTTP for source schemas, over one connection pool.</summary>
public sealed class HttpClients : IDisposable
{
    private readonly GatewayOptions _options;

    /// <exception cref="OptionsValidationException">Headers are to be handed on that cannot be.</exception>
    public HttpClients(IOptions<GatewayOptions> options)
    {
        _options = options.Value;
        ConnectionHeaders.Check(_options.ForwardedHeaders);
        Http = new HttpMessageInvoker(HttpSourceSchemaClient.CreateHandler());
    }

    /// <summary>Sends to sources, and returns with the head of an answer. Has no time limit of its own; callers bring theirs.</summary>
    internal HttpMessageInvoker Http { get; }

    /// <summary>The client of a source schema, which needs an address in its settings.</summary>
    /// <exception cref="ArgumentException">It has none.</exception>
    public ISourceSchemaClient Create(SourceSchemaInfo source) => new HttpSourceSchemaClient(Http, source, _options);

    public void Dispose() => Http.Dispose();
}
