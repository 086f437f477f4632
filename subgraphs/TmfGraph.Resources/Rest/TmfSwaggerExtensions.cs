using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using TmfGraph.Resources.Model;
using TmfGraph.Resources.Rest.OpenApi;
using TmfGraph.Resources.Security;

namespace Microsoft.AspNetCore.Builder;

/// <summary>OpenAPI documents, and a page to read and try them.</summary>
public static class TmfSwaggerExtensions
{
    /// <summary>
    /// Serves <c>/swagger/{apiId}.json</c> for each API of the domains, made on first use, and Swagger UI at <c>/swagger</c> with a picker over them all.
    /// </summary>
    public static WebApplication UseTmfSwagger(this WebApplication app, IReadOnlyCollection<DomainModel> models)
    {
        ArgumentNullException.ThrowIfNull(app);
        ArgumentNullException.ThrowIfNull(models);
        var needsToken = !app.Services.GetRequiredService<AccessPolicy>().IsOpen;
        var apis = models.SelectMany(m => m.Apis).OrderBy(a => a.Id, StringComparer.Ordinal).ToList();
        foreach (var api in apis)
        {
            // one document, whoever asks first; nobody's disconnecting may spoil it for the others
            var document = new Lazy<Task<byte[]>>(() => OpenApiWriter.WriteAsync(api, needsToken, CancellationToken.None));
            app.MapGet(AddressOf(api), (RequestDelegate)(async context =>
            {
                context.Response.ContentType = "application/json; charset=utf-8";
                await context.Response.Body.WriteAsync(await document.Value, context.RequestAborted);
            }));
        }

        app.UseSwaggerUI(options =>
        {
            options.RoutePrefix = "swagger";
            options.DocumentTitle = "TMF Open APIs";
            options.DefaultModelsExpandDepth(-1);
            foreach (var api in apis)
            {
                options.SwaggerEndpoint(AddressOf(api)[1..].Replace("swagger/", "", StringComparison.Ordinal), $"{api.Id} {api.Title}");
            }
        });
        return app;
    }

    private static string AddressOf(ApiModel api) => $"/swagger/{api.Id}.json";
}
