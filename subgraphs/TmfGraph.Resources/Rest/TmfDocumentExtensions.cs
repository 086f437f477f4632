using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using TmfGraph.Resources.Model;
using TmfGraph.Resources.Rest.Documents;
using TmfGraph.Resources.Rest.Documents.Pages;
using TmfGraph.Resources.Rest.Documents.Postman;
using TmfGraph.Resources.Security;

namespace Microsoft.AspNetCore.Builder;

/// <summary>Pages about the APIs of a host, made from the model.</summary>
public static class TmfDocumentExtensions
{
    private static readonly string[] Methods = [HttpMethods.Get, HttpMethods.Head];

    /// <summary>
    /// Serves <c>/docs</c> with all APIs of the domains, and a page for each at <c>/docs/{apiId}</c>: resources, attributes, states, events and the
    /// references to and from other APIs. Its Postman collection is at <c>/docs/{apiId}/postman.json</c>.
    /// </summary>
    /// <param name="models">The domains of this host.</param>
    /// <param name="product">Gives all domains of the product, for the references; read when a page is first asked for. Null: those of this host.</param>
    public static WebApplication MapTmfDocuments(
        this WebApplication app, IReadOnlyCollection<DomainModel> models, Func<IReadOnlyCollection<DomainModel>>? product = null)
    {
        ArgumentNullException.ThrowIfNull(app);
        ArgumentNullException.ThrowIfNull(models);
        var needsToken = !app.Services.GetRequiredService<AccessPolicy>().IsOpen;
        var catalog = new Lazy<ApiCatalog>(() => new ApiCatalog(product?.Invoke() ?? models));
        MapPage(app, DocumentAddresses.Index, StatusCodes.Status200OK, () => IndexPage.Write(models));
        foreach (var model in models)
        {
            foreach (var api in model.Apis)
            {
                MapPage(app, DocumentAddresses.Page(api), StatusCodes.Status200OK, () => ApiPage.Write(api, model.Name, catalog.Value));
                var postman = StoredDocument.OfText(StoredDocument.Json, () => PostmanWriter.Write(api, needsToken));
                app.MapMethods(DocumentAddresses.Postman(api), Methods, (RequestDelegate)(context => postman.SendAsync(context, $"{api.Id}.postman_collection.json")));
            }
        }

        MapPage(app, $"{DocumentAddresses.Index}/{{**rest}}", StatusCodes.Status404NotFound, MissingPage.Write);
        return app;
    }

    private static void MapPage(WebApplication app, string path, int status, Func<string> write)
    {
        var document = StoredDocument.OfText(StoredDocument.Html, write);
        app.MapMethods(path, Methods, (RequestDelegate)(context =>
        {
            context.Response.StatusCode = status;
            context.Response.Headers.ContentSecurityPolicy = StyleSheet.ContentSecurityPolicy;
            return document.SendAsync(context);
        }));
    }
}
