using System.Diagnostics;
using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Primitives;
using TmfGraph.Composition.Composite;
using TmfGraph.Gateway.Clients;

namespace TmfGraph.Gateway.Hosting;

/// <summary>
/// Hands REST requests on to the source that owns their base path, and its answers back, both streamed. Headers that belong to one
/// connection stay behind. The address goes on as it came, and never leads out of the base path. When the source cannot be reached, the answer is the
/// TMF error body; when it breaks off in the middle of its answer, so does the gateway, as the status has been sent.
/// </summary>
internal sealed class RestForwarder(HttpClient http, Func<IReadOnlyList<SourceSchemaInfo>> sources, GatewayOptions options)
{
    private volatile Known? _known;

    /// <summary>Whether a source owns the path.</summary>
    public bool Owns(PathString path) => path.Value is { Length: > 1 } text && Prefixes().Find(text) is not null;

    public async Task HandleAsync(HttpContext context)
    {
        if (RestAddress.TargetOf(context) is not { } target || RestAddress.PathOf(target) is not { } path)
        {
            await TmfError.WriteAsync(context, 400, "invalidPath", "The path of a resource has no dot segments.").ConfigureAwait(false);
            return;
        }

        var source = Prefixes().Find(path);
        if (source is null || RestAddress.On(source.Settings.Url, target) is not { } address)
        {
            await TmfError.WriteAsync(context, 404, "notFound", "No API is served at this address.").ConfigureAwait(false);
            return;
        }

        using var message = CreateRequest(context, address);
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted);
        deadline.CancelAfter(options.SourceTimeout);
        HttpResponseMessage response;
        try
        {
            response = await http.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, deadline.Token).ConfigureAwait(false);
        }
        catch (HttpRequestException exception) when (exception.InnerException is BadHttpRequestException refused)
        {
            // the client's own body: too large, or broken off
            await TmfError.WriteAsync(context, refused.StatusCode, "invalidBody", refused.Message).ConfigureAwait(false);
            return;
        }
        catch (HttpRequestException)
        {
            await TmfError.WriteAsync(context, 503, "unavailable", "The service behind this API cannot be reached.").ConfigureAwait(false);
            return;
        }
        catch (OperationCanceledException) when (!context.RequestAborted.IsCancellationRequested)
        {
            await TmfError.WriteAsync(context, 504, "timeout", "The service behind this API did not answer in time.").ConfigureAwait(false);
            return;
        }

        using (response)
        {
            await HandOnAsync(context, source, response).ConfigureAwait(false);
        }
    }

    private async Task HandOnAsync(HttpContext context, SourceSchemaInfo source, HttpResponseMessage response)
    {
        try
        {
            await CopyAsync(context, response).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException && !context.RequestAborted.IsCancellationRequested)
        {
            GatewayLog.RestBrokeOff(options.Logger, source.Name, exception.Message);
            if (context.Response.HasStarted)
            {
                context.Abort();
                return;
            }

            context.Response.Clear();
            await TmfError.WriteAsync(context, 502, "brokenAnswer", "The service behind this API broke off its answer.").ConfigureAwait(false);
        }
    }

    private RestPrefixes Prefixes()
    {
        var current = sources();
        if (_known is { } known && ReferenceEquals(known.Sources, current))
        {
            return known.Prefixes;
        }

        return (_known = new Known(current, new RestPrefixes(current))).Prefixes;
    }

    private HttpRequestMessage CreateRequest(HttpContext context, Uri address)
    {
        var request = context.Request;
        var message = new HttpRequestMessage(new HttpMethod(request.Method), address)
        {
            Version = options.UseHttp2 ? HttpVersion.Version20 : HttpVersion.Version11,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
        };
        if (context.Features.Get<IHttpRequestBodyDetectionFeature>()?.CanHaveBody == true)
        {
            message.Content = new StreamContent(request.Body);
        }

        var named = Named(request.Headers.Connection);
        foreach (var (name, values) in request.Headers)
        {
            if (ConnectionHeaders.Contains(name) || named.Contains(name, StringComparer.OrdinalIgnoreCase) || name.StartsWith(':')
                || (Activity.Current is not null && SourceHeaders.IsTrace(name)))
            {
                continue;
            }

            if (!message.Headers.TryAddWithoutValidation(name, values.ToArray()))
            {
                message.Content?.Headers.TryAddWithoutValidation(name, values.ToArray());
            }
        }

        // what proxies before the gateway have written stays, in front
        if (context.Connection.RemoteIpAddress is { } client)
        {
            message.Headers.TryAddWithoutValidation("X-Forwarded-For", (client.IsIPv4MappedToIPv6 ? client.MapToIPv4() : client).ToString());
        }

        message.Headers.TryAddWithoutValidation("X-Forwarded-Host", request.Host.Value);
        message.Headers.TryAddWithoutValidation("X-Forwarded-Proto", request.Scheme);
        return message;
    }

    private static async Task CopyAsync(HttpContext context, HttpResponseMessage response)
    {
        context.Response.StatusCode = (int)response.StatusCode;
        var named = Named(response.Headers.Connection.ToString());
        foreach (var (name, values) in response.Headers.Concat(response.Content.Headers))
        {
            if (!ConnectionHeaders.Contains(name) && !named.Contains(name, StringComparer.OrdinalIgnoreCase))
            {
                context.Response.Headers[name] = values.ToArray();
            }
        }

        await response.Content.CopyToAsync(context.Response.Body, context.RequestAborted).ConfigureAwait(false);
    }

    /// <summary>The headers that belong to a connection because it says so (RFC 9110, section 7.6.1).</summary>
    private static string[] Named(StringValues connection) => connection.ToString().Split(',', StringSplitOptions.TrimEntries);

    /// <summary>The base paths of the sources there were at some time.</summary>
    private sealed record Known(IReadOnlyList<SourceSchemaInfo> Sources, RestPrefixes Prefixes);
}
