using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Options;
using TmfGraph.GraphQL.AspNetCore;
using TmfGraph.GraphQL.AspNetCore.Explorer;

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
    /// Shows the explorer to browsers that open <paramref name="path"/>, unless <see cref="GraphQLHttpOptions.Explorer"/> is null; everything else at that
    /// address goes on to GraphQL. Call it before the GraphQL endpoint is reached.
    /// </summary>
    public static IApplicationBuilder UseExplorer(this IApplicationBuilder app, string path = "/graphql", string title = "TmfGraph")
    {
        ArgumentNullException.ThrowIfNull(app);

        // without it the GraphQL endpoint has a page of its own, unless it shows none
        return HasBananaCakePop ? UseExplorer(app, path, title, new PhysicalFileProvider(ExplorerDirectory)) : app;
    }

    /// <param name="files">The page and what it loads.</param>
    internal static IApplicationBuilder UseExplorer(IApplicationBuilder app, string path, string title, IFileProvider files)
    {
        if (app.ApplicationServices.GetService<IOptions<GraphQLHttpOptions>>()?.Value is { Explorer: null })
        {
            return app;
        }

        var page = new PathString(path);
        var contentTypes = new FileExtensionContentTypeProvider();
        contentTypes.Mappings[".webmanifest"] = "application/manifest+json";
        var (settings, folder, index) = (page.Add("/bcp-config.json"), page.Add("/"), page.Add("/index.html"));
        app.Use((context, next) =>
        {
            if (context.Request.Path == settings)
            {
                return context.Response.WriteAsJsonAsync(
                    new { title, useBrowserUrlAsEndpoint = true, disableTelemetry = true }, context.RequestAborted);
            }

            if (context.Request.Path == page && ExplorerRequest.Is(context.Request))
            {
                // the page's own files are addressed relative to it
                context.Response.Redirect($"{context.Request.PathBase}{path}/{context.Request.QueryString}");
                return Task.CompletedTask;
            }

            if (context.Request.Path == folder && ExplorerRequest.Is(context.Request))
            {
                context.Request.Path = index;
                context.SetEndpoint(null); // files stand back where something is mapped, and GraphQL is mapped here
            }

            return next(context);
        });
        return app.UseStaticFiles(new StaticFileOptions
        {
            FileProvider = files,
            RequestPath = page,
            ContentTypeProvider = contentTypes,
            ServeUnknownFileTypes = true,
            OnPrepareResponse = static prepared =>
            {
                prepared.Context.Response.Headers.ContentSecurityPolicy = ContentSecurityPolicy;
                prepared.Context.Response.Headers.XContentTypeOptions = "nosniff";
            },
        });
    }
}
