using System.Security.Cryptography;
using System.Text;
using TmfGraph.Resources.Rest.Documents.Lifecycles;

namespace TmfGraph.Resources.Rest.Documents.Pages;

/// <summary>The style of the pages: it stands in each of them, so that a saved page looks the same, and the policy allows it by its hash.</summary>
internal static class StyleSheet
{
    public static string Text { get; } = Rules + Highlights();

    /// <summary>Nothing but this style: no script, no picture, no frame, no other host.</summary>
    public static string ContentSecurityPolicy { get; } =
        $"default-src 'none'; style-src 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Text)))}'; img-src data:; "
        + "base-uri 'none'; form-action 'none'; frame-ancestors 'self'";

    private const string Rules =
        """

        :root {
          color-scheme: light dark;
          --page: #fbfbfa; --card: #fff; --ink: #1c2024; --soft: #5f6773; --line: #e2e4e8; --accent: #0b5cad; --tint: #eaf2fb;
          --get: #0b5cad; --post: #12703c; --patch: #8a5200; --delete: #b3261e; --must: #9a3412;
          font: 16px/1.6 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", sans-serif;
        }
        @media (prefers-color-scheme: dark) {
          :root {
            --page: #14171a; --card: #1b1f24; --ink: #e6e8eb; --soft: #9aa4b0; --line: #2e343b; --accent: #78b4f5; --tint: #1b2c40;
            --get: #78b4f5; --post: #6fcf97; --patch: #f0b35a; --delete: #ff8f87; --must: #fdba74;
          }
        }
        * { box-sizing: border-box; }
        html { scroll-behavior: smooth; scroll-padding-top: 1rem; }
        @media (prefers-reduced-motion: reduce) { html { scroll-behavior: auto; } }
        body { margin: 0; background: var(--page); color: var(--ink); overflow-wrap: break-word; }
        a { color: var(--accent); text-underline-offset: .15em; text-decoration-thickness: 1px; }
        a:hover { text-decoration-thickness: 2px; }
        :focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; border-radius: 3px; }
        .skip { position: absolute; left: -100vw; }
        .skip:focus { left: 1rem; top: .5rem; background: var(--card); padding: .3rem .8rem; z-index: 1; }
        code, pre { font: .875em/1.5 ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; }
        header, .columns { max-width: 76rem; margin: 0 auto; padding: 0 1.5rem; }
        header { padding-top: 2rem; padding-bottom: 1.5rem; }
        header nav { font-size: .9rem; margin-bottom: 1.5rem; }
        h1 { font-size: clamp(1.7rem, 5vw, 2.4rem); line-height: 1.15; letter-spacing: -.02em; margin: .1rem 0 .6rem; text-wrap: balance; }
        h2 { font-size: 1.45rem; line-height: 1.25; letter-spacing: -.01em; margin: 0 0 .4rem; }
        h3 { font-size: 1rem; margin: 2rem 0 .6rem; }
        p { margin: .4rem 0 .8rem; max-width: 44rem; }
        .eyebrow { color: var(--soft); font-size: .9rem; margin: 0; }
        .actions { list-style: none; display: flex; flex-wrap: wrap; gap: .5rem; padding: 0; margin: 1.1rem 0 0; }
        .actions a { display: inline-block; padding: .35rem .9rem; border: 1px solid var(--line); border-radius: 2rem; background: var(--card); text-decoration: none; font-size: .9rem; }
        .actions a:hover { border-color: var(--accent); }
        .columns { display: grid; grid-template-columns: 14rem minmax(0, 1fr); gap: 3rem; align-items: start; padding-bottom: 4rem; }
        .columns > nav { position: sticky; top: 1rem; max-height: calc(100vh - 2rem); overflow: auto; font-size: .9rem; }
        .columns > nav ul { list-style: none; margin: 0 0 1.2rem; padding: 0; border-left: 1px solid var(--line); }
        .columns > nav li a { display: block; padding: .2rem .9rem; color: inherit; text-decoration: none; }
        .columns > nav li a:hover { color: var(--accent); }
        .columns > nav h2 { font-size: .8rem; color: var(--soft); letter-spacing: 0; margin: 0 0 .4rem; }
        section { padding: 1.5rem 0 2.2rem; border-top: 1px solid var(--line); }
        section:first-child { border-top: 0; padding-top: 0; }
        section section { border-top: 0; padding: 0; }
        .tag { display: inline-block; font-size: .75rem; line-height: 1.4; padding: 0 .5rem; border-radius: 1rem; border: 1px solid var(--line); color: var(--soft); white-space: nowrap; }
        .tag.must { color: var(--must); border-color: currentColor; }
        h2 .tag { vertical-align: .2em; font-weight: 400; letter-spacing: 0; }
        .plain { list-style: none; padding: 0; margin: 0; }
        .operations li { display: grid; grid-template-columns: 4.2rem minmax(0, 1fr); gap: 0 .8rem; padding: .45rem 0; border-bottom: 1px solid var(--line); }
        .operations li:last-child { border-bottom: 0; }
        .operations p { grid-column: 2; margin: 0; color: var(--soft); font-size: .9rem; }
        .verb { font-weight: 700; font-size: .8rem; padding-top: .1rem; }
        .verb.GET { color: var(--get); } .verb.POST { color: var(--post); } .verb.PATCH, .verb.PUT { color: var(--patch); } .verb.DELETE { color: var(--delete); }
        dl { margin: 0; }
        dl > div { display: grid; grid-template-columns: minmax(12rem, 17rem) minmax(0, 1fr); gap: .1rem 1.5rem; padding: .5rem 0; border-top: 1px solid var(--line); }
        dl > div:first-child { border-top: 0; }
        dt { overflow-wrap: anywhere; }
        dt code { font-weight: 600; }
        dt .type { display: block; font-size: .85rem; color: var(--soft); }
        dd { margin: 0; }
        dd p { margin: 0; }
        dd .marks { display: flex; flex-wrap: wrap; gap: .3rem; margin-top: .25rem; }
        details { border: 1px solid var(--line); border-radius: .6rem; background: var(--card); margin: .6rem 0; }
        summary { cursor: pointer; padding: .55rem 1rem; font-weight: 600; }
        summary span { font-weight: 400; color: var(--soft); }
        details > :not(summary) { margin: 0; padding: 0 1rem 1rem; }
        details > pre, .example { overflow: auto; }
        .example { background: var(--card); border: 1px solid var(--line); border-radius: .6rem; padding: .8rem 1rem; margin: 0; max-width: 100%; }
        .figure { margin: 0; overflow-x: auto; }
        .states { display: block; max-width: 100%; height: auto; }
        .states rect { fill: var(--card); stroke: var(--soft); }
        .states text { fill: var(--ink); font: 600 13px/1 system-ui, sans-serif; text-anchor: middle; }
        .states .initial rect { fill: var(--tint); stroke: var(--accent); }
        .states .begin { fill: var(--accent); }
        .states .move { fill: none; stroke: var(--soft); stroke-opacity: .6; stroke-width: 1.2; }
        .states .tip { fill: var(--soft); }
        .states:has(.state:hover) .move { stroke-opacity: .12; }
        .apis { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 19rem), 1fr)); gap: .8rem; list-style: none; padding: 0; margin: 1rem 0 0; }
        .apis li { background: var(--card); border: 1px solid var(--line); border-radius: .7rem; padding: .9rem 1.1rem; }
        .apis h3 { margin: 0; font-size: 1.05rem; line-height: 1.3; }
        .apis h3 a { text-decoration: none; }
        .apis h3 span { display: block; font-size: .8rem; font-weight: 400; color: var(--soft); }
        .apis p { margin: .35rem 0 .5rem; font-size: .9rem; color: var(--soft); }
        .apis .more { display: flex; gap: 1rem; font-size: .85rem; margin: 0; }
        @media (max-width: 56rem) {
          .columns { grid-template-columns: minmax(0, 1fr); gap: 1rem; }
          .columns > nav { position: static; max-height: none; border: 1px solid var(--line); border-radius: .7rem; background: var(--card); padding: .8rem 1rem; }
          .columns > nav ul { border: 0; columns: 2 9rem; margin-bottom: .4rem; }
          .columns > nav li a { padding: .3rem 0; }
        }
        @media (max-width: 40rem) {
          header, .columns { padding-left: 1rem; padding-right: 1rem; }
          dl > div { grid-template-columns: minmax(0, 1fr); }
        }
        @media print { .columns { display: block; } .columns > nav, .actions, .skip { display: none; } }

        """;

    /// <summary>Pointing at a state of a diagram shows its moves: one rule for each place a state can have.</summary>
    private static string Highlights()
    {
        var rules = new StringBuilder();
        for (var i = 0; i < StateDiagram.MaxHighlighted; i++)
        {
            rules.Append($".states:has(.s{i}:hover) :is(.f{i},.t{i}){{stroke:var(--accent);stroke-opacity:1}}\n");
        }

        return rules.ToString();
    }
}
