using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using TmfGraph.GraphQL.Types;
using TmfGraph.Fuzz.Tests.Inputs;
using TmfGraph.Standalone;

namespace TmfGraph.Fuzz.Tests.Wire;

/// <summary>Gateway and subgraphs in this process, listening on loopback over an embedded store, with whatever they log as an error.</summary>
#pragma warning disable CA1001 // xunit calls DisposeAsync
public sealed class FuzzedProduct : IAsyncLifetime
#pragma warning restore CA1001
{
    private readonly string _folder = Directory.CreateTempSubdirectory("tmfgraph-fuzz-").FullName;
    private readonly ErrorLog _errors = new();
    private WebApplication? _application;

    /// <summary>The addresses of the gateway and of one subgraph.</summary>
    internal static IReadOnlyList<string> Paths { get; } = ["/graphql", "/subgraphs/product/graphql"];

    public Uri Address { get; private set; } = new("http://localhost");

    /// <summary>What clients of the gateway see.</summary>
    internal GraphSchema Schema { get; } =
        new SchemaBuilder(new SchemaBuilderOptions { AddStandardScalars = true, AllowUnknownDirectives = true }).AddDocument(Corpus.GatewaySchema).Build();

    public async Task InitializeAsync()
    {
        _application = await StandaloneHost.BuildAsync(["--urls", "http://127.0.0.1:0", "--data", _folder, "--demo", "3", "--auth", "open"]);
        _application.Services.GetRequiredService<ILoggerFactory>().AddProvider(_errors);
        await _application.StartAsync();
        Address = new Uri(_application.Urls.First());
    }

    public async Task DisposeAsync()
    {
        await _application!.StopAsync(); // started by xunit before
        await _application.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>Fails when the product has met something it did not expect since the last time.</summary>
    internal void AssertNothingUnexpected()
    {
        if (_errors.Take() is { } line)
        {
            Assert.Fail($"An error was logged: {line}");
        }
    }

    /// <summary>Fails unless a response body is JSON of the shape results have.</summary>
    internal static void AssertResult(ReadOnlyMemory<byte> body)
    {
        using var json = JsonDocument.Parse(body, new JsonDocumentOptions { MaxDepth = 1_000 });
        var results = json.RootElement.ValueKind is JsonValueKind.Array ? json.RootElement.EnumerateArray().ToArray() : [json.RootElement];
        foreach (var result in results)
        {
            Assert.True(result.TryGetProperty("data", out _) || result.TryGetProperty("errors", out _) || result.TryGetProperty("extensions", out _), "It is no result.");
        }
    }
}
