using System.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using TmfGraph.Gateway.Clients;
using Yarp.ReverseProxy.Forwarder;

namespace TmfGraph.Gateway.Hosting;

/// <summary>
/// What differs between a REST request as it came and as it goes on to a source: its address, who asked, and the trace, which is that of the gateway's own span if there
/// is one. Headers that belong to one connection stay behind, in answers, too.
/// </summary>
internal sealed class RestTransformer(Uri address) : HttpTransformer
{
    public override async ValueTask TransformRequestAsync(HttpContext context, HttpRequestMessage request, string prefix, CancellationToken cancellationToken)
    {
        await base.TransformRequestAsync(context, request, prefix, cancellationToken).ConfigureAwait(false);
        request.RequestUri = address;
        foreach (var name in context.Request.Headers.Keys.Where(StaysBehind).Concat(Named(context.Request.Headers.Connection)))
        {
            if (request.Headers.NonValidated.Contains(name))
            {
                request.Headers.Remove(name);
            }
        }

        // what proxies before the gateway have written stays, in front
        if (context.Connection.RemoteIpAddress is { } client)
        {
            request.Headers.TryAddWithoutValidation("X-Forwarded-For", (client.IsIPv4MappedToIPv6 ? client.MapToIPv4() : client).ToString());
        }

        request.Headers.TryAddWithoutValidation("X-Forwarded-Host", context.Request.Host.Value);
        request.Headers.TryAddWithoutValidation("X-Forwarded-Proto", context.Request.Scheme);
    }

    public override async ValueTask<bool> TransformResponseAsync(HttpContext context, HttpResponseMessage? response, CancellationToken cancellationToken)
    {
        var sends = await base.TransformResponseAsync(context, response, cancellationToken).ConfigureAwait(false);
        foreach (var name in Named(response?.Headers.Connection.ToString()))
        {
            context.Response.Headers.Remove(name);
        }

        return sends;
    }

    /// <summary>Whether a header of a client is written anew, or is of its connection alone.</summary>
    private static bool StaysBehind(string name) => ConnectionHeaders.Contains(name) || (Activity.Current is not null && SourceHeaders.IsTrace(name));

    /// <summary>The headers that belong to a connection because it says so (RFC 9110, section 7.6.1).</summary>
    private static string[] Named(StringValues connection) => connection.ToString().Split(',', StringSplitOptions.TrimEntries);
}
