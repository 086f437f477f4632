using Microsoft.AspNetCore.Http;

namespace TmfGraph.GraphQL.AspNetCore.Explorer;

/// <summary>A small page to write a query, run it and read the result. It loads nothing from elsewhere.</summary>
internal static class ExplorerPage
{
    private const string Html =
        """
        <!doctype html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>GraphQL</title>
        <style>
        :root { color-scheme: light dark; font: 15px/1.5 system-ui, sans-serif; }
        body { margin: 0; padding: 1rem; display: grid; gap: .75rem; grid-template: auto 2fr 1fr auto / 1fr 1fr; height: 100vh; box-sizing: border-box; }
        header { grid-column: 1 / -1; display: flex; gap: 1rem; align-items: center; }
        h1 { font-size: 1.1rem; margin: 0; flex: 1; }
        textarea, pre { font: 13px/1.5 ui-monospace, monospace; margin: 0; padding: .75rem; border-radius: .4rem; overflow: auto; box-sizing: border-box; width: 100%; height: 100%; resize: none; background: transparent; color: inherit; border: 1px solid color-mix(in srgb, currentColor 30%, transparent); }
        pre { grid-area: 2 / 2 / 4 / 3; white-space: pre-wrap; }
        button { font: inherit; padding: .3rem 1.2rem; border-radius: .4rem; border: 0; background: #1f6feb; color: #fff; cursor: pointer; }
        label { display: contents; }
        footer { grid-column: 1 / -1; opacity: .7; font-size: .85rem; }
        .hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
        </style>
        </head>
        <body>
        <header><h1>GraphQL</h1><a href="?sdl">Schema</a><button id="run" type="button">Run</button></header>
        <label><span class="hidden">Query</span><textarea id="query" spellcheck="false">query {
          __schema {
            queryType { fields { name description } }
          }
        }</textarea></label>
        <pre id="result" role="status" aria-live="polite"></pre>
        <label><span class="hidden">Variables as JSON</span><textarea id="variables" spellcheck="false" placeholder="Variables as JSON"></textarea></label>
        <footer>Ctrl+Enter runs the query. Results of subscriptions appear as they come, until the next run.</footer>
        <script>
        const query = document.getElementById("query"), variables = document.getElementById("variables"), result = document.getElementById("result");
        let running;
        function show(text, add) { result.textContent = add ? result.textContent + text + "\n" : text; }
        async function run() {
          running?.abort();
          const mine = running = new AbortController();
          show("…");
          try {
            const body = { query: query.value };
            if (variables.value.trim()) body.variables = JSON.parse(variables.value);
            const response = await fetch(location.pathname, {
              method: "POST", signal: mine.signal, body: JSON.stringify(body),
              headers: { "Content-Type": "application/json", "Accept": "application/graphql-response+json, application/jsonl;q=0.9" } });
            if (!(response.headers.get("Content-Type") ?? "").includes("jsonl")) {
              show(JSON.stringify(await response.json(), null, 2));
              return;
            }
            show("");
            const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
            let rest = "";
            for (;;) {
              const { value, done } = await reader.read();
              if (done) break;
              const lines = (rest + value).split("\n");
              rest = lines.pop();
              for (const line of lines) if (line.trim()) show(JSON.stringify(JSON.parse(line), null, 2), true);
            }
          } catch (error) {
            if (!mine.signal.aborted) show(String(error));
          }
        }
        document.getElementById("run").addEventListener("click", run);
        document.addEventListener("keydown", event => { if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) { event.preventDefault(); run(); } });
        </script>
        </body>
        </html>
        """;

    public static Task WriteAsync(HttpContext context)
    {
        context.Response.ContentType = "text/html; charset=utf-8";
        context.Response.Headers.ContentSecurityPolicy =
            "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; connect-src 'self'; base-uri 'none'; frame-ancestors 'self'";
        return context.Response.WriteAsync(Html, context.RequestAborted);
    }
}
