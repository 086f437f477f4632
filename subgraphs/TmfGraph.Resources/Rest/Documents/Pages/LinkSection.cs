using TmfGraph.Resources.Model;

namespace TmfGraph.Resources.Rest.Documents.Pages;

/// <summary>Where a resource's references lead, and which resources refer to it, across all APIs of the product.</summary>
internal static class LinkSection
{
    public static void Add(HtmlText html, ResourceType resource, ApiCatalog catalog)
    {
        AddList(html, "Refers to", catalog.LinksFrom(resource).ToLookup(l => l.Target));
        AddList(html, "Referred to by", catalog.LinksTo(resource).ToLookup(l => l.Source));
    }

    private static void AddList(HtmlText html, string heading, ILookup<ResourceType, ApiLink> links)
    {
        if (links.Count == 0)
        {
            return;
        }

        html.Add($"<h3>{heading}</h3><dl>");
        foreach (var group in links.OrderBy(g => g.Key.Api.Id, StringComparer.Ordinal).ThenBy(g => g.Key.Name, StringComparer.Ordinal))
        {
            html.Add($"<div><dt><a href=\"{DocumentAddresses.Page(group.Key)}\">{group.Key.TmfName}</a> <span class=\"type\">{group.Key.Api.Id} {group.Key.Api.Title}</span></dt><dd>");
            foreach (var (index, path) in group.Select(l => l.Path).Distinct().Index())
            {
                html.Add($"{(index == 0 ? "" : ", ")}<code>{path}</code>");
            }

            html.AddLine($"</dd></div>");
        }

        html.Add($"</dl>");
    }
}
