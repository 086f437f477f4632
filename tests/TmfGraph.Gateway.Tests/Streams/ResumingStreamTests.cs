using Microsoft.AspNetCore.Http;
using TmfGraph.Gateway.Tests.Faults;

namespace TmfGraph.Gateway.Tests.Streams;

public sealed class ResumingStreamTests
{
    private const string Resumable = "query: subscription($_after:String){ticks(after:$_after){_cursor:cursor item{id}}}";

    [Fact]
    public async Task AsksForTheCursor_AndResumesBehindIt_When_TheConnectionBreaks()
    {
        await using var server = StreamServer.Start();
        var (client, source) = await server.OpenAsync();
        await using var disposal = client;

        await source.TickAsync(1);
        Assert.Equal(StreamServer.Result(1), await client.NextAsync());
        source.Break();
        var second = await server.NextAsync();
        await second.TickAsync(2);

        Assert.Equal(StreamServer.Result(2), await client.NextAsync());
        Assert.Equal(
            [Resumable, "{}", Resumable, """{"_after":"c1"}"""],
            ["query: " + source.Query, source.Variables, "query: " + second.Query, second.Variables]);
    }

    [Fact]
    public async Task DropsWhatTheSourceRepeats_AndWhatWasCutOff()
    {
        await using var server = StreamServer.Start();
        var (client, source) = await server.OpenAsync();
        await using var disposal = client;

        await source.TickAsync(1);
        await source.TickAsync(2);
        Assert.Equal([StreamServer.Result(1), StreamServer.Result(2)], await client.NextAsync(2));
        await source.SendAsync("event: next\ndata: {\"data\":{\"ticks\":{\"_cursor\":\"c3\",\"it");
        source.Break();
        var second = await server.NextAsync();
        await second.TickAsync(1);
        await second.TickAsync(2);
        await second.TickAsync(3);
        await second.CompleteAsync();

        Assert.Equal([StreamServer.Result(3), "end"], await client.NextAsync(2));
    }

    [Fact]
    public async Task ResumesByHeader_When_OnlyTheTransportHasCursors()
    {
        await using var server = StreamServer.Start("type Query { ping: String } type Subscription { ticks: Item } type Item @key(fields: \"id\") { id: ID! }");
        var (client, source) = await server.OpenAsync("subscription { ticks { price } }");
        await using var disposal = client;

        await source.EventAsync("""{"data":{"ticks":{"id":"1"}}}""", id: "7");
        Assert.Equal("""7 {"data":{"ticks":{"price":10}}}""", await client.NextAsync());
        source.Break();
        var second = await server.NextAsync();
        await second.EventAsync("""{"data":{"ticks":{"id":"1"}}}""", id: "7");
        await second.EventAsync("""{"data":{"ticks":{"id":"2"}}}""", id: "8");

        Assert.Equal("""8 {"data":{"ticks":{"price":20}}}""", await client.NextAsync());
        Assert.Null(source.Header("Last-Event-ID"));
        Assert.Equal("7", second.Header("Last-Event-ID"));
    }

    [Fact]
    public async Task ResumesBehindTheClientsOwnCursor_When_NothingHasComeYet()
    {
        await using var server = StreamServer.Start();
        var (client, source) = await server.OpenAsync("subscription { ticks(after: \"c5\") { item { id price } } }");
        await using var disposal = client;
        client.Begin();
        source.Break();
        var second = await server.NextAsync();
        await second.TickAsync(6);

        Assert.Equal(StreamServer.Result(6), await client.NextAsync());
        Assert.Equal((source.Query, source.Variables), (second.Query, second.Variables));
    }

    [Theory]
    [InlineData("id: c0\n\n")]
    [InlineData(":\nid: c0\n\n")]
    public async Task ResumesWhereItBegan_When_NothingHasComeYet(string start)
    {
        await using var server = StreamServer.Start();
        var (client, source) = await server.OpenAsync();
        await using var disposal = client;
        client.Begin();
        await source.SendAsync(start + "event: next\ndata: {\"data\":{\"ti");
        source.End();
        var second = await server.NextAsync();
        await second.SendAsync("id: c0\n\n");
        await second.TickAsync(1);
        await second.TickAsync(2);

        Assert.Equal([StreamServer.Result(1), StreamServer.Result(2)], await client.NextAsync(2));
        Assert.Equal("""{"_after":"c0"}""", second.Variables);
    }

    [Fact]
    public async Task GoesOnFromItsLastEvent_WhereverTheSourceBeginsAgain()
    {
        await using var server = StreamServer.Start();
        var (client, source) = await server.OpenAsync();
        await using var disposal = client;
        await source.SendAsync("id: c0\n\n");
        await source.TickAsync(1);
        Assert.Equal(StreamServer.Result(1), await client.NextAsync());
        client.Begin();
        source.Break();
        var second = await server.NextAsync();
        await second.SendAsync("id: c9\n\n");
        second.Break();
        var third = await server.NextAsync();
        await third.TickAsync(2);

        Assert.Equal(StreamServer.Result(2), await client.NextAsync());
        Assert.Equal(["""{"_after":"c1"}""", """{"_after":"c1"}"""], [second.Variables, third.Variables]);
    }

    [Fact]
    public async Task ResumesWhereItBegan_ByHeaders_When_OnlyTheTransportHasCursors()
    {
        await using var server = StreamServer.Start("type Query { ping: String } type Subscription { ticks: Item } type Item @key(fields: \"id\") { id: ID! }");
        server.Place = "7"; // as a source of JSON lines tells it
        var (client, source) = await server.OpenAsync("subscription { ticks { price } }");
        await using var disposal = client;
        client.Begin();
        source.Break();
        var second = await server.NextAsync();
        await second.EventAsync("""{"data":{"ticks":{"id":"1"}}}""", id: "8");

        Assert.Equal("""8 {"data":{"ticks":{"price":10}}}""", await client.NextAsync());
        Assert.Equal("7", second.Header("Last-Event-ID"));
    }

    [Fact]
    public async Task EndsWithTheCause_When_NoCursorIsKnown()
    {
        await using var server = StreamServer.Start("type Query { ping: String } type Subscription { ticks: Item } type Item @key(fields: \"id\") { id: ID! }");
        var (client, source) = await server.OpenAsync("subscription { ticks { price } }");
        await using var disposal = client;

        await source.EventAsync("""{"data":{"ticks":{"id":"1"}}}""");
        Assert.Equal("""{"data":{"ticks":{"price":10}}}""", await client.NextAsync());
        source.Break();

        Assert.Equal(
            ["""{"errors":[{"message":"The source schema 'ticks' cannot be reached.","extensions":{"code":"SUBGRAPH_UNAVAILABLE","service":"ticks"}}]}""", "end"],
            await client.NextAsync(2));
    }

    [Fact]
    public async Task EndsWithTheLastCursor_When_TheSourceStaysAway()
    {
        await using var server = StreamServer.Start(configure: o =>
        {
            o.Streams.MaxReconnects = 3;
            o.MaxRetries = 0;
        });
        var (client, source) = await server.OpenAsync();
        await using var disposal = client;
        await source.TickAsync(1);
        Assert.Equal(StreamServer.Result(1), await client.NextAsync());

        var tried = 0;
        server.Refuse = context =>
        {
            tried++;
            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            return Task.CompletedTask;
        };
        source.Break();

        Assert.Equal(
            [
                """{"errors":[{"message":"The source schema 'ticks' answered with the HTTP status 503.","extensions":{"code":"SUBGRAPH_HTTP_STATUS","service":"ticks","statusCode":503,"lastCursor":"c1"}}]}""",
                "end",
            ],
            await client.NextAsync(2));
        Assert.Equal(3, tried);
    }

    [Fact]
    public async Task WaitsTwiceAsLongEachTime_ButNoLongerThanItMay()
    {
        var time = new ManualTime();
        await using var server = StreamServer.Start(configure: o =>
        {
            (o.TimeProvider, o.SourceTimeout, o.MaxRetries) = (time, TimeSpan.FromMinutes(1), 0); // this clock runs through short waits
            (o.Streams.ReconnectDelay, o.Streams.MaxReconnectDelay, o.Streams.MaxReconnects) = (TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(3), 4);
        });
        var (client, source) = await server.OpenAsync();
        await using var disposal = client;
        await source.TickAsync(1);
        await client.NextAsync();
        server.Refuse = context =>
        {
            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            return Task.CompletedTask;
        };
        source.Break();

        await client.NextAsync(2);

        int[] longest = [1, 2, 3, 3];
        Assert.Equal(longest.Length, time.Waits.Count);
        Assert.All(time.Waits, (wait, i) => Assert.InRange(wait.TotalSeconds, longest[i] / 2.0, longest[i]));
    }

    [Fact]
    public async Task NamesThePlaceWhereItBegan_When_NothingHasComeYet()
    {
        await using var server = StreamServer.Start(configure: o => o.Streams.MaxReconnects = 0);
        server.Place = "c0";
        var (client, source) = await server.OpenAsync();
        await using var disposal = client;
        client.Begin();
        source.End();

        Assert.Equal(
            """{"errors":[{"message":"The source schema 'ticks' cannot be reached.","extensions":{"code":"SUBGRAPH_UNAVAILABLE","service":"ticks","lastCursor":"c0"}}]}""",
            await client.NextAsync());
    }

    [Fact]
    public async Task Ends_When_TheSourceRefusesToResume()
    {
        await using var server = StreamServer.Start();
        var (client, source) = await server.OpenAsync();
        await using var disposal = client;
        await source.TickAsync(1);
        Assert.Equal(StreamServer.Result(1), await client.NextAsync());
        server.Refuse = context =>
        {
            context.Response.ContentType = "application/graphql-response+json";
            return context.Response.WriteAsync("""{"errors":[{"message":"The cursor is invalid.","extensions":{"code":"HC0078"}}]}""");
        };
        source.Break();

        Assert.Equal(
            ["""{"errors":[{"message":"The cursor is invalid.","extensions":{"code":"HC0078","service":"ticks","lastCursor":"c1"}}]}""", "end"],
            await client.NextAsync(2));
    }

    [Fact]
    public async Task NoticesSilence_When_TheSourceIsKnownToSendSignsOfLife()
    {
        var (time, patience) = (new ManualTime(), TimeSpan.FromMinutes(1));
        await using var server = StreamServer.Start(configure: o => (o.TimeProvider, o.SourceTimeout, o.Streams.SilenceTimeout) = (time, TimeSpan.FromDays(1), patience));
        var (client, source) = await server.OpenAsync();
        await using var disposal = client;
        await source.TickAsync(1);
        Assert.Equal(StreamServer.Result(1), await client.NextAsync());
        await source.SignOfLifeAsync();
        client.Begin();
        await time.UntilAwaitedAsync(patience);
        time.Advance(patience);

        var second = await server.NextAsync();
        await source.Ended;
        await second.TickAsync(2);

        Assert.Equal(StreamServer.Result(2), await client.NextAsync());
    }

    [Fact]
    public async Task NamesSilence_When_ItCannotResume()
    {
        var (time, patience) = (new ManualTime(), TimeSpan.FromMinutes(1));
        await using var server = StreamServer.Start(configure: o => (o.TimeProvider, o.SourceTimeout, o.Streams.SilenceTimeout) = (time, TimeSpan.FromDays(1), patience));
        var (client, source) = await server.OpenAsync();
        await using var disposal = client;
        client.Begin();
        await source.SignOfLifeAsync(); // as some greet who opens a stream
        await source.SignOfLifeAsync();
        await time.UntilAwaitedAsync(patience);
        time.Advance(patience);

        Assert.Equal(
            """{"errors":[{"message":"The source schema 'ticks' has gone silent.","extensions":{"code":"SUBGRAPH_TIMEOUT","service":"ticks"}}]}""",
            await client.NextAsync());
    }

    [Fact]
    public async Task NamesTheLoss_When_TheOnlyResultBreaksOff()
    {
        await using var server = StreamServer.Start();
        server.Refuse = async context =>
        {
            context.Response.ContentType = "application/json";
            context.Response.ContentLength = 100;
            await context.Response.WriteAsync("{\"errors\":[");
            context.Abort();
        };

        var client = await server.SubscribeAsync();

        Assert.Equal(
            """{"errors":[{"message":"The source schema 'ticks' cannot be reached.","extensions":{"code":"SUBGRAPH_UNAVAILABLE","service":"ticks"}}]}""",
            client.IsRefused ? client.Refusal : await client.NextAsync()); // as the loss overtakes the headers, or does not
    }

    [Theory]
    [InlineData("event: next\ndata: no json\n\n", "The source schema 'ticks' sent an answer that is not JSON.")]
    [InlineData("event: next\ndata: [1]\n\n", "The source schema 'ticks' sent something else than a GraphQL result.")]
    public async Task Ends_When_TheSourceSendsGarbage(string garbage, string message)
    {
        await using var server = StreamServer.Start();
        var (client, source) = await server.OpenAsync();
        await using var disposal = client;
        await source.TickAsync(1);
        await source.SendAsync(garbage);

        Assert.Equal(
            [StreamServer.Result(1), """{"errors":[{"message":"M","extensions":{"code":"SUBGRAPH_INVALID_RESPONSE","service":"ticks","lastCursor":"c1"}}]}""".Replace("M", message, StringComparison.Ordinal), "end"],
            await client.NextAsync(3));
        await client.DisposeAsync();
        await source.Ended;
    }

    [Fact]
    public async Task PassesErrorsOn_AndGoesOn_When_AnEventHasSome()
    {
        await using var server = StreamServer.Start();
        var (client, source) = await server.OpenAsync();
        await using var disposal = client;
        await source.EventAsync("""{"data":{"ticks":null},"errors":[{"message":"Not now.","path":["ticks"]}]}""");
        await source.TickAsync(2);

        Assert.Equal(
            ["""{"errors":[{"message":"Not now.","path":["ticks"],"extensions":{"service":"ticks"}}],"data":{"ticks":null}}""", StreamServer.Result(2)],
            await client.NextAsync(2));
    }

    [Fact]
    public async Task CompletesEventsInTheirOrder_AndGoesOn_When_ACompletionFails()
    {
        var failing = 0;
        using var prices = StreamServer.PricesOf(1, 100);
        prices.Fail = () =>
        {
            if (Interlocked.Increment(ref failing) == 1)
            {
                throw new InvalidOperationException();
            }
        };
        await using var server = StreamServer.Start(prices: prices, configure: o =>
        {
            o.MaxRetries = 0;
            o.Streams.MaxParallelEvents = 1;
        });
        var (client, source) = await server.OpenAsync();
        await using var disposal = client;
        await source.TickAsync(1);
        await source.TickAsync(2);

        var first = await client.NextAsync();
        Assert.StartsWith("c1 {\"errors\":[{", first);
        Assert.EndsWith("""data":{"ticks":{"item":{"id":"1","price":null}}}}""", first);
        Assert.Equal(StreamServer.Result(2), await client.NextAsync());
    }

    [Fact]
    public async Task DeliversInOrder_When_ManyEventsAreCompletedAtOnce()
    {
        await using var server = StreamServer.Start();
        var (client, source) = await server.OpenAsync();
        await using var disposal = client;
        client.Begin();
        for (var i = 1; i <= 60; i++)
        {
            await source.TickAsync(i);
        }

        Assert.Equal(Enumerable.Range(1, 60).Select(StreamServer.Result), await client.NextAsync(60));
    }
}
