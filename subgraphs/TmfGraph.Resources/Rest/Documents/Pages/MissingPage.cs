namespace TmfGraph.Resources.Rest.Documents.Pages;

/// <summary>What people see where there is no document: an API of another domain, when this one runs by itself, or none at all.</summary>
internal static class MissingPage
{
    public static string Write()
    {
        var header = new HtmlText();
        header.Add($"<h1>Not on this host</h1><p>No API of that name is served here. If it belongs to another domain, open this address at the gateway, which knows them all.</p>");
        header.Add($"<ul class=\"actions\"><li><a href=\"{DocumentAddresses.Index}\">The APIs of this host</a></li></ul>");
        return PageLayout.Write("Not on this host", header, null, new HtmlText());
    }
}
