using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using TmfGraph.Composition;
using TmfGraph.Composition.Composite;
using TmfGraph.Gateway.Clients;

namespace TmfGraph.Gateway.Tests.Faults;

/// <summary>
/// A gateway that listens, over a source <c>items</c> that works and a source <c>prices</c> at some address. While whatever goes wrong there goes wrong,
/// another client asks, and has to get its answer.
/// </summary>
internal sealed class FaultyGraph : IAsyncDisposable
{
    /// <summary>What most faults are tried on: two items of the one source, their prices of the other.</summary>
    public const string Prices = "{ items { id price } }";

    /// <summary>How long a source may take, unless a test says otherwise: a busy machine is no slow source.</summary>
    public static readonly TimeSpan SourceTimeout = TimeSpan.FromSeconds(25);

    private const string PricesSdl =
        """
        type Query { offer: Offer  itemById(id: ID!): Item @lookup @internal }
        type Mutation { setPrice: Int }
        type Item @key(fields: "id") {
          id: ID!  price: Int  rate: Float  name: String  open: Boolean  state: State  codes: [String!]  grid: [[Int]]  any: Any  sure: Int!
          seller: Seller  sellers: [Seller!]  party: Party
        }
        type Offer { id: ID! }
        type Seller { name: String  seller: Seller }
        union Party = Person | Firm
        type Person { name: String }
        type Firm { size: Int }
        type Ghost { name: String }
        enum State { HELD DONE }
        scalar Any
        """;

    private readonly WebApplication _gateway;

    private FaultyGraph(WebApplication gateway)
    {
        _gateway = gateway;
        Http = new HttpClient(new SocketsHttpHandler { RequestHeaderEncodingSelector = static (_, _) => Encoding.UTF8 }) { BaseAddress = new Uri(gateway.Urls.Single()) };
    }

    public HttpClient Http { get; }

    public GatewayMetrics Metrics => _gateway.Services.GetRequiredService<GatewayMetrics>();

    /// <param name="address">Of the source <c>prices</c>.</param>
    /// <param name="settings">Changes what the gateway knows of it: batches by default.</param>
    /// <param name="more">Further sources.</param>
    public static async Task<FaultyGraph> StartAsync(
        string address,
        Action<GatewayOptions>? configure = null,
        Func<SourceSchemaSettings, SourceSchemaSettings>? settings = null,
        string? sdl = null,
        params SourceSchemaInput[] more)
    {
        var builder = LoopbackHost.CreateBuilder();
        var items = new TestSource(
            "items",
            """
            type Query { items: [Item!]  stock: Int }
            type Item @key(fields: "id") { id: ID! }
            """,
            b => b.Resolve("Query.items", TestSource.Json("""[{"id":"1"},{"id":"2"}]""")).Resolve("Query.stock", TestSource.Json("3")));
        var known = new SourceSchemaSettings { Name = "prices", Url = address, VariableBatching = true };
        var result = Composer.Compose([items.Input, new SourceSchemaInput("prices", sdl ?? PricesSdl) { Settings = settings?.Invoke(known) ?? known }, .. more]);
        Assert.True(result.Success, string.Join('\n', result.Diagnostics));
        builder.Services.AddSingleton(items);
        builder.Services.AddGateway(
            _ => result.Schema!,
            (_, source) => source.Name == "items" ? new InProcessSourceSchemaClient(items) : null,
            options =>
            {
                options.SourceTimeout = SourceTimeout;
                options.RetryDelay = TimeSpan.FromMilliseconds(1);
                configure?.Invoke(options);
            });
        var app = builder.Build();
        app.MapGateway();
        await app.StartAsync();
        return new FaultyGraph(app);
    }

    /// <summary>The answer to a query, while a server does what its script says; another client is answered meanwhile, by both sources.</summary>
    /// <param name="fault">Told of the requests that are not the other client's.</param>
    public static async Task<string> AskAsync(
        Func<Exchange, Task> fault,
        string query = Prices,
        Action<GatewayOptions>? configure = null,
        Func<SourceSchemaSettings, SourceSchemaSettings>? settings = null,
        string? sdl = null)
    {
        var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var served = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var server = ScriptedServer.Start(async exchange =>
        {
            if (exchange.Body.Contains("offer", StringComparison.Ordinal))
            {
                await exchange.AnswerAsync("""{"data":{"offer":{"id":"o"}}}""");
                return;
            }

            reached.TrySetResult();
            await served.Task.WaitAsync(exchange.Stopped); // the other client comes in between
            await fault(exchange);
        });
        await using var graph = await StartAsync(server.Address, configure, settings, sdl);
        var answer = graph.PostAsync(query);
        await reached.Task;
        Assert.Equal("""{"data":{"stock":3,"offer":{"id":"o"}}}""", await graph.PostAsync("{ stock offer { id } }"));
        served.SetResult();
        var text = await answer;
        Assert.Equal("""{"data":{"stock":3}}""", await graph.PostAsync("{ stock }"));
        return text;
    }

    /// <summary>Posts a query as a client of its own; gives the body of the answer.</summary>
    public async Task<string> PostAsync(string query, CancellationToken cancellationToken = default, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql")
        {
            Content = new StringContent($$"""{"query":"{{query}}"}""", Encoding.UTF8, "application/json"),
        };
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        using var response = await Http.SendAsync(request, cancellationToken);
        return await response.Content.ReadAsStringAsync(cancellationToken);
    }

    /// <summary>The answer to <see cref="Prices"/> when the prices could not be fetched.</summary>
    public static string Failed(string message, string code, int? status = null)
    {
        var shown = status is null ? "" : $",\"statusCode\":{status}";
        var errors = string.Join(',', ((int[])[0, 1]).Select(i =>
            $$$"""{"message":"{{{message}}}","path":["items",{{{i}}},"price"],"extensions":{"code":"{{{code}}}","service":"prices"{{{shown}}}}}"""));
        return $$$"""{"errors":[{{{errors}}}],"data":{"items":[{"id":"1","price":null},{"id":"2","price":null}]}}""";
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _gateway.DisposeAsync();
    }
}
