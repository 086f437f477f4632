using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Threading.Channels;
using TmfGraph.GraphQL.Execution;

namespace TmfGraph.Gateway.Tests.Change;

/// <summary>Streams go on when the schema is swapped, and end with a clear error when their fields are gone.</summary>
#pragma warning disable CA1001 // xunit calls DisposeAsync
public sealed class LiveStreamTests : IAsyncLifetime
#pragma warning restore CA1001
{
    private const string Subscription = "subscription { sold { id name left } }";
    private const string Event = """{"data":{"sold":{"id":"1","name":"Lamp","left":4}}}""";
    private const string StockSdl = "type Query { productById(id: ID!): Product @lookup @internal } type Product @key(fields: \"id\") { id: ID! left: Int }";

    private readonly ChangingGraph _graph = new();
    private readonly Channel<JsonElement> _sales = Channel.CreateUnbounded<JsonElement>();
    private readonly TestSource _catalog;
    private readonly TestSource _stock = new("stock", StockSdl, b => b.Resolve("Query.productById", TestSource.Find("""[{"id":"1","left":4}]""")));
    private string _catalogAddress = "";
    private string _stockAddress = "";

    public LiveStreamTests() => _catalog = new TestSource("catalog", CatalogSdl("name: String"), b => b
        .Resolve("Query.products", TestSource.Json("[]"))
        .Resolve("Subscription.sold", FieldResolver.Stream(Sales)));

    public async Task InitializeAsync()
    {
        _catalogAddress = await _graph.StartAsync(_catalog);
        _stockAddress = await _graph.StartAsync(_stock);
        _graph.List(("catalog", _catalogAddress, CatalogSdl("name: String")), ("stock", _stockAddress, StockSdl));
        await _graph.StartGatewayAsync();
    }

    public async Task DisposeAsync()
    {
        _sales.Writer.TryComplete();
        await _graph.DisposeAsync();
        _catalog.Dispose();
        _stock.Dispose();
    }

    [Fact]
    public async Task Events_AreCompletedFromWhereTheSourceMovedTo()
    {
        await using var events = _graph.SubscribeAsync(Subscription).GetAsyncEnumerator();
        Assert.Equal(Event, await SellAsync(events));

        var moved = await _graph.StartAsync(_stock);
        _graph.List(("catalog", _catalogAddress, CatalogSdl("name: String")), ("stock", moved, StockSdl));
        Assert.True(await _graph.UpdateAsync());
        await _graph.StopAsync(_stockAddress);

        Assert.Equal(Event, await SellAsync(events));
    }

    [Fact]
    public async Task AStream_GoesOn_When_OtherFieldsChange()
    {
        await using var events = _graph.SubscribeAsync(Subscription).GetAsyncEnumerator();
        Assert.Equal(Event, await SellAsync(events));
        foreach (var fields in new[] { "name: String color: String", "name: String!", "name: String @deprecated" })
        {
            _graph.List(("catalog", _catalogAddress, CatalogSdl(fields)), ("stock", _stockAddress, StockSdl));
            Assert.True(await _graph.UpdateAsync());
            Assert.Equal(Event, await SellAsync(events));
        }
    }

    [Fact]
    public async Task AStream_Ends_When_AFieldOfItIsGone()
    {
        await using var events = _graph.SubscribeAsync(Subscription).GetAsyncEnumerator();
        Assert.Equal(Event, await SellAsync(events));

        _graph.List(("catalog", _catalogAddress, CatalogSdl("color: String")), ("stock", _stockAddress, StockSdl));
        Assert.True(await _graph.UpdateAsync());

        using var end = JsonDocument.Parse(await SellAsync(events));
        Assert.Equal(
            "The stream ends, as the schema has changed. The field `name` does not exist on the type `Product`.",
            end.RootElement.GetProperty("errors")[0].GetProperty("message").GetString());
        Assert.False(await events.MoveNextAsync());
    }

    private static string CatalogSdl(string fields) =>
        $"type Query {{ products: [Product!]! }} type Subscription {{ sold: Product }} type Product @key(fields: \"id\") {{ id: ID! {fields} }}";

    private async Task<string> SellAsync(IAsyncEnumerator<string> events)
    {
        var next = events.MoveNextAsync();
        _sales.Writer.TryWrite(JsonElement.Parse("""{"id":"1","name":"Lamp"}"""));
        Assert.True(await next);
        return events.Current;
    }

    private async IAsyncEnumerable<SourceEvent> Sales(StreamContext context, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var sale in _sales.Reader.ReadAllAsync(cancellationToken))
        {
            yield return new SourceEvent(ResolvedValue.FromJson(sale));
        }
    }
}
