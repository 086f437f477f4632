using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using TmfGraph.Composition.Composite;
using TmfGraph.Gateway.Clients;

namespace TmfGraph.Gateway.Hosting;

/// <summary>
/// Hands REST requests on to the source that owns their base path, and its answers back, both streamed. Headers that belong to one
/// connection stay behind. The address goes on as it came, and never leads out of the base path. When the source cannot be reached, the answer is the
/// TMF error body.
/// </summary>
internal sealed class RestForwarder(HttpClient http, Func<IReadOnlyList<SourceSchemaInfo>> sources, TimeSpan timeout)
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

        if (RestAddress.On(Prefixes().Find(path)?.Settings.Url, target) is not { } address)
        {
            await TmfError.WriteAsync(context, 404, "notFound", "No API is served at this address.").ConfigureAwait(false);
            return;
        }

        using var message = CreateRequest(context, address);
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted);
        deadline.CancelAfter(timeout);
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
            await CopyAsync(context, response).ConfigureAwait(false);
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

    private static HttpRequestMessage CreateRequest(HttpContext context, Uri address)
    {
        var request = context.Request;
        var message = new HttpRequestMessage(new HttpMethod(request.Method), address) { Version = HttpVersion.Version11 };
        if (context.Features.Get<IHttpRequestBodyDetectionFeature>()?.CanHaveBody == true)
        {
            message.Content = new StreamContent(request.Body);
        }

        var named = request.Headers.Connection.ToString().Split(',', StringSplitOptions.TrimEntries);
        foreach (var (name, values) in request.Headers)
        {
            if (ConnectionHeaders.Contains(name) || named.Contains(name, StringComparer.OrdinalIgnoreCase) || name.StartsWith(':'))
            {
                continue;
            }

            if (!message.Headers.TryAddWithoutValidation(name, values.ToArray()))
            {
                message.Content?.Headers.TryAddWithoutValidation(name, values.ToArray());
            }
        }

        message.Headers.TryAddWithoutValidation("X-Forwarded-Host", request.Host.Value);
        message.Headers.TryAddWithoutValidation("X-Forwarded-Proto", request.Scheme);
        return message;
    }

    private static async Task CopyAsync(HttpContext context, HttpResponseMessage response)
    {
        context.Response.StatusCode = (int)response.StatusCode;
        foreach (var (name, values) in response.Headers.Concat(response.Content.Headers))
        {
            if (!ConnectionHeaders.Contains(name))
            {
                context.Response.Headers[name] = values.ToArray();
            }
        }

        await response.Content.CopyToAsync(context.Response.Body, context.RequestAborted).ConfigureAwait(false);
    }

    /// <summary>The base paths of the sources there were at some time.</summary>
    private sealed record Known(IReadOnlyList<SourceSchemaInfo> Sources, RestPrefixes Prefixes);
}
