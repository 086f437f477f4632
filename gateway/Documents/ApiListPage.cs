using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using TmfGraph.Gateway.Hosting;

namespace TmfGraph.Gateway.Host.Documents;

/// <summary>The list of the REST APIs behind the gateway, by the source that serves them. Runs nothing and loads nothing.</summary>
internal static class ApiListPage
{
    private const string Style =
        """
        :root { color-scheme: light dark; --page: #fbfbfa; --card: #fff; --ink: #1c2024; --soft: #5f6773; --line: #e2e4e8; --accent: #0b5cad; font: 16px/1.6 system-ui, sans-serif; }
        @media (prefers-color-scheme: dark) { :root { --page: #14171a; --card: #1b1f24; --ink: #e6e8eb; --soft: #9aa4b0; --line: #2e343b; --accent: #78b4f5; } }
        body { margin: 0 auto; max-width: 70rem; padding: 2rem 1rem 4rem; background: var(--page); color: var(--ink); }
        h1 { font-size: clamp(1.7rem, 5vw, 2.4rem); line-height: 1.15; letter-spacing: -.02em; margin: 0 0 .6rem; }
        h2 { font-size: 1.3rem; margin: 2rem 0 .6rem; }
        a { color: var(--accent); text-underline-offset: .15em; }
        ul { list-style: none; margin: 0; padding: 0; display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 20rem), 1fr)); gap: .6rem; }
        li { background: var(--card); border: 1px solid var(--line); border-radius: .7rem; padding: .7rem 1rem; }
        li span { display: block; font-size: .8rem; color: var(--soft); }
        """;

    private static readonly string Policy =
        $"default-src 'none'; style-src 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Style)))}'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'";

    public static IResult Result(IReadOnlyList<RestApi> apis) => new Page(Write(apis));

    private static string Write(IReadOnlyList<RestApi> apis)
    {
        var html = new StringBuilder(
            $"""
            <!doctype html>
            <html lang="en">
            <head><meta charset="utf-8"/><meta name="viewport" content="width=device-width, initial-scale=1"/><title>REST APIs</title><style>{Style}</style></head>
            <body><main><h1>REST APIs</h1>
            <p>The APIs behind this gateway. <a href="/swagger/index.html">Try them in Swagger UI</a>, or ask for their data in one <a href="/graphql">graph</a>.</p>

            """);
        foreach (var source in apis.GroupBy(a => a.Source, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            html.Append($"<h2>{Encode(source.Key)}</h2><ul>\n");
            foreach (var api in source)
            {
                html.Append($"<li><span>{Encode(api.Id)}</span><a href=\"{Encode(api.PagePath)}\">{Encode(api.Title)}</a></li>\n");
            }

            html.Append("</ul>\n");
        }

        return html.Append("</main></body></html>\n").ToString();
    }

    private static string Encode(string text) => HtmlEncoder.Default.Encode(text);

    private sealed class Page(string html) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.Headers.ContentSecurityPolicy = Policy;
            httpContext.Response.Headers.XContentTypeOptions = "nosniff";
            httpContext.Response.ContentType = "text/html; charset=utf-8";
            return httpContext.Response.WriteAsync(html, httpContext.RequestAborted);
        }
    }
}
