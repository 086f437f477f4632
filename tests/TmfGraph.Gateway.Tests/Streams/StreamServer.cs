using System.Text;
using System.Text.Json;
using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using TmfGraph.Composition;
using TmfGraph.Composition.Composite;
using TmfGraph.Gateway.Execution;
using TmfGraph.GraphQL.AspNetCore;
using TmfGraph.GraphQL.Execution;

namespace TmfGraph.Gateway.Tests.Streams;

/// <summary>A gateway over a source of ticks whose every byte the test sends, and one of prices that completes them; both by HTTP on loopback.</summary>
internal sealed class StreamServer : IAsyncDisposable
{
    /// <summary>Ticks that can be resumed.</summary>
    public const string Ticks =
        """
        type Query { ping: String }
        type Subscription { ticks(after: String @eventCursor): Tick }
        type Tick { cursor: String! @eventCursor  item: Item }
        type Item @key(fields: "id") { id: ID! }
        """;

    private readonly WebApplication _host;
    private readonly TestSource _prices;
    private readonly ServiceProvider _services;
    private readonly Channel<SourceConnection> _connections = Channel.CreateUnbounded<SourceConnection>();
    private readonly Channel<SocketPeer> _sockets = Channel.CreateUnbounded<SocketPeer>();
    private int _opened;

    private StreamServer(WebApplication host, string sdl, TestSource prices, bool bySocket, Action<GatewayOptions>? configure)
    {
        _host = host;
        _prices = prices;
        host.UseWebSockets();
        host.MapPost("/ticks", ServeAsync);
        host.MapGet("/ticks", ServeSocketAsync);
        host.MapGraphQL("/prices", prices, new GraphQLHttpOptions { AllowVariableBatching = true });
        host.StartAsync().GetAwaiter().GetResult();
        var address = host.Urls.Single();
        var result = Composer.Compose([
            new SourceSchemaInput("ticks", sdl)
            {
                Settings = new SourceSchemaSettings { Name = "ticks", Url = $"{address}/ticks", WebSocketUrl = bySocket ? $"{address}/ticks" : null },
            },
            prices.Input with { Settings = new SourceSchemaSettings { Name = "prices", Url = $"{address}/prices" } },
        ]);
        Assert.True(result.Success, string.Join('\n', result.Diagnostics));
        var services = new ServiceCollection();
        services.AddGateway(_ => result.Schema!, configure: options =>
        {
            options.SourceTimeout = TimeSpan.FromSeconds(25); // a busy machine is no slow source
            options.RetryDelay = TimeSpan.FromMilliseconds(1);
            options.Streams.ReconnectDelay = TimeSpan.FromMilliseconds(1);
            configure?.Invoke(options);
        });
        _services = services.BuildServiceProvider();
        Gateway = _services.GetRequiredService<GatewayExecutor>();
    }

    public GatewayExecutor Gateway { get; }

    /// <summary>How many streams the gateway has opened.</summary>
    public int Opened => _opened;

    /// <summary>What the source does in place of taking a connection; null when it takes it.</summary>
    public Func<HttpContext, Task>? Refuse { get; set; }

    /// <summary>Where the source tells in a header that its streams begin; null when it does not.</summary>
    public string? Place { get; set; }

    public static StreamServer Start(string sdl = Ticks, bool bySocket = false, Action<GatewayOptions>? configure = null, TestSource? prices = null)
    {
        return new StreamServer(LoopbackHost.CreateBuilder().Build(), sdl, prices ?? PricesOf(1, 100), bySocket, configure);
    }

    /// <summary>Items from the first on: the price of item n is n times ten.</summary>
    public static TestSource PricesOf(int first, int count) => new(
        "prices",
        """
        type Query { itemById(id: ID!): Item @lookup @internal }
        type Item @key(fields: "id") { id: ID!  price: Int }
        """,
        builder => builder.Resolve("Query.itemById", TestSource.Find(
            "[" + string.Join(',', Enumerable.Range(first, count).Select(n => $$"""{"id":"{{n}}","price":{{n * 10}}}""")) + "]")));

    /// <summary>What a client reads for a tick of <see cref="SourceConnection.TickAsync"/>, behind its cursor.</summary>
    public static string Result(int number) => """cN {"data":{"ticks":{"item":{"id":"N","price":N0}}}}""".Replace("N", $"{number}", StringComparison.Ordinal);

    /// <summary>The next stream that the gateway opens.</summary>
    public async Task<SourceConnection> NextAsync()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        return await _connections.Reader.ReadAsync(patience.Token);
    }

    /// <summary>The next socket that the gateway opens.</summary>
    public async Task<SocketPeer> NextSocketAsync()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        return await _sockets.Reader.ReadAsync(patience.Token);
    }

    /// <summary>Subscribes.</summary>
    /// <param name="headers">As <c>Name: value</c>.</param>
    public async Task<StreamReader> SubscribeAsync(string query = "subscription { ticks { item { id price } } }", string variables = "{}", params string[] headers)
    {
        using var values = JsonDocument.Parse(variables);
        var request = new OperationRequest
        {
            Document = Encoding.UTF8.GetBytes(query),
            Variables = values.RootElement.Clone(),
            GetHeader = name => headers.FirstOrDefault(h => h.StartsWith(name + ": ", StringComparison.OrdinalIgnoreCase))?[(name.Length + 2)..],
        };
        return new StreamReader(await Gateway.ExecuteAsync(request, CancellationToken.None));
    }

    /// <summary>Subscribes, and gives the source's end of the stream as well.</summary>
    public async Task<(StreamReader Client, SourceConnection Source)> OpenAsync(
        string query = "subscription { ticks { item { id price } } }", string variables = "{}", params string[] headers)
    {
        var client = SubscribeAsync(query, variables, headers);
        var source = await NextAsync();
        return (await client, source);
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await _host.DisposeAsync();
        _prices.Dispose();
    }

    private async Task ServeAsync(HttpContext context)
    {
        if (Refuse is { } refuse)
        {
            await refuse(context);
            return;
        }

        using var body = await JsonDocument.ParseAsync(context.Request.Body);
        var closed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = context.RequestAborted.Register(() => closed.TrySetResult());
        var connection = new SourceConnection(context, body.RootElement.Clone(), () => closed.Task.WaitAsync(TimeSpan.FromSeconds(30)));
        Interlocked.Increment(ref _opened);
        context.Response.ContentType = context.Request.Headers.Accept.ToString().Split(',')[0];
        context.Response.Headers["GraphQL-Stream-Start"] = Place;
        await context.Response.Body.FlushAsync();
        await _connections.Writer.WriteAsync(connection);
        await Task.WhenAny(connection.Done, closed.Task);
    }

    private async Task ServeSocketAsync(HttpContext context)
    {
        if (Refuse is { } refuse)
        {
            await refuse(context);
            return;
        }

        Interlocked.Increment(ref _opened);
        using var peer = new SocketPeer(await context.WebSockets.AcceptWebSocketAsync(context.WebSockets.WebSocketRequestedProtocols[0]), context.Request);
        await _sockets.Writer.WriteAsync(peer);
        await peer.Ended;
    }
}
