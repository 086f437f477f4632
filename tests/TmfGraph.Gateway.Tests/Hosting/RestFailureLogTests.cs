using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using TmfGraph.Composition;
using TmfGraph.Composition.Composite;
using TmfGraph.Gateway.Tests.Change;
using TmfGraph.Gateway.Tests.Faults;

namespace TmfGraph.Gateway.Tests.Hosting;

/// <summary>What the log says of REST requests that a source does not answer: which source and why, once, however many requests there are.</summary>
public sealed class RestFailureLogTests
{
    private const string Begin = "Warning: The source schema 'orders' fails (SUBGRAPH_UNAVAILABLE; failures since the last such line: 1): The source schema 'orders' ";

    [Fact]
    public async Task TellsOnce_ThatASourceIsGone() => Assert.Equal(
        [Begin + "cannot be reached for a REST request. Connection refused"],
        await LogOfAsync("http://127.0.0.1:1", requests: 5, HttpStatusCode.ServiceUnavailable));

    [Fact]
    public async Task TellsOnce_ThatASourceBreaksOff()
    {
        await using var server = ScriptedServer.Start(async exchange =>
        {
            await exchange.SendAsync("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 500\r\n\r\n");
            exchange.Closes = true;
        });

        var lines = await LogOfAsync(server.Address, requests: 3, HttpStatusCode.BadGateway);

        Assert.StartsWith(Begin + "broke off its answer to a REST request. ", Assert.Single(lines), StringComparison.Ordinal);
    }

    /// <summary>Warnings of everything in a gateway that hands requests on.</summary>
    private static async Task<IReadOnlyList<string>> LogOfAsync(string source, int requests, HttpStatusCode expected)
    {
        using var log = new LogLines();
        var schema = Composer.Compose(
        [
            new SourceSchemaInput("orders", "type Query { a: Int }")
            {
                Settings = new SourceSchemaSettings { Name = "orders", Url = source + "/graphql", Raw = JsonElement.Parse("""{ "rest": { "prefixes": ["/payment/v4"] } }""") },
            },
        ]).Schema!;
        var builder = LoopbackHost.CreateBuilder();
        builder.Logging.AddProvider(log).AddFilter("Microsoft", LogLevel.None);
        builder.Services.AddGateway(_ => schema);
        await using var gateway = builder.Build();
        gateway.UseGatewayRest();
        await gateway.StartAsync();
        using var client = new HttpClient { BaseAddress = new Uri(gateway.Urls.Single()) };
        for (var i = 0; i < requests; i++)
        {
            using var answer = await client.GetAsync("/payment/v4/refund");
            Assert.Equal(expected, answer.StatusCode);
        }

        return log.Take();
    }
}
