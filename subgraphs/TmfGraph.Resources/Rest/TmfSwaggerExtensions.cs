using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using TmfGraph.Resources.Behaviours.Monitors;
using TmfGraph.Resources.Model;
using TmfGraph.Resources.Rest.Documents;
using TmfGraph.Resources.Rest.OpenApi;
using TmfGraph.Resources.Security;

namespace Microsoft.AspNetCore.Builder;

/// <summary>OpenAPI documents, and a page to read and try them.</summary>
public static class TmfSwaggerExtensions
{
    private static readonly string[] Methods = [HttpMethods.Get, HttpMethods.Head];

    /// <summary>
    /// Serves <c>/swagger/{apiId}.json</c> for each API of the domains, made on first use, and Swagger UI at <c>/swagger</c> with a picker over them all.
    /// </summary>
    public static WebApplication UseTmfSwagger(this WebApplication app, IReadOnlyCollection<DomainModel> models)
    {
        ArgumentNullException.ThrowIfNull(app);
        ArgumentNullException.ThrowIfNull(models);
        var needsToken = !app.Services.GetRequiredService<AccessPolicy>().IsOpen;
        var apis = models.SelectMany(m => m.Apis).OrderBy(a => a.Id, StringComparer.Ordinal).ToList();
        var monitors = models.SelectMany(m => app.Services.GetKeyedServices<MonitoredApi>(m.Name).Select(a => m.Resources[a.Monitor])).ToList();
        foreach (var api in apis)
        {
            var monitor = monitors.Find(m => m.Api == api);
            var document = new StoredDocument(StoredDocument.Json, () => OpenApiWriter.WriteAsync(api, needsToken, monitor, CancellationToken.None));
            app.MapMethods(DocumentAddresses.OpenApi(api), Methods, (RequestDelegate)(context => document.SendAsync(context)));
        }

        app.UseSwaggerPolicy();
        app.UseSwaggerUI(options =>
        {
            options.RoutePrefix = "swagger";
            options.DocumentTitle = "TM Forum Open APIs";
            options.DefaultModelsExpandDepth(-1);
            options.EnableDeepLinking();
            options.EnablePersistAuthorization();
            foreach (var api in apis)
            {
                options.SwaggerEndpoint(DocumentAddresses.OpenApi(api), DocumentAddresses.SwaggerName(api));
            }
        });
        return app;
    }

    /// <summary>The page of Swagger UI may load its own files, and call this host; it may not be told to do anything else.</summary>
    private static void UseSwaggerPolicy(this WebApplication app) => app.Use((context, next) =>
    {
        if (context.Request.Path.StartsWithSegments("/swagger", StringComparison.OrdinalIgnoreCase))
        {
            context.Response.Headers.ContentSecurityPolicy =
                "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self'; font-src 'self' data:; "
                + "base-uri 'none'; form-action 'self'; frame-ancestors 'self'";
        }

        return next(context);
    });
}
