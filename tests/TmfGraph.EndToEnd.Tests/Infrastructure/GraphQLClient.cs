using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace TmfGraph.EndToEnd.Tests.Infrastructure;

/// <summary>Talks GraphQL to the gateway over HTTP.</summary>
internal sealed class GraphQLClient(HttpClient http)
{
    public const string Path = "/graphql";

    /// <summary>Runs a query or mutation and gives its data; fails when there is any error.</summary>
    public async Task<JsonElement> GetDataAsync(string query, JsonObject? variables = null)
    {
        var answer = await PostAsync(query, variables);
        Assert.True(
            !answer.TryGetProperty("errors", out var errors),
            $"Errors: {errors}\nQuery: {query}\nVariables: {variables?.ToJsonString()}");
        return answer.GetProperty("data");
    }

    /// <summary>Runs a query or mutation and gives the whole answer.</summary>
    public async Task<JsonElement> PostAsync(string query, JsonObject? variables = null)
    {
        using var request = RequestOf(query, variables, "application/graphql-response+json");
        using var response = await http.SendAsync(request);
        return JsonElement.Parse(await response.Content.ReadAsByteArrayAsync());
    }

    /// <summary>Subscribes over server-sent events. The response has begun when this returns; the caller disposes it.</summary>
    public async Task<EventStream> SubscribeAsync(string subscription, JsonObject? variables, CancellationToken cancellationToken)
    {
        using var request = RequestOf(subscription, variables, "text/event-stream");
        var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        response.EnsureSuccessStatusCode();
        Assert.Equal("text/event-stream", response.Content.Headers.ContentType?.MediaType);
        return new EventStream(response);
    }

    /// <summary>Runs a query or mutation in parts and gives the JSON of each result; <paramref name="accept"/> says over which transport.</summary>
    public async Task<IReadOnlyList<string>> ReadPartsAsync(string query, JsonObject? variables, string accept)
    {
        using var request = RequestOf(query, variables, accept);
        using var response = await http.SendAsync(request);
        response.EnsureSuccessStatusCode();

        // whatever frames them, each result stands on a line of its own
        return [.. (await response.Content.ReadAsStringAsync()).Split('\n')
            .Select(l => l.StartsWith("data: ", StringComparison.Ordinal) ? l["data: ".Length..] : l)
            .Where(l => l.StartsWith('{'))
            .Select(l => l.TrimEnd('\r'))];
    }

    private static HttpRequestMessage RequestOf(string query, JsonObject? variables, string accept)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, Path)
        {
            Content = JsonContent.Create(new JsonObject { ["query"] = query, ["variables"] = variables?.DeepClone() }),
        };
        request.Headers.Accept.Add(MediaTypeWithQualityHeaderValue.Parse(accept));
        return request;
    }
}
