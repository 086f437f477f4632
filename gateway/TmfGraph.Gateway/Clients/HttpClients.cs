using Microsoft.Extensions.Options;
using TmfGraph.Composition.Composite;

namespace TmfGraph.Gateway.Clients;

/// <summary>Clients by HTTP for source schemas, over one connection pool.</summary>
public sealed class HttpClients : IDisposable
{
    private readonly GatewayOptions _options;
    private readonly HttpMessageInvoker _invoker;

    /// <exception cref="OptionsValidationException">Headers are to be handed on that cannot be.</exception>
    public HttpClients(IOptions<GatewayOptions> options)
    {
        var handler = HttpSourceSchemaClient.CreateHandler();
        _options = options.Value;
        ConnectionHeaders.Check(_options.ForwardedHeaders);
        _invoker = new HttpMessageInvoker(handler);
        Http = new HttpClient(handler, disposeHandler: false) { Timeout = Timeout.InfiniteTimeSpan };
    }

    /// <summary>For REST. Has no time limit of its own; callers bring theirs.</summary>
    internal HttpClient Http { get; }

    /// <summary>The client of a source schema, which needs an address in its settings.</summary>
    /// <exception cref="ArgumentException">It has none.</exception>
    public ISourceSchemaClient Create(SourceSchemaInfo source) => new HttpSourceSchemaClient(_invoker, source, _options);

    public void Dispose()
    {
        Http.Dispose();
        _invoker.Dispose();
    }
}
