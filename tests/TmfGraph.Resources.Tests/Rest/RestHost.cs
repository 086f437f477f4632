using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using TmfGraph.Resources.Model;

namespace TmfGraph.Resources.Tests.Rest;

/// <summary>A domain over Kestrel on loopback and SQLite in a directory of its own.</summary>
public sealed class RestHost : IAsyncLifetime
{
    private readonly string _data = Path.Combine(Path.GetTempPath(), $"tmfgraph-{Guid.NewGuid():N}");

    private WebApplication? _app;

    public Dictionary<string, string?> Settings { get; } = new() { ["Logging:LogLevel:Default"] = "None" };

    internal DomainModel Model { get; init; } = DepotModel.Load();

    public HttpClient Client { get; private set; } = new();

    public string Data => _data;

    public async Task InitializeAsync()
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = "Development" });
        Settings["Store:DataDirectory"] = _data;
        builder.Configuration.AddInMemoryCollection(Settings);
        builder.AddTmfLogging().AddTmfHosting();
        builder.Services.AddSubgraph(Model);
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _app = builder.Build();
        _app.UseTmfHosting([Model]);
        _app.MapTmfRest(Model);
        await _app.StartAsync();
        Client = new HttpClient { BaseAddress = new Uri(_app.Urls.First()) };
    }

    public async Task DisposeAsync()
    {
        Client.Dispose();
        await _app!.DisposeAsync(); // started by xunit before
        SqliteConnection.ClearAllPools();
        Directory.Delete(_data, recursive: true);
    }

    public async Task<RestAnswer> SendAsync(
        HttpMethod method, string path, string? body = null, string contentType = "application/json", params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, path);
        if (body is not null)
        {
            request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
            request.Content.Headers.ContentType = contentType.Length == 0 ? null : MediaTypeHeaderValue.Parse(contentType);
        }

        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        using var response = await Client.SendAsync(request);
        var all = response.Headers.Concat(response.Content.Headers).ToDictionary(h => h.Key, h => string.Join(", ", h.Value), StringComparer.OrdinalIgnoreCase);
        return new RestAnswer((int)response.StatusCode, all, await response.Content.ReadAsStringAsync());
    }

    public Task<RestAnswer> GetAsync(string path, params (string Name, string Value)[] headers) => SendAsync(HttpMethod.Get, path, headers: headers);

    public Task<RestAnswer> PostAsync(string path, string body) => SendAsync(HttpMethod.Post, path, body);

    public Task<RestAnswer> PatchAsync(string path, string body, params (string Name, string Value)[] headers) =>
        SendAsync(HttpMethod.Patch, path, body, "application/merge-patch+json", headers);

    /// <summary>Creates a resource and gives its id.</summary>
    public async Task<string> CreateAsync(string path, string body)
    {
        var answer = await PostAsync(path, body);
        Assert.Equal(201, answer.Status);
        return answer.Json.GetProperty("id").GetString()!;
    }
}

public sealed record RestAnswer(int Status, IReadOnlyDictionary<string, string> Headers, string Body)
{
    public JsonElement Json => JsonElement.Parse(Body);

    public string? Header(string name) => Headers.GetValueOrDefault(name);

    /// <summary>The names of a list's items, in their order.</summary>
    public string Names => string.Join(" ", Json.EnumerateArray().Select(i => i.GetProperty("name").GetString()));

    /// <summary>Status, code and message of an error body; asserts that it is a whole one.</summary>
    public string Error
    {
        get
        {
            var json = Json;
            Assert.Equal(["code", "reason", "message", "status", "@type"], json.EnumerateObject().Select(p => p.Name));
            Assert.Equal("Error", json.GetProperty("@type").GetString());
            Assert.Equal(Status.ToString(), json.GetProperty("status").GetString());
            Assert.Equal("application/json; charset=utf-8", Header("Content-Type"));
            return $"{Status} {json.GetProperty("code").GetString()}: {json.GetProperty("message").GetString()}";
        }
    }
}
