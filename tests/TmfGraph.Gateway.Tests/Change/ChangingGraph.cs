using System.Net.ServerSentEvents;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using TmfGraph.Composition;
using TmfGraph.Composition.Files;
using TmfGraph.Gateway.Hosting;
using TmfGraph.GraphQL.AspNetCore;
using TmfGraph.GraphQL.Execution;

namespace TmfGraph.Gateway.Tests.Change;

/// <summary>A gateway over a list of subgraphs that changes, all of it by HTTP on loopback. Changes are taken up when a test says so.</summary>
internal sealed class ChangingGraph : IAsyncDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("gateway").FullName;
    private readonly Dictionary<string, WebApplication> _subgraphs = [];
    private readonly SdlDownloads _downloads = new(TimeSpan.FromSeconds(10));
    private WebApplication? _gateway;
    private HttpClient? _http;

    public HttpClient Http => _http ?? throw new InvalidOperationException("The gateway is not started.");

    /// <summary>Lines of the log, of the gateway alone.</summary>
    public LogLines Log { get; } = new();

    /// <summary>Starts a server for a source; gives its address. It runs until it is stopped.</summary>
    public async Task<string> StartAsync(IRequestExecutor source)
    {
        var app = Build(_ => { });
        app.MapGraphQL("/graphql", source, new GraphQLHttpOptions { AllowVariableBatching = true, AllowRequestBatching = true });
        await app.StartAsync();
        var address = app.Urls.Single() + "/graphql";
        _subgraphs.Add(address, app);
        return address;
    }

    public async Task StopAsync(string address)
    {
        _subgraphs.Remove(address, out var app);
        await app!.DisposeAsync(); // it was started here
    }

    /// <summary>Writes the list.</summary>
    public void List(params IEnumerable<(string Name, string Address, string Sdl)> subgraphs) => File.WriteAllText(ListPath, new JsonArray([.. subgraphs.Select(s =>
        new JsonObject { ["name"] = s.Name, ["url"] = s.Address, ["sdl"] = s.Sdl })]).ToJsonString());

    public async Task StartGatewayAsync(Action<GatewayOptions>? configure = null, CompositionOptions? composition = null)
    {
        var source = SchemaSource.FromList(ListPath, SettingsVariables.None);
        var inputs = await source.ReadAsync(_downloads, CancellationToken.None);
        var result = Composer.Compose(inputs, composition);
        Assert.True(result.Success, string.Join('\n', result.Diagnostics));
        _gateway = Build(builder =>
        {
            builder.Logging.AddProvider(Log);
            builder.Services
                .AddGateway(_ => result.Schema!, configure: o => // the assertion has looked
                {
                    o.SourceTimeout = TimeSpan.FromSeconds(25); // a busy machine is no slow source
                    o.Watch.FileInterval = TimeSpan.FromDays(1);
                    configure?.Invoke(o);
                })
                .AddSchemaUpdates(source, _downloads, inputs, composition);
        });
        _gateway.MapGateway();
        _gateway.MapGatewayHealth();
        await _gateway.StartAsync();
        _http = new HttpClient { BaseAddress = new Uri(_gateway.Urls.Single()) };
    }

    /// <summary>Takes up what the list says; whether that went well.</summary>
    public async Task<bool> UpdateAsync()
    {
        var updater = _gateway!.Services.GetServices<IHostedService>().OfType<SchemaUpdater>().Single(); // the gateway is started
        var attempt = await updater.UpdateAsync(CancellationToken.None);
        attempt.Report();
        return attempt.Succeeded;
    }

    public async Task<string> AskAsync(string query)
    {
        using var body = Body(query);
        using var response = await Http.PostAsync(new Uri("/graphql", UriKind.Relative), body);
        return await response.Content.ReadAsStringAsync();
    }

    /// <summary>The events of a subscription, as JSON, until it ends.</summary>
    public async IAsyncEnumerable<string> SubscribeAsync(string query)
    {
        using var body = Body(query);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = body };
        request.Headers.Accept.ParseAdd("text/event-stream");
        using var response = await Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        await foreach (var item in SseParser.Create(await response.Content.ReadAsStreamAsync()).EnumerateAsync())
        {
            if (item.EventType is "complete")
            {
                yield break;
            }

            yield return item.Data;
        }
    }

    public async ValueTask DisposeAsync()
    {
        _http?.Dispose();
        if (_gateway is not null)
        {
            await _gateway.DisposeAsync();
        }

        foreach (var subgraph in _subgraphs.Values)
        {
            await subgraph.DisposeAsync();
        }

        _downloads.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private string ListPath => Path.Combine(_folder, "subgraphs.json");

    private static StringContent Body(string query) => new(JsonSerializer.Serialize(new { query }), Encoding.UTF8, "application/json");

    private static WebApplication Build(Action<WebApplicationBuilder> configure)
    {
        var builder = LoopbackHost.CreateBuilder();
        configure(builder);
        return builder.Build();
    }
}
