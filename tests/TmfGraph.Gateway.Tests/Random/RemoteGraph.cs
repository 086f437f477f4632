using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using TmfGraph.Composition;
using TmfGraph.Composition.Composite;
using TmfGraph.Gateway.Execution;
using TmfGraph.GraphQL.AspNetCore;
using TmfGraph.GraphQL.Validation;

namespace TmfGraph.Gateway.Tests.Random;

/// <summary>A gateway that asks its sources by HTTP on loopback, each in a form that the seed gives it.</summary>
internal sealed class RemoteGraph : IAsyncDisposable
{
    private static readonly string[][] Formats = [["text/event-stream"], ["application/jsonl"]];

    private readonly WebApplication _host;
    private readonly ServiceProvider _services;
    private readonly IReadOnlyList<TestSource> _sources;

    private RemoteGraph(WebApplication host, ServiceProvider services, IReadOnlyList<TestSource> sources)
    {
        _host = host;
        _services = services;
        _sources = sources;
        Gateway = services.GetRequiredService<GatewayExecutor>();
    }

    public GatewayExecutor Gateway { get; }

    /// <param name="seed">Tells which batches each source takes, and how its events come.</param>
    public static async Task<RemoteGraph> StartAsync(IReadOnlyList<TestSource> sources, int seed, Action<GatewayOptions>? configure = null)
    {
        var host = LoopbackHost.CreateBuilder().Build();
        host.UseWebSockets();
        foreach (var source in sources)
        {
            host.MapGraphQL("/" + source.Name, source, new GraphQLHttpOptions { AllowVariableBatching = true, AllowRequestBatching = true, MaxJsonDepth = 1_000 });
        }

        await host.StartAsync();
        var result = Composer.Compose([.. sources.Select((s, i) => s.Input with { Settings = SettingsOf(s.Name, $"{host.Urls.Single()}/{s.Name}", seed + i) })]);
        Assert.True(result.Success, string.Join('\n', result.Diagnostics));
        var services = new ServiceCollection();
        services.AddGateway(_ => result.Schema!, configure: options =>
        {
            options.SourceTimeout = TimeSpan.FromMinutes(5); // a busy machine is no slow source
            options.ExecutionTimeout = TimeSpan.FromMinutes(5);
            options.Planner.MaxTime = TimeSpan.FromMinutes(5); // steps are limited
            options.ValidationLimits = ValidationLimits.Default; // random queries go round in circles more than hosts allow
            configure?.Invoke(options);
        });
        return new RemoteGraph(host, services.BuildServiceProvider(), sources);
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await _host.DisposeAsync();
        foreach (var source in _sources)
        {
            source.Dispose();
        }
    }

    private static SourceSchemaSettings SettingsOf(string name, string url, int number) => new()
    {
        Name = name,
        Url = url,
        VariableBatching = number % 4 < 2,
        RequestBatching = number % 4 == 0,
        AliasBatching = number % 4 < 3,
        LeavesNulls = number % 3 > 0,
        SubscriptionFormats = Formats[number % Formats.Length],
        WebSocketUrl = number % 2 == 0 ? url : null,
    };
}
