using System.Diagnostics;

namespace TmfGraph.Gateway.Tests.Streams;

public sealed class SharedStreamTests
{
    private const string Parent = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

    [Fact]
    public async Task ManyClients_ReadOneStream_AndTheLastOneClosesIt()
    {
        await using var server = StreamServer.Start();
        var (first, source) = await server.OpenAsync();
        var clients = new List<StreamReader> { first };
        for (var i = 1; i < 500; i++)
        {
            clients.Add(await server.SubscribeAsync());
        }

        clients.ForEach(c => c.Begin());
        await source.TickAsync(1);
        await source.TickAsync(2);
        foreach (var client in clients)
        {
            Assert.Equal([StreamServer.Result(1), StreamServer.Result(2)], await client.NextAsync(2));
        }

        Assert.Equal(1, server.Opened);
        foreach (var client in clients)
        {
            Assert.False(source.Ended.IsCompleted);
            await client.DisposeAsync();
        }

        await source.Ended;
    }

    [Fact]
    public async Task LateClients_BeginWithWhatHappensNext()
    {
        await using var server = StreamServer.Start();
        var (first, source) = await server.OpenAsync();
        await using var disposal = first;
        await source.TickAsync(1);
        Assert.Equal(StreamServer.Result(1), await first.NextAsync());
        await using var second = await server.SubscribeAsync();
        await source.TickAsync(2);

        Assert.Equal([StreamServer.Result(2), StreamServer.Result(2)], [await first.NextAsync(), await second.NextAsync()]);
    }

    [Fact]
    public async Task Clients_AreTold_WhereTheyBegin()
    {
        await using var server = StreamServer.Start();
        server.Place = "c0";
        var (first, source) = await server.OpenAsync();
        await using var firstDisposal = first;
        await using var second = await server.SubscribeAsync();
        await source.TickAsync(1);
        Assert.Equal(StreamServer.Result(1), await first.NextAsync());
        await using var third = await server.SubscribeAsync();
        await source.EventAsync("""{"data":{"ticks":null}}"""); // from here on nobody can tell
        Assert.Equal("""{"data":{"ticks":null}}""", await third.NextAsync());
        await using var fourth = await server.SubscribeAsync();

        Assert.Equal(("c0", "c0", "c1", null), (first.StartCursor, second.StartCursor, third.StartCursor, fourth.StartCursor));
        Assert.Equal(1, server.Opened);
    }

    [Fact]
    public async Task AClientWithAStreamOfItsOwn_IsTold_WhereItBegins()
    {
        await using var server = StreamServer.Start();
        server.Place = "c5";
        var (client, _) = await server.OpenAsync("""subscription { ticks(after: "c5") { item { id } } }""");
        await using var disposal = client;
        Assert.Equal("c5", client.StartCursor);
    }

    [Theory]
    [InlineData("Authorization: Bearer b")]
    [InlineData("X-Tenant: two")]
    public async Task DifferentHeaders_AreDifferentStreams(string header)
    {
        await using var server = StreamServer.Start(configure: o => o.ForwardedHeaders = ["X-Tenant"]);
        var (first, one) = await server.OpenAsync(headers: ["Authorization: Bearer a", "X-Tenant: one"]);
        await using var firstDisposal = first;
        string[] headers = header.StartsWith('A') ? [header, "X-Tenant: one"] : ["Authorization: Bearer a", header];
        var (second, other) = await server.OpenAsync(headers: headers);
        await using var secondDisposal = second;
        await one.TickAsync(1);
        await other.TickAsync(2);

        Assert.Equal([StreamServer.Result(1), StreamServer.Result(2)], [await first.NextAsync(), await second.NextAsync()]);
        Assert.Equal(header[(header.IndexOf(' ') + 1)..], other.Header(header[..header.IndexOf(':')]));
    }

    [Fact]
    public async Task HeadersThatAreNamedTwice_OrGoAlongAnyway_GoAlongOnce()
    {
        await using var server = StreamServer.Start(configure: o => o.ForwardedHeaders = ["authorization", "baggage", "X-Tenant", "x-tenant"]);
        var (client, source) = await server.OpenAsync(headers: ["Authorization: Bearer a", "X-Tenant: one", "baggage: k=v"]);
        await using var disposal = client;
        Assert.Equal(("Bearer a", "one", "k=v"), (source.Header("Authorization"), source.Header("X-Tenant"), source.Header("baggage")));
    }

    [Fact]
    public async Task TheTrace_AndRequestId_OfTheFirstClient_GoAlong_AndTellNobodyApart()
    {
        await using var server = StreamServer.Start();
        var (first, source) = await server.OpenAsync(headers: [$"traceparent: {Parent}", "tracestate: a=1", "X-Request-Id: r1"]);
        await using var firstDisposal = first;
        await using var second = await server.SubscribeAsync(headers: ["X-Request-Id: r2"]);
        Assert.Equal((Parent, "a=1", "r1", null), (source.Header("traceparent"), source.Header("tracestate"), source.Header("X-Request-Id"), source.Header("GraphQL-Timeout")));
        Assert.Equal(1, server.Opened);
    }

    [Fact]
    public async Task TheTrace_IsTheGatewaysOwn_WhereItHasASpan()
    {
        await using var server = StreamServer.Start();
        using var span = new Activity("request").SetParentId(Parent).Start();
        var (client, source) = await server.OpenAsync(headers: [$"traceparent: {Parent}"]);
        await using var disposal = client;
        Assert.Equal(span.Id, source.Header("traceparent"));
    }

    [Fact]
    public async Task DifferentSelections_ThatAreOneToTheSource_ShareItsStream()
    {
        await using var server = StreamServer.Start();
        var (first, source) = await server.OpenAsync();
        await using var firstDisposal = first;
        await using var second = await server.SubscribeAsync("subscription { ticks { item { id costs: price } } }");
        await source.TickAsync(1);

        Assert.Equal(
            [StreamServer.Result(1), """c1 {"data":{"ticks":{"item":{"id":"1","costs":10}}}}"""],
            [await first.NextAsync(), await second.NextAsync()]);
    }

    [Theory]
    [InlineData("subscription($after: String) { ticks(after: $after) { item { id price } } }", """{"after":"c5"}""", """{"after":"c5"}""")]
    [InlineData("""subscription { ticks(after: "c5") { item { id price } } }""", "{}", "{}")]
    public async Task AClientWithACursor_HasAStreamOfItsOwn(string query, string variables, string sent)
    {
        await using var server = StreamServer.Start();
        var (first, one) = await server.OpenAsync(query, variables);
        await using var firstDisposal = first;
        var (second, other) = await server.OpenAsync(query, variables);
        await using var secondDisposal = second;
        await one.TickAsync(6);
        await other.TickAsync(7);
        Assert.Equal([StreamServer.Result(6), StreamServer.Result(7)], [await first.NextAsync(), await second.NextAsync()]);
        Assert.Equal(sent, one.Variables);

        one.Break();
        var resumed = await server.NextAsync();
        Assert.Contains("\"c6\"", resumed.Variables);
        await resumed.TickAsync(8);
        Assert.Equal(StreamServer.Result(8), await first.NextAsync());
    }

    [Fact]
    public async Task ASlowClient_EndsWithItsLastCursor_AndHoldsNobodyUp()
    {
        await using var server = StreamServer.Start(configure: o =>
        {
            o.Streams.MaxBufferedEvents = 4;
            o.Streams.MaxParallelEvents = 1;
        });
        var (slow, source) = await server.OpenAsync();
        await using var slowDisposal = slow;
        await using var fast = await server.SubscribeAsync();
        fast.Begin();
        await source.TickAsync(1);
        Assert.Equal([StreamServer.Result(1), StreamServer.Result(1)], [await slow.NextAsync(), await fast.NextAsync()]);
        for (var i = 2; i <= 50; i++)
        {
            await source.TickAsync(i);
            Assert.Equal(StreamServer.Result(i), await fast.NextAsync());
        }

        // one was taken off the buffer to be completed before the others were dropped
        var rest = await slow.NextAsync(10);
        Assert.Equal(
            [
                """{"errors":[{"message":"The stream was read too slowly: 4 events or 4194304 bytes were waiting.","extensions":{"code":"STREAM_SLOW_CONSUMER","service":"ticks","lastCursor":"c1"}}]}""",
                "end",
            ],
            rest);
    }

    [Fact]
    public async Task ASlowClient_OfLargeEvents_HasRoomForFew()
    {
        await using var server = StreamServer.Start(configure: o => (o.Streams.MaxBufferedBytes, o.Streams.MaxParallelEvents) = (20_000, 1));
        var (slow, source) = await server.OpenAsync();
        await using var slowDisposal = slow;
        await using var fast = await server.SubscribeAsync();
        fast.Begin();
        await source.TickAsync(1);
        Assert.Equal([StreamServer.Result(1), StreamServer.Result(1)], [await slow.NextAsync(), await fast.NextAsync()]);
        for (var i = 2; i <= 8; i++)
        {
            await source.EventAsync("""{"data":{"ticks":{"_cursor":"cN","item":{"id":"N"}}}""".Replace("N", $"{i}", StringComparison.Ordinal) + new string(' ', 9_000) + "}");
            Assert.Equal(StreamServer.Result(i), await fast.NextAsync());
        }

        // one was taken off to be completed before the others were dropped
        var rest = await slow.NextAsync(10);
        Assert.Equal(
            [
                """{"errors":[{"message":"The stream was read too slowly: 64 events or 20000 bytes were waiting.","extensions":{"code":"STREAM_SLOW_CONSUMER","service":"ticks","lastCursor":"c1"}}]}""",
                "end",
            ],
            rest);
    }

    [Theory]
    [InlineData(2, 1_000_000)]
    [InlineData(64, 1)]
    public async Task ASlowClient_ThatIsAlone_MissesNothing(int events, int bytes)
    {
        await using var server = StreamServer.Start(configure: o => (o.Streams.MaxBufferedEvents, o.Streams.MaxBufferedBytes) = (events, bytes));
        var (client, source) = await server.OpenAsync();
        await using var disposal = client;
        for (var i = 1; i <= 50; i++)
        {
            await source.TickAsync(i);
        }

        Assert.Equal(Enumerable.Range(1, 50).Select(StreamServer.Result), await client.NextAsync(50));
    }

    [Fact]
    public async Task MoreClientsThanAllowed_OpenAFurtherStream()
    {
        await using var server = StreamServer.Start(configure: o => o.Streams.MaxClientsPerStream = 2);
        var (first, one) = await server.OpenAsync();
        await using var firstDisposal = first;
        await using var second = await server.SubscribeAsync();
        var (third, other) = await server.OpenAsync();
        await using var thirdDisposal = third;
        await using var fourth = await server.SubscribeAsync();
        await one.TickAsync(1);
        await other.TickAsync(2);

        Assert.Equal(
            [StreamServer.Result(1), StreamServer.Result(1), StreamServer.Result(2), StreamServer.Result(2)],
            [await first.NextAsync(), await second.NextAsync(), await third.NextAsync(), await fourth.NextAsync()]);
    }

    [Fact]
    public async Task MoreStreamsThanAllowed_AreRefused_UntilOneEnds()
    {
        await using var server = StreamServer.Start(configure: o => o.Streams.MaxStreamsPerSource = 1);
        var (first, source) = await server.OpenAsync();
        var refused = await server.SubscribeAsync(headers: "Authorization: Bearer b");
        Assert.Equal(
            """{"errors":[{"message":"As many streams are open as may be. Try again later.","extensions":{"code":"STREAM_LIMIT","service":"ticks"}}]}""",
            refused.Refusal);
        await source.CompleteAsync();
        Assert.Equal("end", await first.NextAsync());
        await first.DisposeAsync();

        var (second, other) = await server.OpenAsync(headers: "Authorization: Bearer b");
        await other.TickAsync(1);
        Assert.Equal(StreamServer.Result(1), await second.NextAsync());
        await second.DisposeAsync();
        await other.Ended;
    }

    [Fact]
    public async Task ALostStream_IsResumedOnceForAll()
    {
        await using var server = StreamServer.Start();
        var (first, source) = await server.OpenAsync(headers: "Authorization: Bearer a");
        await using var firstDisposal = first;
        await using var second = await server.SubscribeAsync(headers: "Authorization: Bearer a");
        await source.TickAsync(1);
        Assert.Equal([StreamServer.Result(1), StreamServer.Result(1)], [await first.NextAsync(), await second.NextAsync()]);
        await first.DisposeAsync(); // whoever opened it may be gone
        source.Break();
        var resumed = await server.NextAsync();
        await resumed.TickAsync(2);

        Assert.Equal(StreamServer.Result(2), await second.NextAsync());
        Assert.Equal("Bearer a", resumed.Header("Authorization"));
        Assert.Equal(2, server.Opened);
    }

    [Fact]
    public async Task AClientThatGoes_WhileTheSourceIsOpened_LeavesNothingBehind()
    {
        var arrived = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var gone = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var server = StreamServer.Start();
        server.Refuse = async context =>
        {
            context.RequestAborted.Register(() => gone.TrySetResult());
            arrived.TrySetResult();
            await gone.Task;
        };
        using var cancellation = new CancellationTokenSource();
        var opening = server.Gateway.ExecuteAsync(
            new() { Document = "subscription { ticks { item { id } } }"u8.ToArray() }, cancellation.Token).AsTask();
        await arrived.Task;
        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => opening);
        await gone.Task.WaitAsync(TimeSpan.FromSeconds(30));
    }
}
