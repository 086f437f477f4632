using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using TmfGraph.Resources.Events;
using TmfGraph.Resources.Hosting;
using TmfGraph.Resources.Model;
using TmfGraph.Resources.Writes;

namespace TmfGraph.Domains.Tests.Infrastructure;

/// <summary>A domain as its own program runs it, on loopback and on an empty store, for one test class.</summary>
public abstract class DomainHost : IAsyncLifetime
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("tmfgraph-domain-");
    private WebApplication _app = null!; // xunit initialises before the first test

    public HttpClient Client { get; private set; } = null!; // likewise

    /// <summary>Files that jobs may import.</summary>
    public FileServer Files { get; private set; } = null!; // likewise

    /// <summary>A directory whose files jobs may import.</summary>
    public string ImportDirectory => Path.Combine(_folder.FullName, "import");

    public IServiceProvider Services => _app.Services;

    protected abstract SubgraphDefinition Definition { get; }

    public async Task InitializeAsync()
    {
        Directory.CreateDirectory(ImportDirectory);
        Files = await FileServer.StartAsync();
        var settings = new Dictionary<string, string?>
        {
            ["urls"] = "http://127.0.0.1:0",
            ["Auth:Mode"] = "open",
            ["environment"] = "Development",
            ["Logging:LogLevel:Default"] = "None",
            ["Store:DataDirectory"] = _folder.FullName,
            ["Jobs:ImportHosts:0"] = Files.Address.Authority,
            ["Jobs:ImportDirectory"] = ImportDirectory,
            ["Jobs:MaxBytes"] = "100000",
            ["Work:PollMilliseconds"] = "50",
            ["Work:RetryMilliseconds"] = "10",
        };
        foreach (var (key, value) in await StoreSettingsAsync())
        {
            settings[key] = value;
        }

        _app = SubgraphHost.Build(Definition, settings);
        await _app.StartAsync();
        Client = new HttpClient { BaseAddress = new Uri(_app.Urls.First()), Timeout = TimeSpan.FromSeconds(60) };
    }

    public async Task DisposeAsync()
    {
        Client.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
        await Files.DisposeAsync();
        await EndAsync();
        _folder.Delete(recursive: true);
    }

    public Task<DomainAnswer> GetAsync(string path) => SendAsync(HttpMethod.Get, path);

    public Task<DomainAnswer> PostAsync(string path, string body, params (string Name, string Value)[] headers) => SendAsync(HttpMethod.Post, path, body, headers: headers);

    public Task<DomainAnswer> PatchAsync(string path, string body) => SendAsync(HttpMethod.Patch, path, body, "application/merge-patch+json");

    public Task<DomainAnswer> DeleteAsync(string path) => SendAsync(HttpMethod.Delete, path);

    public async Task<DomainAnswer> SendAsync(
        HttpMethod method, string path, string? body = null, string contentType = "application/json", params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, path);
        if (body is not null)
        {
            request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
            request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(contentType);
        }

        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        using var response = await Client.SendAsync(request);
        var all = response.Headers.Concat(response.Content.Headers).ToDictionary(h => h.Key, h => string.Join(", ", h.Value), StringComparer.OrdinalIgnoreCase);
        return new DomainAnswer((int)response.StatusCode, await response.Content.ReadAsStringAsync(), all);
    }

    /// <summary>Creates a resource, which must succeed.</summary>
    public async Task<JsonElement> CreateAsync(string path, string body)
    {
        var answer = await PostAsync(path, body);
        Assert.True(answer.Status == 201, $"{answer.Status}: {answer.Body}");
        return answer.Json;
    }

    /// <summary>Reads what must be there.</summary>
    public async Task<JsonElement> ReadAsync(string path) => (await GetAsync(path)).Expect(200);

    /// <summary>Writes what clients have no way to write, such as applied billing rates.</summary>
    /// <param name="type">The GraphQL name of a resource type.</param>
    public Task ImportAsync(string type, params string[] documents)
    {
        var resource = Services.GetRequiredKeyedService<DomainModel>(Definition.Name).Resources[type];
        var items = documents.Select(d => (resource, JsonElement.Parse(d))).ToAsyncEnumerable();
        return Services.GetRequiredKeyedService<ResourceWriter>(Definition.Name).ImportAsync(items, new ImportOptions(), CancellationToken.None);
    }

    /// <summary>Runs a GraphQL operation, which must have no errors, and gives its data.</summary>
    public async Task<JsonElement> QueryAsync(string query)
    {
        var answer = await PostAsync("/graphql", JsonSerializer.Serialize(new { query }));
        Assert.True(answer.Json.TryGetProperty("data", out var data) && !answer.Json.TryGetProperty("errors", out _), answer.Body);
        return data;
    }

    /// <summary>Reads an address until it is as wanted, for what goes on after the answer.</summary>
    public async Task<JsonElement> UntilAsync(string path, Func<JsonElement, bool> isAsWanted)
    {
        using var stop = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (true)
        {
            var answer = await GetAsync(path);
            if (answer.Status == 200 && isAsWanted(answer.Json))
            {
                return answer.Json;
            }

            Assert.False(stop.IsCancellationRequested, $"{path} is still {answer.Body}");
            await Task.Delay(20);
        }
    }

    /// <summary>The names of the events that a resource raised, in their order.</summary>
    public async Task<string[]> EventsOfAsync(string id)
    {
        var log = Services.GetRequiredKeyedService<EventLog>(Definition.Name);
        var all = new List<ResourceEvent>();
        string? cursor = null;
        while (await log.ReadBatchAsync(cursor, 256, CancellationToken.None) is { Count: > 0 } batch)
        {
            all.AddRange(batch.Where(e => e.ResourceId == id));
            cursor = batch[^1].Cursor;
        }

        return [.. all.Select(e => e.EventType)];
    }

    protected abstract Task<IReadOnlyDictionary<string, string?>> StoreSettingsAsync();

    protected abstract Task EndAsync();
}

/// <summary>What a domain answered.</summary>
public sealed record DomainAnswer(int Status, string Body, IReadOnlyDictionary<string, string> Headers)
{
    public JsonElement Json => JsonElement.Parse(Body);

    /// <summary>Status and message of an error body.</summary>
    public string Words => $"{Status} {Json.GetProperty("message").GetString()}";

    /// <summary>The body of an answer that must have this status.</summary>
    public JsonElement Expect(int status)
    {
        Assert.True(Status == status, $"Expected {status}, got {Status}: {Body}");
        return Json;
    }

    /// <summary>Status, code and message of an error body.</summary>
    public string Error => $"{Status} {Json.GetProperty("code").GetString()}: {Json.GetProperty("message").GetString()}";
}
