using Microsoft.AspNetCore.Http;

namespace TmfGraph.GraphQL.AspNetCore;

/// <summary>Hands the headers of an HTTP request to executors.</summary>
internal static class Headers
{
    public static Func<string, string?> Of(HttpContext context) =>
        name => context.Request.Headers.TryGetValue(name, out var value) ? value.ToString() : null;
}
