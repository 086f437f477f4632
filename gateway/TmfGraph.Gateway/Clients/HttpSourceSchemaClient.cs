using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text;
using TmfGraph.Composition.Composite;
using TmfGraph.GraphQL.Execution.Running;

namespace TmfGraph.Gateway.Clients;

/// <summary>
/// Talks GraphQL over HTTP to a source schema. One connection pool (the handler's) is shared by all sources; bodies are built and read in
/// rented buffers. There is no <see cref="HttpClient"/> in between: what it adds (a time limit, default headers) is not needed, and costs.
/// </summary>
public sealed class HttpSourceSchemaClient : ISourceSchemaClient
{
    /// <summary>Where a stream begins.</summary>
    private const string StartHeader = "GraphQL-Stream-Start";

    private readonly HttpMessageInvoker _http;
    private readonly SourceSchemaInfo _source;
    private readonly GatewayOptions _options;
    private readonly Uri _address;
    private readonly SourceFailures _failures;
    private readonly HttpResponseReader _responses;
    private readonly SourceHeaders _headers;
    private readonly SocketSourceClient? _sockets;

    /// <param name="http">Sends the requests, over <see cref="CreateHandler"/>. It must not wait for the end of a response.</param>
    /// <exception cref="ArgumentException">The source has no valid HTTP address, or one for WebSockets that is not.</exception>
    public HttpSourceSchemaClient(HttpMessageInvoker http, SourceSchemaInfo source, GatewayOptions options)
    {
        ArgumentNullException.ThrowIfNull(source);
        _http = http;
        _source = source;
        _options = options;
        _failures = new SourceFailures(source.Name);
        _headers = new SourceHeaders(options.ForwardedHeaders);
        _responses = new HttpResponseReader(_failures, options);
        _sockets = source.Settings.WebSocketUrl is { } url ? new SocketSourceClient(http, source.Name, url, options) : null;
        _address = Uri.TryCreate(source.Settings.Url, UriKind.Absolute, out var address) && address.Scheme is "http" or "https"
            ? address
            : throw new ArgumentException(source.Settings.Url is { Length: > 0 } none
                ? $"'{none}' is no HTTP address for the source schema '{source.Name}' (transports.http.url)."
                : $"The source schema '{source.Name}' has no HTTP address (transports.http.url).");
    }

    /// <summary>A handler with the settings that suit requests between servers: no cookies, no redirects, no proxies, connections kept.</summary>
    public static SocketsHttpHandler CreateHandler() => new()
    {
        UseCookies = false,
        UseProxy = false,
        AllowAutoRedirect = false,
        AutomaticDecompression = DecompressionMethods.None,
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        ConnectTimeout = TimeSpan.FromSeconds(5),
        EnableMultipleHttp2Connections = true,
        ConnectCallback = static (context, token) => SourceConnections.ConnectAsync(context.DnsEndPoint, token),

        // a connection of HTTP/2 outlives requests that time out on it, so it is asked itself whether anybody is there
        KeepAlivePingPolicy = HttpKeepAlivePingPolicy.WithActiveRequests,
        KeepAlivePingDelay = SourceConnections.Silence,
        KeepAlivePingTimeout = SourceConnections.Patience,
        ActivityHeadersPropagator = DistributedContextPropagator.CreateDefaultPropagator(),
        RequestHeaderEncodingSelector = static (_, _) => Encoding.UTF8, // what a client sent goes on as it came, and is no failure of the source
    };

    public async ValueTask<SourceResponse> ExecuteAsync(SourceRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (request.SetCount > 1 && !_source.Settings.VariableBatching)
        {
            return AliasBatch.Read(
                await ExecuteAsync(AliasBatch.Write(request), cancellationToken).ConfigureAwait(false),
                request.SetCount);
        }

        using var message = CreateMessage(request);
        message.Headers.TryAddWithoutValidation(RequestTimeout.Header, ((long)request.TimeLeft(_options).TotalMilliseconds).ToString(CultureInfo.InvariantCulture));
        message.Headers.TryAddWithoutValidation(
            "Accept",
            request.SetCount > 1 || request.Batch is not null ? "application/jsonl, application/json;q=0.5" : "application/graphql-response+json, application/json;q=0.9");
        try
        {
            using var response = await _http.SendAsync(message, cancellationToken).ConfigureAwait(false);
            return await _responses.ReadAsync(response, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException)
        {
            throw _failures.Unavailable(exception);
        }
        catch (OperationCanceledException exception) when (!cancellationToken.IsCancellationRequested)
        {
            // nothing answers at the address, not even with a refusal
            throw new SourceSchemaException(SubgraphErrorCodes.Timeout, $"No connection to the source schema '{_source.Name}' came about in time.", exception);
        }
    }

    public async ValueTask<SourceStream> SubscribeAsync(SourceRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (_sockets is not null)
        {
            return await _sockets.SubscribeAsync(request, cancellationToken).ConfigureAwait(false);
        }

        if (_source.Settings.SubscriptionFormats.Count == 0)
        {
            throw new SourceSchemaException(SubgraphErrorCodes.Unavailable, $"The source schema '{_source.Name}' takes no subscriptions, by its settings.");
        }

        using var message = CreateMessage(request);
        message.Headers.TryAddWithoutValidation("Accept", string.Join(", ", _source.Settings.SubscriptionFormats));
        if (request.LastEventId is not null)
        {
            message.Headers.TryAddWithoutValidation("Last-Event-ID", request.LastEventId);
        }

        var response = await OpenAsync(message, cancellationToken).ConfigureAwait(false);
        if (!HttpResponseReader.MayHoldEvents(response))
        {
            using (response)
            {
                throw _responses.NotGraphQL(response);
            }
        }

        return new SourceStream(
            token => _responses.ReadEventsAsync(response, token),
            () =>
            {
                response.Dispose();
                return ValueTask.CompletedTask;
            })
        {
            StartCursor = response.Headers.NonValidated.TryGetValues(StartHeader, out var start) ? start.ToString() : null,
        };
    }

    private async Task<HttpResponseMessage> OpenAsync(HttpRequestMessage message, CancellationToken cancellationToken)
    {
        try
        {
            return await _http.SendAsync(message, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException)
        {
            throw _failures.Unavailable(exception);
        }
    }

    private HttpRequestMessage CreateMessage(SourceRequest request)
    {
        var message = new HttpRequestMessage(HttpMethod.Post, _address)
        {
            Version = _options.UseHttp2 ? HttpVersion.Version20 : HttpVersion.Version11,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
        };
        if (request.Client.HasFiles && FileForm.Create(request, _source.Schema) is { } form)
        {
            message.Content = form;
            message.Headers.TryAddWithoutValidation("GraphQL-Preflight", "1");
        }
        else
        {
            message.Content = new OperationContent(request);
            message.Content.Headers.TryAddWithoutValidation("Content-Type", "application/json");
        }

        foreach (var name in _headers.Sent)
        {
            if (ConnectionHeaders.ValueOf(request.Client, name) is { } value)
            {
                message.Headers.TryAddWithoutValidation(name, value);
            }
        }

        return message;
    }
}
