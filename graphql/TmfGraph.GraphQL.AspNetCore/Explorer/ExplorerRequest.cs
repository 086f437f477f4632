using Microsoft.AspNetCore.Http;
using TmfGraph.GraphQL.AspNetCore.Http;

namespace TmfGraph.GraphQL.AspNetCore.Explorer;

/// <summary>Tells who opens a GraphQL address to look at it.</summary>
internal static class ExplorerRequest
{
    /// <summary>Whether it comes from the address line of a browser, and asks for no document and no schema.</summary>
    public static bool Is(HttpRequest request) =>
        HttpMethods.IsGet(request.Method)
        && request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase)
        && !request.Query.ContainsKey("sdl")
        && !request.RouteValues.ContainsKey(HttpHandler.DocumentIdRouteValue)
        && !QueryStringRequest.HasDocument(request);
}
