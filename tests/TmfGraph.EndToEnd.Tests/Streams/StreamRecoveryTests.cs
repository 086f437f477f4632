using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using TmfGraph.EndToEnd.Tests.Infrastructure;
using TmfGraph.Testing;

namespace TmfGraph.EndToEnd.Tests.Streams;

/// <summary>A subgraph that dies and comes back below live streams of the gateway, each in a process of its own.</summary>
public sealed class StreamRecoveryTests : IAsyncLifetime
{
    private const string Orders = "/tmf-api/productOrderingManagement/v4/productOrder";
    private const string Subscription = "subscription { onProductOrderCreated { productOrder { description } } }";

    private readonly string _data = Directory.CreateTempSubdirectory("tmfgraph-streams-").FullName;
    private readonly int _productPort = FreePorts.Find();
    private HostProcess _product = null!; // set before a test begins
    private HostProcess _gateway = null!; // the same

    public async Task InitializeAsync()
    {
        var product = StartProductAsync();
        var gateway = HostProcess.StartAsync(
            "gateway",
            "tmfgraph-gateway",
            FreePorts.Find(),
            ["run", "--schema", "schema/source"],
            new Dictionary<string, string> { ["PRODUCT_URL"] = $"http://127.0.0.1:{_productPort}" });
        _product = await product;
        _gateway = await gateway;
    }

    [Fact]
    public async Task NoEventIsLost_AndNoneComesTwice_When_TheSubgraphIsKilledAndStartedAgain()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(120));
        using var one = await _gateway.GraphQL.SubscribeAsync(Subscription, null, patience.Token);
        using var other = await _gateway.GraphQL.SubscribeAsync(Subscription, null, patience.Token);
        await using var ones = one.ReadAsync(patience.Token).GetAsyncEnumerator(patience.Token);
        await using var others = other.ReadAsync(patience.Token).GetAsyncEnumerator(patience.Token);
        for (var round = 1; round <= 2; round++)
        {
            // what is seen before the fall, and what happens once the subgraph is back, whether or not the gateway is there already
            await OrderAsync($"{round}a");
            await AssertNextAsync($"{round}a", ones, others);
            await _product.DisposeAsync();
            _product = await StartProductAsync();
            await OrderAsync($"{round}b");
            await OrderAsync($"{round}c");
            await AssertNextAsync($"{round}b", ones, others);
            await AssertNextAsync($"{round}c", ones, others);
        }
    }

    public async Task DisposeAsync()
    {
        await _gateway.DisposeAsync();
        await _product.DisposeAsync();
        Directory.Delete(_data, recursive: true);
    }

    private static async Task AssertNextAsync(string description, params IAsyncEnumerator<JsonElement>[] streams)
    {
        foreach (var stream in streams)
        {
            Assert.True(await stream.MoveNextAsync(), $"The stream ended before {description}.");
            Assert.Equal(
                """{"data":{"onProductOrderCreated":{"productOrder":{"description":"NAME"}}}}""".Replace("NAME", description, StringComparison.Ordinal),
                stream.Current.GetRawText());
        }
    }

    private Task<HostProcess> StartProductAsync() =>
        HostProcess.StartAsync("subgraphs/Product", "TmfGraph.Product", _productPort, ["--store", "sqlite", "--data", _data, "--auth", "open"]);

    private async Task OrderAsync(string description) => (await _product.Rest.PostAsync(Orders, new JsonObject
    {
        ["description"] = description,
        ["productOrderItem"] = new JsonArray(new JsonObject { ["id"] = "1", ["action"] = "add" }),
    })).Expect(HttpStatusCode.Created);
}
