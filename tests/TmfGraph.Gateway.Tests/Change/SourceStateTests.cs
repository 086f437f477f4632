using System.Text;
using TmfGraph.Composition;
using TmfGraph.Composition.Composite;
using TmfGraph.Gateway.Clients;
using TmfGraph.Gateway.Execution;
using TmfGraph.GraphQL.Execution;

namespace TmfGraph.Gateway.Tests.Change;

/// <summary>What a source is known by outlives a swap of the schema, as long as it is the same source.</summary>
public sealed class SourceStateTests
{
    private const string Sdl = "type Query { item: Item } type Subscription { items: Item } type Item { id: ID! }";
    private const string Wider = "type Query { item: Item more: Item } type Subscription { items: Item } type Item { id: ID! name: String }";
    private const string Item = """{"data":{"item":{"id":"1"}}}""";

    private static readonly SourceSchemaSettings Settings = new() { Name = "items", Url = "http://one" };

    private static readonly GatewayOptions Strict = new()
    {
        MaxRetries = 0,
        CircuitMinimumRequests = 2,
        MaxParallelRequestsPerSource = 1,
        MaxQueuedRequestsPerSource = 0,
        MaxSharedRequestsPerSource = 0,
        Streams = new StreamOptions { MaxStreamsPerSource = 1 },
    };

    public static TheoryData<string, string?, bool> Changes => new()
    {
        { "http://one", null, true },
        { "http://two", null, false },
        { "http://one", "ws://one", false },
    };

    [Theory]
    [MemberData(nameof(Changes))]
    public async Task AnOpenCircuit_StaysOpen_ForTheSameAddress(string url, string? webSocketUrl, bool isKept)
    {
        var client = new Client { Fails = true };
        using var gateway = Gateway(client);
        for (var i = 0; i < 2; i++)
        {
            Assert.Contains("SUBGRAPH_UNAVAILABLE", await AskAsync(gateway), StringComparison.Ordinal);
        }

        Assert.Contains("SUBGRAPH_CIRCUIT_OPEN", await AskAsync(gateway), StringComparison.Ordinal);
        client.Fails = false;
        gateway.Replace(Compose(Wider, Settings with { Url = url, WebSocketUrl = webSocketUrl }), _ => client);

        Assert.Equal((isKept, isKept ? 2 : 3), ((await AskAsync(gateway)).Contains("SUBGRAPH_CIRCUIT_OPEN", StringComparison.Ordinal), client.Requests));
    }

    [Theory]
    [MemberData(nameof(Changes))]
    public async Task RequestsUnderWay_Count_ForTheSameAddress(string url, string? webSocketUrl, bool isKept)
    {
        var client = new Client { Answer = new TaskCompletionSource() };
        using var gateway = Gateway(client);
        var first = AskAsync(gateway);
        gateway.Replace(Compose(Wider, Settings with { Url = url, WebSocketUrl = webSocketUrl }), _ => client);
        var second = AskAsync(gateway);
        client.Answer.SetResult();

        Assert.Equal((Item, isKept), (await first, (await second).Contains("SUBGRAPH_OVERLOADED", StringComparison.Ordinal)));
        Assert.Equal(Item, await AskAsync(gateway));
    }

    [Theory]
    [MemberData(nameof(Changes))]
    public async Task OpenStreams_Count_ForTheSameAddress(string url, string? webSocketUrl, bool isKept)
    {
        var client = new Client();
        using var gateway = Gateway(client);
        await using var first = await SubscribeAsync(gateway);
        Assert.IsType<ResponseStream>(first);
        gateway.Replace(Compose(Wider, Settings with { Url = url, WebSocketUrl = webSocketUrl }), _ => client);
        await using var second = await SubscribeAsync(gateway);

        Assert.Equal(isKept, second is OperationResult);
    }

    private static GatewayExecutor Gateway(Client client) => new(Compose(Sdl, Settings), _ => client, Strict);

    private static CompositeSchema Compose(string sdl, SourceSchemaSettings settings) =>
        Composer.Compose([new SourceSchemaInput("items", sdl) { Settings = settings }]).Schema!; // there is nothing wrong with it

    private static async Task<string> AskAsync(GatewayExecutor gateway)
    {
        await using var result = await gateway.ExecuteAsync(new OperationRequest { Document = "{ item { id } }"u8.ToArray() }, CancellationToken.None);
        return TestGraph.Text(result);
    }

    private static ValueTask<ExecutionResult> SubscribeAsync(GatewayExecutor gateway) =>
        gateway.ExecuteAsync(new OperationRequest { Document = "subscription { items { id } }"u8.ToArray() }, CancellationToken.None);

    /// <summary>A source somewhere else.</summary>
    private sealed class Client : ISourceSchemaClient
    {
        private int _requests;

        public bool Fails { get; set; }

        /// <summary>Answers wait for it; null when they do not.</summary>
        public TaskCompletionSource? Answer { get; init; }

        public int Requests => _requests;

        public async ValueTask<SourceResponse> ExecuteAsync(SourceRequest request, CancellationToken cancellationToken)
        {
            Interlocked.Increment(ref _requests);
            if (Fails)
            {
                throw new SourceSchemaException(SubgraphErrorCodes.Unavailable, "It is gone.") { IsTransient = true };
            }

            await (Answer?.Task.WaitAsync(cancellationToken) ?? Task.CompletedTask);
            return new SourceResponse(Encoding.UTF8.GetBytes(Item), null);
        }

        public ValueTask<SourceStream> SubscribeAsync(SourceRequest request, CancellationToken cancellationToken) =>
            new(new SourceStream(token => NothingAsync(token), () => ValueTask.CompletedTask));

        private static async IAsyncEnumerable<SourceResponse> NothingAsync(
            [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken = default)
        {
            await Task.Delay(Timeout.Infinite, cancellationToken);
            yield break;
        }
    }
}
