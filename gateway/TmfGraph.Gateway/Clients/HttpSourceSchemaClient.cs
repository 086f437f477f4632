using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using TmfGraph.Composition.Composite;
using TmfGraph.GraphQL;
using TmfGraph.GraphQL.Execution;
using TmfGraph.GraphQL.Execution.Running;

namespace TmfGraph.Gateway.Clients;

/// <summary>
/// Talks GraphQL over HTTP to a source schema. One connection pool (the handler's) is shared by all sources; bodies are built and read in
/// rented buffers. There is no <see cref="HttpClient"/> in between: what it adds (a time limit, default headers) is not needed, and costs.
/// </summary>
public sealed class HttpSourceSchemaClient : ISourceSchemaClient
{
    /// <summary>Up to which length of a body, in bytes, memory is made ready for it because its header says so.</summary>
    private const int TrustedLength = 1024 * 1024;

    /// <summary>Where a stream begins.</summary>
    private const string StartHeader = "GraphQL-Stream-Start";

    private readonly HttpMessageInvoker _http;
    private readonly SourceSchemaInfo _source;
    private readonly GatewayOptions _options;
    private readonly Uri _address;
    private readonly SourceFailures _failures;
    private readonly SignsOfLife _life;
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
        _life = new SignsOfLife(options.Streams.SilenceTimeout, options.TimeProvider);
        _sockets = source.Settings.WebSocketUrl is { } url ? new SocketSourceClient(http, source.Name, url, options) : null;
        _address = Uri.TryCreate(source.Settings.Url, UriKind.Absolute, out var address) && address.Scheme is "http" or "https"
            ? address
            : throw new ArgumentException($"The source schema '{source.Name}' has no HTTP address (transports.http.url).");
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
            if (IsGone(response) || !(IsGraphQL(response) || IsRefusal(response)))
            {
                throw NotGraphQL(response);
            }

            var read = await ReadAsync(response, cancellationToken).ConfigureAwait(false);
            if (IsRefusal(response) && !HasErrors(read))
            {
                read.Dispose();
                throw NotGraphQL(response);
            }

            return read;
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
        if (IsGone(response) || !(IsGraphQL(response) || (response.IsSuccessStatusCode && MediaTypeOf(response) is "text/event-stream")))
        {
            using (response)
            {
                throw NotGraphQL(response);
            }
        }

        return new SourceStream(
            token => ReadEventsAsync(response, token),
            () =>
            {
                response.Dispose();
                return ValueTask.CompletedTask;
            })
        {
            StartCursor = response.Headers.NonValidated.TryGetValues(StartHeader, out var start) ? start.ToString() : null,
        };
    }

    private async IAsyncEnumerable<SourceResponse> ReadEventsAsync(HttpResponseMessage response, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (MediaTypeOf(response) is "application/json" or "application/graphql-response+json")
        {
            yield return await ReadOnlyResultAsync(response, cancellationToken).ConfigureAwait(false);
            yield break;
        }

        var stream = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        await using var streamDisposal = stream.ConfigureAwait(false);
        var isEvents = MediaTypeOf(response) is "text/event-stream";
        var reader = new EventReader(stream, isEvents, _options.MaxResponseBytes, _life);
        await using var readerDisposal = reader.ConfigureAwait(false);
        while (true)
        {
            SourceResponse? next;
            try
            {
                next = await reader.ReadAsync(cancellationToken).ConfigureAwait(false);
            }
            catch (Exception exception) when (exception is HttpRequestException or IOException)
            {
                throw _failures.Unavailable(exception);
            }
            catch (InvalidDataException)
            {
                throw TooLarge(response);
            }
            catch (TimeoutException exception)
            {
                throw _failures.Silent(exception);
            }

            if (next is null)
            {
                if (isEvents && !reader.IsComplete)
                {
                    throw _failures.Unavailable(null);
                }

                yield break;
            }

            yield return next;
        }
    }

    /// <summary>The one result of a stream that was refused, or is already over.</summary>
    private async ValueTask<SourceResponse> ReadOnlyResultAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        try
        {
            return await ReadAsync(response, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException)
        {
            throw _failures.Unavailable(exception);
        }
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

    private async ValueTask<SourceResponse> ReadAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        if (response.Content.Headers.NonValidated.TryGetValues("Content-Encoding", out var encodings) && encodings.ToString() is not ("" or "identity"))
        {
            // nothing is unpacked, so nothing small can become large
            throw Invalid(response, $"a body in the encoding '{encodings}', which was not asked for");
        }

        var expected = response.Content.Headers.ContentLength;
        if (expected > _options.MaxResponseBytes)
        {
            throw TooLarge(response);
        }

        var buffer = RequestArrays<byte>.Pool.Rent((int)Math.Clamp(expected ?? 16 * 1024, 1024, TrustedLength));
        try
        {
            var stream = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false); // ends with the response
            var length = 0;
            while (true)
            {
                var read = await stream.ReadAsync(buffer.AsMemory(length), cancellationToken).ConfigureAwait(false);
                if (read == 0)
                {
                    return SourceResponse.FromPool(buffer, length, (int)response.StatusCode);
                }

                length += read;
                if (length > _options.MaxResponseBytes)
                {
                    throw TooLarge(response);
                }

                if (length == expected)
                {
                    return SourceResponse.FromPool(buffer, length, (int)response.StatusCode);
                }

                if (length == buffer.Length)
                {
                    RequestArrays<byte>.Pool.Grow(ref buffer, length, length + 1);
                }
            }
        }
        catch
        {
            RequestArrays<byte>.Pool.Return(buffer);
            throw;
        }
    }

    /// <summary>A GraphQL answer may come with any status under the GraphQL media type; under plain JSON only success is trusted.</summary>
    private static bool IsGraphQL(HttpResponseMessage response) => MediaTypeOf(response) switch
    {
        "application/graphql-response+json" => true,
        "application/json" or "application/jsonl" or "application/graphql-response+jsonl" => response.IsSuccessStatusCode,
        _ => false,
    };

    /// <summary>The media type without parameters, in small letters; empty for none.</summary>
    private static ReadOnlySpan<char> MediaTypeOf(HttpResponseMessage response)
    {
        if (!response.Content.Headers.NonValidated.TryGetValues("Content-Type", out var values))
        {
            return default;
        }

        var text = values.ToString().AsSpan();
        var end = text.IndexOf(';');
        text = (end < 0 ? text : text[..end]).Trim();
        return text.ContainsAnyInRange('A', 'Z') ? text.ToString().ToLowerInvariant() : text;
    }

    private SourceSchemaException NotGraphQL(HttpResponseMessage response) => response.IsSuccessStatusCode
        ? Invalid(response, $"'{(MediaTypeOf(response) is { Length: > 0 } type ? type.ToString() : "nothing")}' where a GraphQL result was expected")
        : _failures.Status((int)response.StatusCode, IsGone(response), RetryAfter(response));

    /// <summary>Whether the source wants to be left alone for now, by its own word or that of a proxy before it.</summary>
    private static bool IsGone(HttpResponseMessage response) => (int)response.StatusCode is 429 or 502 or 503 or 504;

    /// <summary>Whether it may be a GraphQL error under the older media type, which others use for errors of their own.</summary>
    private static bool IsRefusal(HttpResponseMessage response) => !response.IsSuccessStatusCode && MediaTypeOf(response) is "application/json";

    /// <summary>Whether a body is a result with errors.</summary>
    private static bool HasErrors(SourceResponse response)
    {
        try
        {
            using var document = SourceJson.Parse(response.Body);
            return document.RootElement.ValueKind is JsonValueKind.Object
                && document.RootElement.TryGetProperty("errors", out var errors)
                && errors.ValueKind is JsonValueKind.Array
                && errors.EnumerateArray().Any(e => e.ValueKind is JsonValueKind.Object && e.TryGetProperty("message", out _));
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private TimeSpan? RetryAfter(HttpResponseMessage response) => response.Headers.RetryAfter switch
    {
        { Delta: { } delta } => delta,
        { Date: { } date } => date - _options.TimeProvider.GetUtcNow() is { Ticks: > 0 } wait ? wait : TimeSpan.Zero,
        _ => null,
    };

    private SourceSchemaException TooLarge(HttpResponseMessage response) => Invalid(response, $"more than {_options.MaxResponseBytes} bytes");

    private SourceSchemaException Invalid(HttpResponseMessage response, string what) => _failures.Invalid($"sent {what}", (int)response.StatusCode);
}
