using Microsoft.AspNetCore.Http;
using TmfGraph.Gateway.Tests.Faults;

namespace TmfGraph.Gateway.Tests.Streams;

public sealed class SocketSourceTests
{
    private const string Query = "subscription { ticks { item { id price } } }";

    private static readonly string[] Authorized = ["Authorization: Bearer a", "X-Tenant: one"];

    private static async Task<(StreamReader Client, SocketPeer Source)> OpenAsync(StreamServer server)
    {
        var client = server.SubscribeAsync(Query);
        var source = await server.NextSocketAsync();
        await source.AcceptAsync();
        return (await client, source);
    }

    private static string Failure(string message, string code, string more = "") =>
        """{"errors":[{"message":"MESSAGE","extensions":{"code":"CODE","service":"ticks"MORE}}]}"""
            .Replace("MESSAGE", message, StringComparison.Ordinal).Replace("CODE", code, StringComparison.Ordinal).Replace("MORE", more, StringComparison.Ordinal);

    [Fact]
    public async Task SpeaksTheProtocol_FromInitToGoodbye()
    {
        await using var server = StreamServer.Start(bySocket: true, configure: o => o.ForwardedHeaders = ["X-Tenant"]);
        var opening = server.SubscribeAsync(Query, "{}", Authorized);
        var source = await server.NextSocketAsync();
        Assert.Equal("Bearer a", source.Headers["Authorization"]);
        Assert.Equal("""{"type":"connection_init","payload":{"Authorization":"Bearer a","X-Tenant":"one"}}""", await source.ReceiveAsync());
        await source.SendAsync("""{"type":"ping","payload":{"n":1}}""");
        Assert.Equal("""{"type":"pong","payload":{"n":1}}""", await source.ReceiveAsync());
        await source.SendAsync("""{"type":"connection_ack","payload":{}}""");
        Assert.Equal(
            """{"id":"1","type":"subscribe","payload":{"query":"subscription($_after:String){ticks(after:$_after){_cursor:cursor item{id}}}","variables":{}}}""",
            await source.ReceiveAsync());
        var client = await opening;
        await source.TickAsync(1);
        await source.SendAsync("\uFEFF" + """{"type":"ping"}"""); // a byte order mark is passed over
        Assert.Equal(StreamServer.Result(1), await client.NextAsync());
        Assert.Equal("""{"type":"pong"}""", await source.ReceiveAsync());

        client.Begin();
        await client.DisposeAsync();
        Assert.Equal(["""{"id":"1","type":"complete"}""", "close 1000"], [await source.ReceiveAsync(), await source.ReceiveAsync()]);
        source.Break();
    }

    [Fact]
    public async Task HeadersThatAreNamedTwice_OrGoAlongAnyway_GoAlongOnce()
    {
        await using var server = StreamServer.Start(bySocket: true, configure: o => o.ForwardedHeaders = ["authorization", "baggage", "X-Tenant", "x-tenant"]);
        string[] context = ["traceparent: 00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01", "tracestate: a=1", "baggage: k=v", "X-Request-Id: r1"];
        var opening = server.SubscribeAsync(Query, "{}", [.. Authorized, .. context]);
        var source = await server.NextSocketAsync();
        Assert.Equal(
            [.. Authorized, .. context],
            ((string[])["Authorization", "X-Tenant", "traceparent", "tracestate", "baggage", "X-Request-Id"]).Select(n => $"{n}: {source.Headers[n]}"));
        Assert.Equal("""{"type":"connection_init","payload":{"Authorization":"Bearer a","X-Tenant":"one"}}""", await source.ReceiveAsync());
        await source.SendAsync("""{"type":"connection_ack"}""");
        await source.ReceiveAsync();
        await (await opening).DisposeAsync();
        source.Break();
    }

    [Fact]
    public async Task ResumesWhereItBegan_When_NothingHasComeYet()
    {
        await using var server = StreamServer.Start(bySocket: true);
        var (client, source) = await OpenAsync(server);
        await using var disposal = client;
        client.Begin();
        await source.SendAsync("""{"type":"ping","payload":{"id":"1","cursor":"c0"}}""");
        Assert.Equal("""{"type":"pong","payload":{"id":"1","cursor":"c0"}}""", await source.ReceiveAsync());
        source.Break();
        var second = await server.NextSocketAsync();
        Assert.EndsWith(""" "variables":{"_after":"c0"}}}""".Trim(), await second.AcceptAsync());
        await second.TickAsync(1);

        Assert.Equal(StreamServer.Result(1), await client.NextAsync());
        second.Break();
    }

    [Fact]
    public async Task EndsWithTheSource()
    {
        await using var server = StreamServer.Start(bySocket: true);
        var (client, source) = await OpenAsync(server);
        await using var disposal = client;
        await source.TickAsync(1);
        await source.SendAsync("""{"id":"1","type":"complete"}""");

        Assert.Equal([StreamServer.Result(1), "end"], await client.NextAsync(2));
        Assert.Equal(["""{"id":"1","type":"complete"}""", "close 1000"], [await source.ReceiveAsync(), await source.ReceiveAsync()]);
        source.Break();
    }

    [Fact]
    public async Task EndsWithTheErrorsOfTheSource()
    {
        await using var server = StreamServer.Start(bySocket: true);
        var (client, source) = await OpenAsync(server);
        await using var disposal = client;
        await source.SendAsync("""{"id":"1","type":"error","payload":[{"message":"No.","extensions":{"code":"X1"}}]}""");

        Assert.Equal([Failure("No.", "X1"), "end"], await client.NextAsync(2));
        source.Break();
    }

    [Theory]
    [InlineData(1001)]
    [InlineData(1012)]
    [InlineData(4408)]
    [InlineData(0)]
    public async Task ResumesBehindTheCursor_When_TheSocketEnds(int code)
    {
        await using var server = StreamServer.Start(bySocket: true);
        var (client, source) = await OpenAsync(server);
        await using var disposal = client;
        await source.TickAsync(1);
        Assert.Equal(StreamServer.Result(1), await client.NextAsync());
        client.Begin();
        if (code == 0)
        {
            source.Break();
        }
        else
        {
            await source.CloseAsync(code, "Going");
        }

        var second = await server.NextSocketAsync();
        Assert.EndsWith("""variables":{"_after":"c1"}}}""", await second.AcceptAsync());
        await second.TickAsync(1);
        await second.TickAsync(2);
        Assert.Equal(StreamServer.Result(2), await client.NextAsync());
        second.Break();
    }

    [Theory]
    [InlineData(4401, "Unauthorized")]
    [InlineData(4403, "Forbidden")]
    public async Task DoesNotTryAgain_When_TheSourceRefuses(int code, string reason)
    {
        await using var server = StreamServer.Start(bySocket: true);
        var client = server.SubscribeAsync(Query);
        var source = await server.NextSocketAsync();
        await source.ReceiveAsync();
        await source.CloseAsync(code, reason);

        Assert.Equal(Failure($"The source schema 'ticks' closed its socket: {code} {reason}.", "SUBGRAPH_UNAVAILABLE"), (await client).Refusal);
        Assert.Equal(1, server.Opened);
    }

    [Theory]
    [InlineData("no json", "sent a message that is not JSON")]
    [InlineData("[]", "sent a message that is not JSON")]
    [InlineData("""{"type":"surprise"}""", "sent a message that its protocol does not have")]
    public async Task Ends_When_TheSourceSendsGarbage(string garbage, string words)
    {
        await using var server = StreamServer.Start(bySocket: true);
        var (client, source) = await OpenAsync(server);
        await using var disposal = client;
        await source.TickAsync(1);
        await source.SendAsync(garbage);

        Assert.Equal(
            [StreamServer.Result(1), Failure($"The source schema 'ticks' {words}.", "SUBGRAPH_INVALID_RESPONSE", ",\"lastCursor\":\"c1\""), "end"],
            await client.NextAsync(3));
        source.Break();
    }

    [Fact]
    public async Task Takes_WhatIsNestedAsDeep_AsOverHttp()
    {
        await using var server = StreamServer.Start(bySocket: true);
        var (client, source) = await OpenAsync(server);
        await using var disposal = client;
        await source.SendAsync(
            """{"id":"1","type":"next","payload":{"extensions":{"deep":DEEP},"data":{"ticks":{"_cursor":"c1","item":{"id":"1"}}}}}"""
                .Replace("DEEP", new string('[', 200) + new string(']', 200), StringComparison.Ordinal));
        Assert.Equal(StreamServer.Result(1), await client.NextAsync());
        source.Break();
    }

    [Fact]
    public async Task AsksForASignOfLife_AndOpensAnew_When_NoneComes()
    {
        var (time, half) = (new ManualTime(), TimeSpan.FromSeconds(30));
        await using var server = StreamServer.Start(
            bySocket: true, configure: o => (o.TimeProvider, o.SourceTimeout, o.Streams.SilenceTimeout) = (time, TimeSpan.FromDays(1), 2 * half));
        var (client, source) = await OpenAsync(server);
        await using var disposal = client;
        await source.TickAsync(1);
        Assert.Equal(StreamServer.Result(1), await client.NextAsync());
        client.Begin();
        for (var i = 0; i < 4; i++)
        {
            await time.UntilAwaitedAsync(half);
            time.Advance(half);
            Assert.Equal("""{"type":"ping"}""", await source.ReceiveAsync());
            time.Advance(half / 3); // so that it is the sign of life from which the patience is counted anew
            await source.SendAsync("""{"type":"pong"}""");
        }

        await time.UntilAwaitedAsync(half);
        time.Advance(half);
        Assert.Equal("""{"type":"ping"}""", await source.ReceiveAsync());
        time.Advance(half);
        Assert.Equal("gone", await source.ReceiveAsync());
        source.Break();
        var second = await server.NextSocketAsync();
        await second.AcceptAsync();
        await second.TickAsync(2);
        Assert.Equal(StreamServer.Result(2), await client.NextAsync());
        second.Break();
    }

    [Fact]
    public async Task SaysSo_When_TheAcknowledgementDoesNotCome()
    {
        var time = new ManualTime();
        await using var server = StreamServer.Start(
            bySocket: true, configure: o => (o.TimeProvider, o.SourceTimeout, o.MaxRetries) = (time, TimeSpan.FromSeconds(20), 0));
        var client = server.SubscribeAsync(Query);
        var source = await server.NextSocketAsync();
        time.Advance(TimeSpan.FromSeconds(20));

        Assert.Equal(Failure("The source schema 'ticks' did not answer in time.", "SUBGRAPH_TIMEOUT"), (await client).Refusal);
        source.Break();
    }

    [Fact]
    public async Task SaysSo_When_TheSourceTakesNoSockets()
    {
        await using var server = StreamServer.Start(bySocket: true);
        server.Refuse = context =>
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return Task.CompletedTask;
        };

        Assert.Equal(
            Failure("The source schema 'ticks' answered with the HTTP status 404.", "SUBGRAPH_HTTP_STATUS", ",\"statusCode\":404"),
            (await server.SubscribeAsync(Query)).Refusal);
    }
}
