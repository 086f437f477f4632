using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace TmfGraph.Composition.Files;

/// <summary>
/// Schemas of running subgraphs, fetched once and looked at again for changes. An address of a text that is sent with its version (<c>ETag</c>) is
/// asked for newer ones only. For one caller at a time.
/// </summary>
public sealed class SdlDownloads : IDisposable
{
    private const string ServiceQuery = """{"query":"{ _service { sdl } }"}""";

    private readonly ConcurrentDictionary<SdlAddress, Known> _known = [];
    private readonly HttpClient _http;

    /// <param name="timeout">How long a subgraph may take to answer.</param>
    /// <param name="handler">Sends the requests, and is disposed of with this; null for one that suits.</param>
    public SdlDownloads(TimeSpan timeout, HttpMessageHandler? handler = null)
    {
        _http = new HttpClient(handler ?? new SocketsHttpHandler
        {
            AutomaticDecompression = DecompressionMethods.All,
            MaxAutomaticRedirections = 3,
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            UseCookies = false,
            UseProxy = false, // as with the requests that are answered by these schemas
        })
        {
            Timeout = timeout,
            MaxResponseContentBufferSize = SourceSchemaReader.MaxFileBytes,
        };
    }

    /// <summary>The schema at an address: the newest that is known, or fetched when none is.</summary>
    /// <exception cref="CompositionFileException">It is not known, and not to be had either.</exception>
    public async Task<string> ReadAsync(SdlAddress address, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(address);
        return _known.TryGetValue(address, out var known)
            ? known.Text
            : (_known[address] = await FetchAsync(address, null, cancellationToken).ConfigureAwait(false)).Text;
    }

    /// <summary>Looks for newer schemas at addresses, all at once, and forgets those at others. What cannot be had stays as it was known.</summary>
    public async Task<SdlPoll> PollAsync(IReadOnlyList<SdlAddress> addresses, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(addresses);
        var polls = await Task.WhenAll(addresses.Select(a => PollAsync(a, cancellationToken))).ConfigureAwait(false);
        var changed = false;
        var failures = new Dictionary<SdlAddress, string>();
        foreach (var (address, found, failure) in polls)
        {
            if (failure is not null)
            {
                failures[address] = failure;
            }
            else if (found is not null)
            {
                changed |= !_known.TryGetValue(address, out var known) || known.Text != found.Text;
                _known[address] = found;
            }
        }

        foreach (var gone in _known.Keys.Except(addresses).ToList())
        {
            _known.TryRemove(gone, out _);
        }

        return new SdlPoll(changed, failures);
    }

    public void Dispose() => _http.Dispose();

    private async Task<(SdlAddress Address, Known? Found, string? Failure)> PollAsync(SdlAddress address, CancellationToken cancellationToken)
    {
        try
        {
            return (address, await FetchAsync(address, _known.GetValueOrDefault(address), cancellationToken).ConfigureAwait(false), null);
        }
        catch (CompositionFileException exception)
        {
            return (address, null, exception.Message);
        }
    }

    private async Task<Known> FetchAsync(SdlAddress address, Known? known, CancellationToken cancellationToken)
    {
        try
        {
            using var request = CreateRequest(address, known);
            using var response = await _http.SendAsync(request, cancellationToken).ConfigureAwait(false);
            if (response.StatusCode is HttpStatusCode.NotModified && known is not null)
            {
                return known;
            }

            if (!response.IsSuccessStatusCode)
            {
                throw new CompositionFileException($"{address} answered with the HTTP status {(int)response.StatusCode} where its schema was asked for.");
            }

            var body = await response.Content.ReadAsStringAsync(cancellationToken).ConfigureAwait(false);
            return address.IsService ? new Known(ReadService(address, body), null) : new Known(body, response.Headers.ETag);
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException or InvalidDataException or InvalidOperationException)
        {
            throw new CompositionFileException($"{address} cannot be asked for its schema: {exception.Message.TrimEnd('.')}.", exception);
        }
        catch (OperationCanceledException exception) when (!cancellationToken.IsCancellationRequested)
        {
            throw new CompositionFileException($"{address} did not tell its schema within {_http.Timeout.TotalSeconds} s.", exception);
        }
    }

    private static HttpRequestMessage CreateRequest(SdlAddress address, Known? known)
    {
        var request = new HttpRequestMessage(address.IsService ? HttpMethod.Post : HttpMethod.Get, address.Uri);
        if (address.IsService)
        {
            request.Content = new StringContent(ServiceQuery, Encoding.UTF8, "application/json");
            request.Headers.Accept.ParseAdd("application/json");
        }
        else if (known?.Tag is { } tag)
        {
            request.Headers.IfNoneMatch.Add(tag);
        }

        return request;
    }

    private static string ReadService(SdlAddress address, string body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            return document.RootElement.GetProperty("data").GetProperty("_service").GetProperty("sdl").GetString()
                ?? throw NoService(address, null);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or KeyNotFoundException)
        {
            throw NoService(address, exception);
        }
    }

    private static CompositionFileException NoService(SdlAddress address, Exception? inner) =>
        new($"{address} does not answer '{{ _service {{ sdl }} }}'; name the address of its schema as 'sdl'.", inner);

    private sealed record Known(string Text, EntityTagHeaderValue? Tag);
}
