using TmfGraph.Resources.Model;

namespace TmfGraph.Resources.Rest.Documents.Pages;

/// <summary>The page of one API: its resources one after the other, then the types of their attributes.</summary>
internal static class ApiPage
{
    public static string Write(ApiModel api, string domain, ApiCatalog catalog)
    {
        var types = ApiTypes.Of(api);
        var contents = new HtmlText();
        var main = new HtmlText();
        contents.Add($"<h2>Resources</h2><ul>");
        foreach (var collection in api.Collections)
        {
            contents.Add($"<li><a href=\"#{collection.Type.Name}\">{collection.Type.TmfName}</a></li>");
            ResourceSection.Add(main, collection, catalog);
        }

        contents.Add($"</ul>");
        AddTypes(main, contents, types);
        return PageLayout.Write($"{api.Id} {api.Title}", Header(api, domain), contents, main);
    }

    private static HtmlText Header(ApiModel api, string domain)
    {
        var html = new HtmlText();
        html.Add($"<nav aria-label=\"Breadcrumb\"><a href=\"{DocumentAddresses.Index}\">All APIs</a></nav>");
        html.Add($"<p class=\"eyebrow\">{api.Id} · version {api.Version} · {domain} domain</p><h1>{api.Title}</h1>");
        html.Add($"<p><code>{api.BasePath}</code>");
        foreach (var alias in api.Aliases)
        {
            html.Add($"<br/>Also at <code>{alias}</code>");
        }

        html.Add($"</p><ul class=\"actions\"><li><a href=\"{DocumentAddresses.Swagger(api)}\">Try it in Swagger UI</a></li>");
        html.Add($"<li><a href=\"{DocumentAddresses.OpenApi(api)}\">OpenAPI document</a></li>");
        return html.Add($"<li><a href=\"{DocumentAddresses.Postman(api)}\" download=\"\">Postman collection</a></li></ul>");
    }

    private static void AddTypes(HtmlText main, HtmlText contents, ApiTypes types)
    {
        if (types.Values.Count + types.Enums.Count == 0)
        {
            return;
        }

        contents.Add($"<h2>Types</h2><ul><li><a href=\"#types\">Of attributes</a></li></ul>");
        main.Add($"<section aria-labelledby=\"types\"><h2 id=\"types\">Types of attributes</h2>");
        foreach (var type in types.Values)
        {
            main.Add($"<details id=\"{type.Name}\"><summary>{type.Name} <span>{type.Description}</span></summary>");
            AttributeList.Add(main, type);
            main.AddLine($"</details>");
        }

        foreach (var type in types.Enums)
        {
            main.Add($"<details id=\"{type.Name}\"><summary>{type.Name} <span>{type.Description}</span></summary><dl>");
            foreach (var member in type.Members)
            {
                main.Add($"<div><dt><code>{member.Value}</code></dt><dd>{member.Description}</dd></div>");
            }

            main.AddLine($"</dl></details>");
        }

        main.Add($"</section>");
    }
}
