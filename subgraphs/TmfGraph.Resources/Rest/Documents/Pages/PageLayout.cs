namespace TmfGraph.Resources.Rest.Documents.Pages;

/// <summary>What every page has around its content.</summary>
internal static class PageLayout
{
    /// <param name="title">The title of the window.</param>
    /// <param name="header">What stands above: where one is, the heading, the ways on.</param>
    /// <param name="contents">The list of what is on the page; null for a page with little on it.</param>
    public static string Write(string title, HtmlText header, HtmlText? contents, HtmlText main)
    {
        var html = new HtmlText();
        html.AddLine($"<!doctype html>");
        html.AddLine($"<html lang=\"en\">");
        html.AddLine($"<head>");
        html.AddLine($"<meta charset=\"utf-8\"/>");
        html.AddLine($"<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>");
        html.AddLine($"<title>{title}</title>");
        html.AddLine($"<link rel=\"icon\" href=\"data:,\"/>");
        html.AddLine($"<style>{HtmlText.Raw(StyleSheet.Text)}</style>");
        html.AddLine($"</head>");
        html.AddLine($"<body>");
        html.AddLine($"<a class=\"skip\" href=\"#main\">To the content</a>");
        html.AddLine($"<header>{header}</header>");
        html.AddLine($"<div class=\"columns\">");
        if (contents is not null)
        {
            html.AddLine($"<nav aria-label=\"On this page\">{contents}</nav>");
        }

        html.AddLine($"<main id=\"main\">{main}</main>");
        html.AddLine($"</div>");
        html.AddLine($"</body>");
        html.AddLine($"</html>");
        return html.ToString();
    }
}
