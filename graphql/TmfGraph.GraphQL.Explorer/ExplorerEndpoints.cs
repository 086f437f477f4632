using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Extensions.FileProviders;

namespace TmfGraph.GraphQL.Explorer;

/// <summary>
/// Banana Cake Pop, unmodified, as the page that browsers see at a GraphQL address. Where the build could not restore it, the small page of the
/// GraphQL endpoint itself is shown. It works without any other host: its Content-Security-Policy keeps it to our origin.
/// </summary>
public static class ExplorerEndpoints
{
    // The package builds its editor workers from blobs and compiles templates at run time, hence blob: and 'unsafe-eval'.
    private const string ContentSecurityPolicy =
        "default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval' blob:; worker-src 'self' blob:; style-src 'self' 'unsafe-inline'; "
        + "img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self' ws: wss:; frame-ancestors 'self'";

    private static readonly string ExplorerDirectory = Path.Combine(AppContext.BaseDirectory, "explorer");

    /// <summary>Whether Banana Cake Pop is there; otherwise the built-in page is shown.</summary>
    public static bool HasBananaCakePop => File.Exists(Path.Combine(ExplorerDirectory, "index.html"));

    /// <summary>
    /// Shows the explorer to browsers that open <paramref name="path"/>; everything else at that address goes on to GraphQL. Call it before
    /// the GraphQL endpoint is reached, that is, before routing.
    /// </summary>
    public static IApplicationBuilder UseExplorer(this IApplicationBuilder app, string path = "/graphql", string title = "TmfGraph")
    {
        ArgumentNullException.ThrowIfNull(app);
        if (!HasBananaCakePop)
        {
            return app; // the GraphQL endpoint has a page of its own
        }

        var files = new PhysicalFileProvider(ExplorerDirectory);
        var contentTypes = new FileExtensionContentTypeProvider();
        contentTypes.Mappings[".webmanifest"] = "application/manifest+json";

        return app.Use(async (context, next) =>
        {
            if (!HttpMethods.IsGet(context.Request.Method)
                || !context.Request.Path.StartsWithSegments(path, StringComparison.OrdinalIgnoreCase, out var rest))
            {
                await next(context);
                return;
            }

            var name = rest.Value ?? "";
            if (name is "" or "/")
            {
                if (!IsBrowser(context.Request))
                {
                    await next(context);
                }
                else if (name is "")
                {
                    // The page's own files are addressed relative to it.
                    context.Response.Redirect($"{context.Request.PathBase}{path}/{context.Request.QueryString}");
                }
                else
                {
                    await SendFileAsync(context, files.GetFileInfo("index.html"), "text/html; charset=utf-8");
                }
            }
            else if (name == "/bcp-config.json")
            {
                await context.Response.WriteAsJsonAsync(
                    new { title, useBrowserUrlAsEndpoint = true, disableTelemetry = true }, context.RequestAborted);
            }
            else if (files.GetFileInfo(name) is { Exists: true, IsDirectory: false } file)
            {
                await SendFileAsync(
                    context, file, contentTypes.TryGetContentType(name, out var contentType) ? contentType : "application/octet-stream");
            }
            else
            {
                await next(context);
            }
        });
    }

    private static bool IsBrowser(HttpRequest request) =>
        !request.Query.ContainsKey("query") && !request.Query.ContainsKey("sdl") && !request.Query.ContainsKey("id")
        && request.Headers.Accept.Any(accept => accept?.Contains("text/html", StringComparison.OrdinalIgnoreCase) == true);

    private static Task SendFileAsync(HttpContext context, IFileInfo file, string contentType)
    {
        SetPolicy(context.Response);
        context.Response.ContentType = contentType;
        context.Response.ContentLength = file.Length;
        return context.Response.SendFileAsync(file, context.RequestAborted);
    }

    private static void SetPolicy(HttpResponse response)
    {
        response.Headers.ContentSecurityPolicy = ContentSecurityPolicy;
        response.Headers.XContentTypeOptions = "nosniff";
    }
}
