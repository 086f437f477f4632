using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace TmfGraph.EndToEnd.Tests.Infrastructure;

/// <summary>Talks TMF REST. Paths are those of the documents; queries are sent as they are given.</summary>
internal sealed class RestClient(HttpClient http)
{
    public const string MergePatch = "application/merge-patch+json";

    public Task<RestAnswer> GetAsync(string path) => SendAsync(HttpMethod.Get, path);

    public Task<RestAnswer> PostAsync(string path, JsonNode body) => SendAsync(HttpMethod.Post, path, body.ToJsonString());

    public Task<RestAnswer> PatchAsync(string path, JsonNode body) => SendAsync(HttpMethod.Patch, path, body.ToJsonString(), MergePatch);

    public Task<RestAnswer> DeleteAsync(string path) => SendAsync(HttpMethod.Delete, path);

    public async Task<RestAnswer> SendAsync(HttpMethod method, string path, string? body = null, string contentType = "application/json")
    {
        using var request = new HttpRequestMessage(method, path);
        if (body is not null)
        {
            request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
            request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(contentType);
        }

        using var response = await http.SendAsync(request);
        var bytes = await response.Content.ReadAsByteArrayAsync();
        var isJson = response.Content.Headers.ContentType?.MediaType is { } type && type.EndsWith("json", StringComparison.Ordinal);
        Assert.True(isJson || bytes.Length == 0, $"{method} {path} answered with {response.Content.Headers.ContentType}: {Encoding.UTF8.GetString(bytes)}");
        var headers = response.Headers.Concat(response.Content.Headers)
            .ToDictionary(h => h.Key, h => string.Join(", ", h.Value), StringComparer.OrdinalIgnoreCase);
        return new RestAnswer(response.StatusCode, bytes.Length == 0 ? default : JsonElement.Parse(bytes), headers);
    }
}
