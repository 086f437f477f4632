using System.Text.Encodings.Web;
using System.Text.Json;
using TmfGraph.Resources.Events;
using TmfGraph.Resources.Graph.Layout;
using TmfGraph.Resources.Model;
using TmfGraph.Resources.Rest.Documents.Lifecycles;
using TmfGraph.Resources.Rest.OpenApi;

namespace TmfGraph.Resources.Rest.Documents.Pages;

/// <summary>One resource on the page of its API.</summary>
internal static class ResourceSection
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void Add(HtmlText html, ResourceCollection collection, ApiCatalog catalog)
    {
        var resource = collection.Type;
        html.AddLine($"<section aria-labelledby=\"{resource.Name}\">");
        html.Add($"<h2 id=\"{resource.Name}\">{resource.TmfName}{Tag(resource.IsTask ? "task" : null)}</h2><p>{resource.Description}</p>");
        AddOperations(html, collection);
        if (!IsOwn(collection))
        {
            html.AddLine($"<p>The resource itself belongs to <a href=\"{DocumentAddresses.Page(resource)}\">{resource.Api.Id} {resource.Api.Title}</a>: it is the same one, with the same id, at both addresses. Its attributes, states and references are told there.</p>");
            AddEvents(html, collection);
            html.AddLine($"</section>");
            return;
        }

        AddGraph(html, resource, catalog);
        AddLifecycles(html, resource);
        AddEvents(html, collection);
        html.Add($"<h3>Attributes</h3>");
        AttributeList.Add(html, resource);
        AddExample(html, collection);
        LinkSection.Add(html, resource, catalog);
        html.AddLine($"</section>");
    }

    private static HtmlText Tag(string? text)
    {
        var html = new HtmlText();
        return text is null ? html : html.Add($" <span class=\"tag\">{text}</span>");
    }

    private static void AddOperations(HtmlText html, ResourceCollection collection)
    {
        html.Add($"<h3>REST</h3><ul class=\"plain operations\">");
        foreach (var operation in ApiOperation.Of(collection).Concat(PartsOf(collection).SelectMany(ApiOperation.Of)))
        {
            html.Add($"<li><span class=\"verb {operation.Method.Method}\">{operation.Method.Method}</span><code>{operation.Path}</code>");
            html.AddLine($"<p>{OperationWords.Summary(operation)}. {OperationWords.Description(operation)}</p></li>");
        }

        html.Add($"</ul>");
        List<string> aliases = [.. collection.Aliases, .. collection.Type.RoleAliases.Where(_ => IsOwn(collection)).Select(a => a.Path)];
        if (aliases.Count > 0)
        {
            html.Add($"<p>For older clients also at {Codes(aliases)}.</p>");
        }
    }

    private static IEnumerable<PartCollection> PartsOf(ResourceCollection collection) => collection.Api.Parts.Where(p => p.Owner == collection.Type);

    private static bool IsOwn(ResourceCollection collection) => collection.Api == collection.Type.Api;

    private static void AddGraph(HtmlText html, ResourceType resource, ApiCatalog catalog)
    {
        string[] queries = [GraphNames.ListField(resource), GraphNames.LookupField(resource.Name)];
        html.Add($"<h3>GraphQL</h3><p>Type <code>{resource.Name}</code>. Queries: {Codes(queries)}.");
        var mutations = MutationLayout.Of(resource).Select(m => m.Field).ToList();
        if (mutations.Count > 0)
        {
            html.Add($" Mutations: {Codes(mutations)}.");
        }

        var walks = catalog.WalksFrom(resource).Select(w => w.Name).ToList();
        if (walks.Count > 0)
        {
            html.Add($" Walks: {Codes(walks)}.");
        }

        html.AddLine($"</p>");
    }

    private static void AddLifecycles(HtmlText html, ResourceType resource)
    {
        foreach (var attribute in resource.Attributes)
        {
            if (StateGraph.Of(attribute) is not { } graph)
            {
                continue;
            }

            var id = $"{resource.Name}-{attribute.Name}";
            html.Add($"<h3 id=\"{id}\">States: {attribute.JsonName}</h3><figure class=\"figure\">");
            html.Add($"{StateDiagram.Draw(graph, id, $"The states of {attribute.JsonName} and the moves between them")}</figure>");
            html.Add($"<details><summary>As a list</summary><dl>");
            foreach (var (index, state) in graph.States.Index())
            {
                var next = graph.NextOf(index);
                html.Add($"<div><dt><code>{state}</code></dt><dd>{(next.Count == 0 ? "is final" : $"may become {string.Join(", ", next)}")}</dd></div>");
            }

            html.AddLine($"</dl></details><details><summary>As Mermaid text</summary><pre>{MermaidText.Write(graph)}</pre></details>");
        }
    }

    private static void AddEvents(HtmlText html, ResourceCollection collection)
    {
        if (collection.Events.Count == 0)
        {
            return;
        }

        html.Add($"<h3>Events</h3><dl>");
        foreach (var name in collection.Events)
        {
            html.Add($"<div><dt><code>{name}</code></dt><dd>{EventWords(EventNames.KindOf(name), collection.Type)}</dd></div>");
        }

        html.AddLine($"</dl>");
    }

    private static string EventWords(EventKind kind, ResourceType resource) => kind switch
    {
        EventKind.Create => "One was created.",
        EventKind.StateChange => $"Its {resource.StateAttribute?.JsonName ?? "state"} changed.",
        EventKind.AttributeValueChange => "An attribute other than its state changed.",
        EventKind.Delete => "It was deleted.",
        _ => "Raised by what the domain does on its own.",
    };

    private static void AddExample(HtmlText html, ResourceCollection collection)
    {
        if (collection.Operations.HasFlag(ResourceOperations.Post))
        {
            html.Add($"<h3>A body to create one</h3><pre class=\"example\" tabindex=\"0\">{ExampleWriter.Create(collection).ToJsonString(Indented)}</pre>");
        }
    }

    private static HtmlText Codes(IEnumerable<string> names)
    {
        var html = new HtmlText();
        foreach (var (index, name) in names.Index())
        {
            html.Add($"{(index == 0 ? "" : ", ")}<code>{name}</code>");
        }

        return html;
    }
}
