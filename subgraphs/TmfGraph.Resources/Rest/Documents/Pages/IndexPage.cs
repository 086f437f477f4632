using TmfGraph.Resources.Graph.Layout;
using TmfGraph.Resources.Model;

namespace TmfGraph.Resources.Rest.Documents.Pages;

/// <summary>The page of all APIs of a host, by domain.</summary>
internal static class IndexPage
{
    public static string Write(IEnumerable<DomainModel> served)
    {
        var models = served.OrderBy(m => m.Name, StringComparer.Ordinal).ToList();
        var header = new HtmlText();
        var count = models.Sum(m => m.Apis.Count);
        header.Add($"<h1>TM Forum Open APIs</h1>");
        header.Add($"<p>{count} {(count == 1 ? "API" : "APIs")} with {models.Sum(m => m.Apis.Sum(a => a.Resources.Count))} resources. ");
        header.Add($"Each is served at its official REST addresses, and all of them as one GraphQL graph over the same data.</p>");
        header.Add($"<ul class=\"actions\"><li><a href=\"/swagger/index.html\">Swagger UI</a></li><li><a href=\"/graphql\">GraphQL explorer</a></li></ul>");

        var contents = new HtmlText();
        contents.Add($"<h2>Domains</h2><ul>");
        var main = new HtmlText();
        foreach (var model in models)
        {
            var name = GraphNames.Pascal(model.Name);
            contents.Add($"<li><a href=\"#{model.Name}\">{name}</a></li>");
            main.Add($"<section aria-labelledby=\"{model.Name}\"><h2 id=\"{model.Name}\">{name}</h2><ul class=\"apis\">");
            foreach (var api in model.Apis)
            {
                AddApi(main, api);
            }

            main.AddLine($"</ul></section>");
        }

        contents.Add($"</ul>");
        return PageLayout.Write("TM Forum Open APIs", header, contents, main);
    }

    private static void AddApi(HtmlText html, ApiModel api)
    {
        html.Add($"<li><h3><a href=\"{DocumentAddresses.Page(api)}\"><span>{api.Id}</span>{api.Title}</a></h3>");
        html.Add($"<p>{string.Join(", ", api.Collections.Select(c => c.Type.TmfName))}</p>");
        html.Add($"<p class=\"more\"><a href=\"{DocumentAddresses.Swagger(api)}\" aria-label=\"{api.Id} in Swagger UI\">Swagger UI</a> ");
        html.Add($"<a href=\"{DocumentAddresses.OpenApi(api)}\" aria-label=\"OpenAPI document of {api.Id}\">OpenAPI</a> ");
        html.AddLine($"<a href=\"{DocumentAddresses.Postman(api)}\" aria-label=\"Postman collection of {api.Id}\">Postman</a></p></li>");
    }
}
