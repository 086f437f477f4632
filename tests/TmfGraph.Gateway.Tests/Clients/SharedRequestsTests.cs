using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using TmfGraph.Composition;
using TmfGraph.Composition.Composite;
using TmfGraph.Gateway.Clients;
using TmfGraph.Gateway.Execution;
using TmfGraph.Gateway.Tests.Faults;
using TmfGraph.GraphQL.Execution;

namespace TmfGraph.Gateway.Tests.Clients;

/// <summary>Equal requests under way at the same time, over a server that counts them and answers when it is told to.</summary>
public sealed class SharedRequestsTests : IAsyncLifetime
{
    private const string Sdl =
        """
        type Query { word(of: Int): String }
        type Mutation { word: String }
        """;

    private const string Answer = """{"data":{"word":"yes"}}""";

    private readonly TaskCompletionSource _go = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _arrived = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private WebApplication _server = null!; // started before every test
    private int _status = 200;
    private int _requests;

    public async Task InitializeAsync()
    {
        _server = LoopbackHost.CreateBuilder().Build();
        _server.Run(async context =>
        {
            Interlocked.Increment(ref _requests);
            _arrived.TrySetResult();
            await _go.Task;
            context.Response.StatusCode = _status;
            context.Response.ContentType = "application/json";
            await context.Response.WriteAsync(Answer);
        });
        await _server.StartAsync();
    }

    public async Task DisposeAsync()
    {
        _go.TrySetResult();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task EqualQueries_ShareOneRequest()
    {
        await using var gateway = Gateway();
        var asked = new[] { Ask(gateway), Ask(gateway), Ask(gateway) }; // each is under way when the call comes back
        _go.SetResult();
        Assert.Equal([Answer, Answer, Answer], await Task.WhenAll(asked));
        Assert.Equal(1, _requests);
    }

    [Fact]
    public async Task WhatComesAfterTheAnswer_IsSentAnew()
    {
        await using var gateway = Gateway();
        _go.SetResult();
        await Ask(gateway);
        await Ask(gateway);
        Assert.Equal(2, _requests);
    }

    [Fact]
    public async Task OtherVariables_OrHeaders_MakeAnotherRequest()
    {
        await using var gateway = Gateway(o => o.ForwardedHeaders = ["X-Tenant"]);
        var asked = new[]
        {
            Ask(gateway), Ask(gateway, "{ word(of: 2) }"), Ask(gateway, authorization: "Bearer 2"), Ask(gateway, tenant: "2"), Ask(gateway, tenant: "2"),
        };
        _go.SetResult();
        Assert.All(await Task.WhenAll(asked), a => Assert.Equal(Answer, a));
        Assert.Equal(4, _requests);
    }

    [Theory]
    [InlineData("30000", 2)]
    [InlineData("39000", 1)] // a moment less is no hurry
    public async Task NobodyWaits_ForARequestInAGreaterHurry(string timeout, int requests)
    {
        await using var gateway = Gateway(o => (o.TimeProvider, o.SourceTimeout, o.ExecutionTimeout) = (new ManualTime(), TimeSpan.FromSeconds(40), TimeSpan.FromSeconds(60)));
        var asked = new[] { Ask(gateway, timeout: timeout), Ask(gateway), Ask(gateway), Ask(gateway, timeout: timeout) };
        _go.SetResult();
        Assert.Equal([Answer, Answer, Answer, Answer], await Task.WhenAll(asked));
        Assert.Equal(requests, _requests);
    }

    [Fact]
    public async Task Mutations_AreNeverShared()
    {
        await using var gateway = Gateway();
        var asked = new[] { Ask(gateway, "mutation { word }"), Ask(gateway, "mutation { word }") };
        _go.SetResult();
        await Task.WhenAll(asked);
        Assert.Equal(2, _requests);
    }

    [Fact]
    public async Task WhoeverIsCancelled_DisturbsNobody()
    {
        await using var gateway = Gateway();
        using var cancelled = new CancellationTokenSource();
        var first = Ask(gateway);
        var second = Ask(gateway, cancellationToken: cancelled.Token);
        await cancelled.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => second);
        _go.SetResult();
        Assert.Equal(Answer, await first);
        Assert.Equal(1, _requests);
    }

    [Fact]
    public async Task WhenTheFirstIsCancelled_AnotherIsSent()
    {
        await using var gateway = Gateway();
        using var cancelled = new CancellationTokenSource();
        var first = Ask(gateway, cancellationToken: cancelled.Token);
        var others = new[] { Ask(gateway), Ask(gateway) };
        await _arrived.Task;
        await cancelled.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        _go.SetResult();
        Assert.Equal([Answer, Answer], await Task.WhenAll(others));
        Assert.InRange(_requests, 2, 3); // the two may just have missed each other
    }

    [Fact]
    public async Task Failures_AreThoseOfAll()
    {
        await using var gateway = Gateway();
        _status = 500;
        var asked = new[] { Ask(gateway), Ask(gateway) };
        _go.SetResult();
        const string Failed =
            """{"errors":[{"message":"The source schema 'words' answered with the HTTP status 500.","path":["word"],"extensions":{"code":"SUBGRAPH_HTTP_STATUS","service":"words","statusCode":500}}],"data":{"word":null}}""";
        Assert.Equal([Failed, Failed], await Task.WhenAll(asked));
        Assert.Equal(1, _requests);
    }

    [Fact]
    public async Task WhatFollowsAMutation_IsAskedAfterIt()
    {
        var orders = new TestSource(
            "orders",
            """
            type Query { order: Order }
            type Mutation { promote: Order }
            type Order { customer: Customer }
            type Customer @key(fields: "id") { id: ID! }
            """,
            b => b.Resolve("Query.order", TestSource.Json("""{ "customer": { "id": "7" } }"""))
                .Resolve("Mutation.promote", TestSource.Json("""{ "customer": { "id": "7" } }""")));
        var customers = new TestSource(
            "customers",
            """
            type Query { customer(id: ID!): Customer @lookup @internal }
            type Customer @key(fields: "id") { id: ID! rank: Int }
            """);
        var ranks = new HeldFirst("""{"data":{"customer":{"rank":1}}}""", """{"data":{"customer":{"rank":2}}}""");
        using var gateway = new GatewayExecutor(
            Composer.Compose([orders.Input, customers.Input]).Schema!, // they compose
            s => s.Name == "orders" ? new InProcessSourceSchemaClient(orders) : ranks);

        var before = gateway.ExecuteAsync(new OperationRequest { Document = "query Q { order { customer { rank } } }"u8.ToArray() }, default).AsTask();
        await ranks.Asked;
        await using var after = await gateway.ExecuteAsync(new OperationRequest { Document = "mutation Q { promote { customer { rank } } }"u8.ToArray() }, default)
            .AsTask().WaitAsync(TimeSpan.FromSeconds(60));
        ranks.Release();

        Assert.Equal("""{"data":{"promote":{"customer":{"rank":2}}}}""", TestGraph.Text(after));
        await using var first = await before;
        Assert.Equal("""{"data":{"order":{"customer":{"rank":1}}}}""", TestGraph.Text(first));
    }

    [Theory]
    [InlineData(0, 3)]
    [InlineData(1, 2)]
    public async Task AboveTheLimit_RequestsAreSentAlone(int limit, int requests)
    {
        await using var gateway = Gateway(o => o.MaxSharedRequestsPerSource = limit);
        var asked = new[] { Ask(gateway), Ask(gateway, "{ word(of: 2) }"), Ask(gateway) };
        _go.SetResult();
        await Task.WhenAll(asked);
        Assert.Equal(requests, _requests);
    }

    private static async Task<string> Ask(
        ServiceProvider gateway,
        string query = "{ word }",
        string authorization = "Bearer 1",
        string? tenant = null,
        string? timeout = null,
        CancellationToken cancellationToken = default)
    {
        var request = new OperationRequest
        {
            Document = Encoding.UTF8.GetBytes(query),
            GetHeader = name => name switch { "Authorization" => authorization, "X-Tenant" => tenant, "GraphQL-Timeout" => timeout, _ => null },
        };
        await using var answer = await gateway.GetRequiredService<GatewayExecutor>().ExecuteAsync(request, cancellationToken);
        return TestGraph.Text(answer);
    }

    private ServiceProvider Gateway(Action<GatewayOptions>? configure = null)
    {
        var input = new SourceSchemaInput("words", Sdl) { Settings = new SourceSchemaSettings { Name = "words", Url = _server.Urls.Single() } };
        var services = new ServiceCollection();
        services.AddGateway(_ => Composer.Compose([input]).Schema!, configure: o =>
        {
            o.MaxRetries = 0;
            o.SourceTimeout = TimeSpan.FromSeconds(20); // a busy machine is no slow source
            configure?.Invoke(o);
        });
        return services.BuildServiceProvider();
    }

    /// <summary>A source that keeps who asks first waiting, and answers whoever comes later at once.</summary>
    private sealed class HeldFirst(string first, string others) : ISourceSchemaClient
    {
        private readonly TaskCompletionSource _asked = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TaskCompletionSource _go = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Asked => _asked.Task;

        public void Release() => _go.SetResult();

        public async ValueTask<SourceResponse> ExecuteAsync(SourceRequest request, CancellationToken cancellationToken)
        {
            var text = others;
            if (_asked.TrySetResult())
            {
                await _go.Task.WaitAsync(cancellationToken);
                text = first;
            }

            return new SourceResponse(Encoding.UTF8.GetBytes(text), null);
        }

        public ValueTask<SourceStream> SubscribeAsync(SourceRequest request, CancellationToken cancellationToken) => throw new NotSupportedException();
    }
}
