using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using TmfGraph.EndToEnd.Tests.Infrastructure;

namespace TmfGraph.EndToEnd.Tests.Foreign;

/// <summary>An address that answers GraphQL, whoever serves it.</summary>
internal sealed class GraphQLAddress(string url)
{
    private static readonly HttpClient Http = new() { Timeout = TimeSpan.FromMinutes(2) };

    public string Url => url;

    /// <summary>Asks, and gives the whole answer.</summary>
    /// <param name="operationName">Which operation of the document; null for its only one.</param>
    public async Task<JsonObject> AskAsync(string document, string? operationName = null, JsonObject? variables = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, url)
        {
            Content = JsonContent.Create(new JsonObject
            {
                ["query"] = document,
                ["operationName"] = operationName,
                ["variables"] = variables?.DeepClone() ?? new JsonObject(),
            }),
        };
        request.Headers.Accept.ParseAdd("application/json");
        using var response = await Http.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        return JsonNode.Parse(text) as JsonObject ?? throw new JsonException($"{url} answered {text}");
    }

    /// <summary>All events of a subscription, to its end.</summary>
    public async Task<IReadOnlyList<string>> ReadEventsAsync(string document)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, url) { Content = JsonContent.Create(new JsonObject { ["query"] = document }) };
        request.Headers.Accept.ParseAdd("text/event-stream");
        using var stream = new EventStream(await Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead));
        var events = new List<string>();
        await foreach (var item in stream.ReadAsync(CancellationToken.None))
        {
            events.Add(item.GetRawText());
        }

        return events;
    }

    /// <summary>The SDL that a subgraph of Apollo Federation shows of itself.</summary>
    public async Task<string> ReadSdlAsync() =>
        (string?)(await AskAsync("{ _service { sdl } }"))["data"]?["_service"]?["sdl"] ?? throw new JsonException($"{url} shows no SDL.");
}
