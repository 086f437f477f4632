using Swashbuckle.AspNetCore.SwaggerUI;
using TmfGraph.Gateway.Execution;
using TmfGraph.Gateway.Hosting;

namespace TmfGraph.Gateway.Host.Documents;

/// <summary>The documents of the REST APIs behind the gateway in one place. Each comes from the source that serves the API; here are the ways to them.</summary>
internal static class ApiDocumentExtensions
{
    // Swagger UI loads its own files and calls this host; it may not be told to do anything else
    private const string SwaggerPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self'; font-src 'self' data:; "
        + "base-uri 'none'; form-action 'self'; frame-ancestors 'self'";

    /// <summary>Serves Swagger UI at <c>/swagger</c> with a picker of all APIs, and a list of their pages at <c>/docs</c>.</summary>
    public static WebApplication UseApiDocuments(this WebApplication app)
    {
        var executor = app.Services.GetRequiredService<GatewayExecutor>();
        app.Use((context, next) =>
        {
            if (context.Request.Path.StartsWithSegments("/swagger", StringComparison.OrdinalIgnoreCase))
            {
                context.Response.Headers.ContentSecurityPolicy = SwaggerPolicy;
            }

            return next(context);
        });
        app.UseSwaggerUI(options =>
        {
            options.RoutePrefix = "swagger";
            options.DocumentTitle = "REST APIs";
            options.DefaultModelsExpandDepth(-1);
            options.EnableDeepLinking();
            options.EnablePersistAuthorization();
            options.ConfigObject.Urls = Picker(executor);
        });
        app.MapGet("/docs", () => ApiListPage.Result(RestApi.Of(executor.Composite.Sources)));
        return app;
    }

    /// <summary>What the picker offers. The page enumerates it with each request, and so shows the schema of that moment: it may have been swapped.</summary>
    private static IEnumerable<UrlDescriptor> Picker(GatewayExecutor executor)
    {
        foreach (var api in RestApi.Of(executor.Composite.Sources))
        {
            yield return new UrlDescriptor { Url = api.OpenApiPath, Name = $"{api.Id} {api.Title}" };
        }
    }
}
