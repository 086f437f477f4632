using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using TmfGraph.GraphQL.AspNetCore;

namespace TmfGraph.Gateway.Hosting;

/// <summary>
/// Addresses of REST requests as their clients wrote them. What a host makes of a path, decoded, cannot be written back: <c>%2541</c> and <c>%41</c> are two
/// ids, <c>A%23B</c> is one (RFC 3986, sections 2.2 and 2.4).
/// </summary>
internal static class RestAddress
{
    /// <summary>Sent as it is: nothing of it is decoded, shortened or taken for a fragment.</summary>
    private static readonly UriCreationOptions AsItIs = new() { DangerousDisablePathAndQueryCanonicalization = true };

    /// <summary>Path and query as they came, without the base that the host is mounted at; null when that is not what they begin with.</summary>
    public static string? TargetOf(HttpContext context)
    {
        var target = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        if (!target.StartsWith('/') && target.IndexOf("://", StringComparison.Ordinal) is > 0 and var scheme)
        {
            // the form for proxies names the host as well (RFC 9112, section 3.2.2)
            target = target.IndexOf('/', scheme + "://".Length) is > 0 and var start ? target[start..] : "";
        }

        var mounted = context.Request.PathBase.ToUriComponent();
        return target.StartsWith(mounted + "/", StringComparison.OrdinalIgnoreCase) ? target[mounted.Length..] : null;
    }

    /// <summary>The path of a target as a server reads it, with encoded slashes left alone; null when some server may go up in it.</summary>
    public static string? PathOf(string target)
    {
        var path = SentPath.Decode(target.Split('?', 2)[0]);
        return path.Replace(SentPath.Slash, "/", StringComparison.Ordinal).Split('/', '\\').Any(IsDots) ? null : path;
    }

    /// <summary>The target at a service; null when that has no address.</summary>
    public static Uri? On(string? service, string target) => Uri.TryCreate(service, UriKind.Absolute, out var address)
        ? new Uri(address.GetLeftPart(UriPartial.Authority) + target, AsItIs)
        : null;

    /// <summary>Whether a server may go up at a segment; some look for what follows a semicolon apart.</summary>
    private static bool IsDots(string segment) => segment.Split(';', 2)[0] is "." or "..";
}
