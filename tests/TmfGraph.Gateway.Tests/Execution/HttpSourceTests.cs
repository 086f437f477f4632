using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using TmfGraph.Composition;
using TmfGraph.Composition.Composite;
using TmfGraph.Gateway.Tests.Faults;
using TmfGraph.GraphQL.Execution;

namespace TmfGraph.Gateway.Tests.Execution;

/// <summary>The gateway over real servers on loopback: the ones that work, and the ones that do not.</summary>
public sealed class HttpSourceTests
{
    private static TestSource Items() => new(
        "items",
        """
        type Query { items: [Item!] }
        type Subscription { ticks: Item }
        type Item @key(fields: "id") { id: ID! }
        """,
        b => b.Resolve("Query.items", TestSource.Json("""[{"id":"1"},{"id":"2"}]""")).Resolve("Subscription.ticks", FieldResolver.Stream(Ticks)));

    private static TestSource Prices() => new(
        "prices",
        """
        type Query { itemById(id: ID!): Item @lookup @internal }
        type Item @key(fields: "id") { id: ID!  price: Int }
        """,
        b => b.Resolve("Query.itemById", TestSource.Find("""[{"id":"1","price":10},{"id":"2","price":20}]""")));

    private static async IAsyncEnumerable<SourceEvent> Ticks(StreamContext context, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken token)
    {
        await Task.Yield();
        yield return new SourceEvent(ResolvedValue.FromJson(System.Text.Json.JsonDocument.Parse("""{"id":"2"}""").RootElement), "5");
    }

    private static async Task<string> AskAsync(
        Func<WebApplication, TestSource, TestSource, Action> map,
        string query = "{ items { id price } }",
        Func<GatewayOptions, GatewayOptions>? change = null,
        Dictionary<string, string>? headers = null,
        bool batches = true,
        bool aliases = true,
        HttpProtocols protocols = HttpProtocols.Http1)
    {
        var builder = LoopbackHost.CreateBuilder();
        builder.WebHost.ConfigureKestrel(o => o.ConfigureEndpointDefaults(e => e.Protocols = protocols));
        await using var app = builder.Build();
        using var items = Items();
        using var prices = Prices();
        app.MapGraphQL("/items", items, new() { AllowVariableBatching = true });
        map(app, items, prices)();
        await app.StartAsync();
        var address = app.Urls.Single();
        var result = Composer.Compose([At(items, address, batches, aliases), At(prices, address, batches, aliases)]);
        var services = new ServiceCollection();
        services.AddGateway(_ => result.Schema!, configure: o =>
        {
            o.RetryDelay = TimeSpan.FromMilliseconds(1);
            o.SourceTimeout = TimeSpan.FromSeconds(20); // a busy machine is no slow source
            change?.Invoke(o);
        });
        await using var provider = services.BuildServiceProvider();
        var gateway = provider.GetRequiredService<Gateway.Execution.GatewayExecutor>();
        await using var answer = await gateway.ExecuteAsync(
            new OperationRequest { Document = Encoding.UTF8.GetBytes(query), GetHeader = name => headers?.GetValueOrDefault(name) },
            CancellationToken.None);
        if (answer is not ResponseStream stream)
        {
            return TestGraph.Text(answer);
        }

        var seen = new List<string>();
        await foreach (var item in stream.ReadAsync(CancellationToken.None))
        {
            seen.Add($"{item.Cursor} {TestGraph.Text(item)}");
        }

        return string.Join('\n', seen);
    }

    private static SourceSchemaInput At(TestSource source, string address, bool batches, bool aliases) => source.Input with
    {
        Settings = new SourceSchemaSettings { Name = source.Name, Url = $"{address}/{source.Name}", VariableBatching = batches, AliasBatching = aliases },
    };

    private static Func<WebApplication, TestSource, TestSource, Action> Answer(int status, string type, string body, Action<HttpContext>? look = null) =>
        (app, _, _) => () => app.Map("/prices", async context =>
        {
            look?.Invoke(context);
            context.Response.StatusCode = status;
            context.Response.ContentType = type;
            await context.Response.WriteAsync(body);
        });

    [Fact]
    public async Task Works_OverHttp() => Assert.Equal(
        """{"data":{"items":[{"id":"1","price":10},{"id":"2","price":20}]}}""",
        await AskAsync((app, _, prices) => () => app.MapGraphQL("/prices", prices, new() { AllowVariableBatching = true })));

    [Theory]
    [InlineData("{ items { id price } }", """{"data":{"items":[{"id":"1","price":10},{"id":"2","price":20}]}}""")]
    [InlineData("subscription { ticks { id price } }", """5 {"data":{"ticks":{"id":"2","price":20}}}""")]
    public async Task Works_OverHttp2_WithoutTls(string query, string expected)
    {
        var seen = new HashSet<string>();
        Assert.Equal(expected, await AskAsync(
            (app, _, prices) => () =>
            {
                app.Use((context, next) =>
                {
                    seen.Add(context.Request.Protocol);
                    return next(context);
                });
                app.MapGraphQL("/prices", prices, new() { AllowVariableBatching = true });
            },
            query,
            o =>
            {
                o.UseHttp2 = true;
                return o;
            },
            protocols: HttpProtocols.Http2));
        Assert.Equal(["HTTP/2"], seen);
    }

    [Fact]
    public async Task Aliases_StandIn_ForVariableBatches()
    {
        var seen = new List<string>();
        Assert.Equal(
            """{"data":{"items":[{"id":"1","price":10},{"id":"2","price":20}]}}""",
            await AskAsync(
                (app, _, prices) => () => app.MapGraphQL("/prices", _ =>
                {
                    seen = prices.Documents;
                    return prices;
                }),
                batches: false));
        Assert.Equal("query($_0___id:ID!,$_1___id:ID!){_0_itemById:itemById(id:$_0___id){price} _1_itemById:itemById(id:$_1___id){price}}", seen.Single());
    }

    [Fact]
    public async Task Aliases_AreSpreadOverRequests_When_ThereAreTooMany()
    {
        var seen = new List<string>();
        Assert.Equal(
            """{"data":{"items":[{"id":"1","price":10},{"id":"2","price":20}]}}""",
            await AskAsync(
                (app, _, prices) => () => app.MapGraphQL("/prices", _ =>
                {
                    seen = prices.Documents;
                    return prices;
                }),
                change: o =>
                {
                    o.MaxAliasesPerRequest = 1;
                    return o;
                },
                batches: false));
        Assert.Equal(["query($__id:ID!){itemById(id:$__id){price}}", "query($__id:ID!){itemById(id:$__id){price}}"], seen);
    }

    [Fact]
    public async Task Objects_AreAskedFor_OneByOne_When_TheSourceWantsNoAliases()
    {
        var seen = new List<string>();
        Assert.Equal(
            """{"data":{"items":[{"id":"1","price":10},{"id":"2","price":20}]}}""",
            await AskAsync(
                (app, _, prices) => () => app.MapGraphQL("/prices", _ =>
                {
                    seen = prices.Documents;
                    return prices;
                }),
                batches: false,
                aliases: false));
        Assert.Equal(["query($__id:ID!){itemById(id:$__id){price}}", "query($__id:ID!){itemById(id:$__id){price}}"], seen);
    }

    [Theory]
    [InlineData(100, """{"errors":[{"message":"The source schema 'prices' sent more than 100 bytes.","path":["items",0,"price"],"extensions":{"code":"SUBGRAPH_INVALID_RESPONSE","service":"prices","statusCode":200}},{"message":"The source schema 'prices' sent more than 100 bytes.","path":["items",1,"price"],"extensions":{"code":"SUBGRAPH_INVALID_RESPONSE","service":"prices","statusCode":200}}],"data":{"items":[{"id":"1","price":null},{"id":"2","price":null}]}}""")]
    [InlineData(1_000, """{"data":{"items":[{"id":"1","price":7},{"id":"2","price":8}]}}""")]
    public async Task Answers_AreRefused_When_TheyAreTooLong(int limit, string expected) => Assert.Equal(
        expected,
        await AskAsync(
            Answer(200, "application/json", """[{"variableIndex":0,"data":{"itemById":{"price":7}}},{"variableIndex":1,"data":{"itemById":{"price":8}}}]""" + new string(' ', 200)),
            change: o =>
            {
                o.MaxResponseBytes = limit;
                return o;
            }));

    [Fact]
    public async Task Errors_OfAliases_AreMoved_ToTheClientsPaths() => Assert.Equal(
        """{"errors":[{"message":"No.","path":["items",1,"price"],"extensions":{"service":"prices"}}],"data":{"items":[{"id":"1","price":7},{"id":"2","price":null}]}}""",
        await AskAsync(
            Answer(200, "application/json", """{"data":{"_0_itemById":{"price":7},"_1_itemById":{"price":null}},"errors":[{"message":"No.","path":["_1_itemById","price"]}]}"""),
            batches: false));

    [Fact]
    public async Task Batches_AreCut_When_TheyAreTooLarge()
    {
        var requests = 0;
        Assert.Equal(
            """{"data":{"items":[{"id":"1","price":10},{"id":"2","price":20}]}}""",
            await AskAsync(
                (app, _, prices) => () => app.MapGraphQL("/prices", _ =>
                {
                    Interlocked.Increment(ref requests);
                    return prices;
                }),
                change: o =>
                {
                    o.MaxVariableSetsPerRequest = 1;
                    return o;
                }));
        Assert.Equal(2, requests);
    }

    [Fact]
    public async Task Subscriptions_ComeAsEvents_AndAreCompleted() => Assert.Equal(
        """5 {"data":{"ticks":{"id":"2","price":20}}}""",
        await AskAsync((app, _, prices) => () => app.MapGraphQL("/prices", prices, new() { AllowVariableBatching = true }), "subscription { ticks { id price } }"));

    [Theory]
    [InlineData("[{\"variableIndex\":1,\"data\":{\"itemById\":{\"price\":2}}},{\"variableIndex\":0,\"data\":{\"itemById\":{\"price\":1}}}]")]
    [InlineData("[{\"data\":{\"itemById\":{\"price\":1}}},{\"data\":{\"itemById\":{\"price\":2}}}]")]
    [InlineData("{\"variableIndex\":1,\"data\":{\"itemById\":{\"price\":2}}}\n \n{\"variableIndex\":0,\"data\":{\"itemById\":{\"price\":1}}}\n")]
    public async Task BatchAnswers_MayBeListsOrLines_InAnyOrder(string body) => Assert.Equal(
        """{"data":{"items":[{"id":"1","price":1},{"id":"2","price":2}]}}""",
        await AskAsync(Answer(200, "application/json", body)));

    [Theory]
    [InlineData(200, "text/html", "<html>", "SUBGRAPH_INVALID_RESPONSE", 200)]
    [InlineData(200, "application/json", "not json", "SUBGRAPH_INVALID_RESPONSE", 200)]
    [InlineData(200, "application/json", "[{\"data\":{\"itemById\":null}}]", "SUBGRAPH_INVALID_RESPONSE", 200)]
    [InlineData(200, "application/json", "[{},{}]", "SUBGRAPH_INVALID_RESPONSE", 200)]
    [InlineData(200, "application/json", "[1,2]", "SUBGRAPH_INVALID_RESPONSE", 200)]
    [InlineData(200, "application/json", "", "SUBGRAPH_INVALID_RESPONSE", 200)]
    [InlineData(502, "text/html", "bad gateway", "SUBGRAPH_HTTP_STATUS", 502)]
    [InlineData(401, "text/plain", "", "SUBGRAPH_HTTP_STATUS", 401)]
    public async Task BadAnswers_AreErrors_AtTheFieldsTheyLeaveEmpty(int status, string type, string body, string code, int reported)
    {
        var answer = await AskAsync(Answer(status, type, body));
        Assert.EndsWith("""data":{"items":[{"id":"1","price":null},{"id":"2","price":null}]}}""", answer);
        Assert.Contains($$"""path":["items",0,"price"],"extensions":{"code":"{{code}}","service":"prices","statusCode":{{reported}}}""", answer);
        Assert.Contains("""path":["items",1,"price"]""", answer);
    }

    [Fact]
    public async Task RequestError_OfAWholeBatch_IsKept()
    {
        var answer = await AskAsync(Answer(400, "application/graphql-response+json", """{"errors":[{"message":"No.","extensions":{"code":"X1"}}]}"""));
        Assert.Equal(
            """{"errors":[{"message":"No.","path":["items",0,"price"],"extensions":{"code":"X1","service":"prices"}},{"message":"No.","path":["items",1,"price"],"extensions":{"code":"X1","service":"prices"}}],"data":{"items":[{"id":"1","price":null},{"id":"2","price":null}]}}""",
            answer);
    }

    [Fact]
    public async Task Queries_AreSentAgain_AfterTransientFailures()
    {
        var calls = 0;
        var answer = await AskAsync((app, _, prices) => () => app.Map("/prices", async context =>
        {
            if (++calls < 3)
            {
                context.Response.StatusCode = 503;
                return;
            }

            context.Response.ContentType = "application/json";
            await context.Response.WriteAsync("""[{"data":{"itemById":{"price":1}}},{"data":{"itemById":null}}]""");
        }));
        Assert.Equal("""{"data":{"items":[{"id":"1","price":1},{"id":"2","price":null}]}}""", answer);
        Assert.Equal(3, calls);
    }

    [Fact]
    public async Task SlowSource_IsATimeout()
    {
        var time = new ManualTime();
        var answer = await AskAsync(
            (app, _, _) => () => app.Map("/prices", context =>
            {
                time.Advance(TimeSpan.FromSeconds(20));
                return Task.Delay(Timeout.Infinite, context.RequestAborted);
            }),
            change: o =>
            {
                o.TimeProvider = time;
                return o;
            });
        Assert.Contains("""code":"SUBGRAPH_TIMEOUT","service":"prices"}""", answer);
    }

    [Fact]
    public async Task BrokenConnection_IsUnavailable()
    {
        var answer = await AskAsync((app, _, _) => () => app.Map("/prices", context =>
        {
            context.Abort();
            return Task.CompletedTask;
        }));
        Assert.Contains("""code":"SUBGRAPH_UNAVAILABLE","service":"prices"}""", answer);
        Assert.EndsWith("""data":{"items":[{"id":"1","price":null},{"id":"2","price":null}]}}""", answer);
    }

    [Fact]
    public async Task Circuit_Opens_AfterManyFailures()
    {
        var calls = 0;
        var answer = "";
        await AskAsync((app, _, _) => () => app.Map("/prices", context =>
        {
            calls++;
            context.Response.StatusCode = 503;
            return Task.CompletedTask;
        }), change: o =>
        {
            o.CircuitMinimumRequests = 2;
            o.MaxRetries = 4;
            return o;
        }).ContinueWith(t => answer = t.Result, TaskScheduler.Default);
        Assert.Equal(2, calls);
        Assert.Contains("SUBGRAPH_CIRCUIT_OPEN", answer);
    }

    [Fact]
    public async Task Forwards_Authorization_AndConfiguredHeaders_Only()
    {
        var seen = "";
        await AskAsync(
            Answer(200, "application/json", "[]", c => seen = $"{c.Request.Headers.Authorization}|{c.Request.Headers["X-Tenant"]}|{c.Request.Headers["X-Other"]}|{c.Request.Headers["traceparent"]}"),
            change: o =>
            {
                o.ForwardedHeaders = ["X-Tenant"];
                return o;
            },
            headers: new()
            {
                ["Authorization"] = "Bearer t",
                ["X-Tenant"] = "a",
                ["X-Other"] = "b",
                ["traceparent"] = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
            });
        Assert.Equal("Bearer t|a||00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01", seen);
    }

    [Fact]
    public async Task MaskedErrors_DoNotNameTheSource()
    {
        var answer = await AskAsync(Answer(500, "text/plain", ""), change: o =>
        {
            o.ShowSources = false;
            return o;
        });
        Assert.Contains("""{"message":"A part of the answer could not be fetched.","path":["items",0,"price"],"extensions":{"code":"SUBGRAPH_HTTP_STATUS"}}""", answer);
    }
}
