using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Threading.Channels;
using TmfGraph.GraphQL.Execution;

namespace TmfGraph.Gateway.Tests.Change;

/// <summary>Twenty-four clients ask without a pause while the schema is swapped ten times under them.</summary>
#pragma warning disable CA1001 // xunit calls DisposeAsync
public sealed class SwapUnderLoadTests : IAsyncLifetime
#pragma warning restore CA1001
{
    private const int Clients = 24;
    private const int RequestsBetweenSwaps = 2 * Clients;
    private const string Products = """[{"id":"1","name":"Lamp","color":"red"},{"id":"2","name":"Desk","color":"oak"}]""";
    private const string Stock = """[{"id":"1","left":4},{"id":"2","left":0}]""";

    private const string CatalogSdl = "type Query { products: [Product!]! } type Subscription { sold: Product } type Product @key(fields: \"id\") { id: ID! name: String ";
    private const string WithoutColor = CatalogSdl + "}";
    private const string WithColor = CatalogSdl + "color: String }";
    private const string StockSdl = "type Query { productById(id: ID!): Product @lookup @internal } type Product @key(fields: \"id\") { id: ID! left: Int }";

    private const string Always = "{ products { id name left } }";
    private const string Sometimes = "{ products { color } }";
    private const string AlwaysAnswer = """{"data":{"products":[{"id":"1","name":"Lamp","left":4},{"id":"2","name":"Desk","left":0}]}}""";
    private const string SometimesAnswer = """{"data":{"products":[{"color":"red"},{"color":"oak"}]}}""";

    private readonly ChangingGraph _graph = new();
    private readonly Channel<JsonElement> _sales = Channel.CreateUnbounded<JsonElement>();
    private readonly ConcurrentQueue<string> _wrong = [];
    private readonly SemaphoreSlim _answered = new(0);
    private readonly TestSource _catalog;
    private readonly TestSource _stock = new("stock", StockSdl, b => b.Resolve("Query.productById", TestSource.Find(Stock)));
    private string _catalogAddress = "";
    private string _stockAddress = "";
    private volatile bool _isDone;
    private int _unknown;
    private int _known;

    public SwapUnderLoadTests() => _catalog = new TestSource("catalog", WithColor, b => b
        .Resolve("Query.products", TestSource.Json(Products))
        .Resolve("Subscription.sold", FieldResolver.Stream(Sales)));

    public async Task InitializeAsync()
    {
        _catalogAddress = await _graph.StartAsync(_catalog);
        _stockAddress = await _graph.StartAsync(_stock);
        List(WithoutColor);
        await _graph.StartGatewayAsync();
    }

    public async Task DisposeAsync()
    {
        _sales.Writer.TryComplete();
        await _graph.DisposeAsync();
        _catalog.Dispose();
        _stock.Dispose();
        _answered.Dispose();
    }

    [Fact]
    public async Task NoRequestFails_ExceptForFieldsThatAreGone_AndStreamsGoOn()
    {
        await using var events = _graph.SubscribeAsync("subscription { sold { id left } }").GetAsyncEnumerator();
        await SellAsync(events);
        var clients = Enumerable.Range(0, Clients).Select(c => Task.Run(() => AskWithoutPauseAsync(c % 4 == 0 ? Sometimes : Always))).ToArray();
        for (var swap = 0; swap < 10; swap++)
        {
            await AnswersAsync();
            switch (swap % 4)
            {
                case 0:
                    List(WithColor);
                    break;
                case 2:
                    List(WithoutColor);
                    break;
                default:
                    _stockAddress = await _graph.StartAsync(_stock);
                    List(swap % 4 == 1 ? WithColor : WithoutColor);
                    break;
            }

            Assert.True(await _graph.UpdateAsync());
            await SellAsync(events);
        }

        await AnswersAsync();
        _isDone = true;
        await Task.WhenAll(clients);

        Assert.Equal([], _wrong);
        Assert.True(_known > 0 && _unknown > 0, $"{_known} answers with colors and {_unknown} without");
    }

    private async Task AskWithoutPauseAsync(string query)
    {
        while (!_isDone)
        {
            var answer = await _graph.AskAsync(query);
            if (query == Sometimes && answer == SometimesAnswer)
            {
                Interlocked.Increment(ref _known);
            }
            else if (query == Sometimes && answer.StartsWith("""{"errors":[{"message":"The field `color` does not exist on the type `Product`.""", StringComparison.Ordinal))
            {
                Interlocked.Increment(ref _unknown);
            }
            else if (answer != AlwaysAnswer)
            {
                _wrong.Enqueue(answer);
            }

            _answered.Release();
        }
    }

    /// <summary>Waits until there were as many answers as all clients together get twice.</summary>
    private async Task AnswersAsync()
    {
        while (_answered.Wait(0, CancellationToken.None))
        {
            // those of before do not count
        }

        for (var i = 0; i < RequestsBetweenSwaps; i++)
        {
            await _answered.WaitAsync();
        }
    }

    private async Task SellAsync(IAsyncEnumerator<string> events)
    {
        var next = events.MoveNextAsync();
        _sales.Writer.TryWrite(JsonElement.Parse("""{"id":"1"}"""));
        Assert.True(await next);
        Assert.Equal("""{"data":{"sold":{"id":"1","left":4}}}""", events.Current);
    }

    private async IAsyncEnumerable<SourceEvent> Sales(StreamContext context, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var sale in _sales.Reader.ReadAllAsync(cancellationToken))
        {
            yield return new SourceEvent(ResolvedValue.FromJson(sale));
        }
    }

    private void List(string catalogSdl) => _graph.List(("catalog", _catalogAddress, catalogSdl), ("stock", _stockAddress, StockSdl));
}
