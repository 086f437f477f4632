using System.Buffers.Text;
using System.Globalization;
using System.Security.Claims;
using System.Text;

namespace TmfGraph.GraphQL.AspNetCore.Tests;

public sealed class TokenLifetimeTests
{
    private const string Events = """{ "query": "subscription { events { id } }" }""";

    private static readonly string EndedToken = $"Bearer e30.{Base64Url.EncodeToString("""{"exp":1000000000}"""u8)}.c2ln";

    private static ClaimsPrincipal UserUntil(DateTimeOffset end) =>
        new(new ClaimsIdentity([new Claim("exp", end.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture))], "test"));

    [Theory]
    [InlineData("text/event-stream", "event: next\ndata: RESULT\n\nevent: complete\ndata:\n\n")]
    [InlineData("application/jsonl", "RESULT\n")]
    [InlineData("multipart/mixed", "\r\n---\r\nContent-Type: application/json; charset=utf-8\r\n\r\nRESULT\r\n-----\r\n")]
    public async Task A_Subscription_Ends_With_The_Token_And_Says_So(string accept, string expected)
    {
        await using var server = await TestServer.StartAsync(o => o.TokenGrace = TimeSpan.Zero, user: UserUntil(DateTimeOffset.UtcNow.AddSeconds(1)));
        Assert.Equal(
            expected.Replace(
                "RESULT",
                """{"errors":[{"message":"The token has expired.","extensions":{"code":"AUTH_NOT_AUTHENTICATED"}}]}""",
                StringComparison.Ordinal),
            (await server.PostAsync(Events, accept)).Body);
    }

    [Fact]
    public async Task A_Subscription_That_Ends_Before_The_Token_Says_Nothing_Of_It()
    {
        await using var server = await TestServer.StartAsync(user: UserUntil(DateTimeOffset.UtcNow.AddYears(1)));
        Assert.Equal(
            "{\"data\":{\"ticks\":1}}\n{\"data\":{\"ticks\":2}}\n{\"data\":{\"ticks\":3}}\n",
            (await server.PostAsync("""{ "query": "subscription { ticks }" }""", "application/jsonl")).Body);
    }

    [Fact]
    public async Task A_Subscription_Ends_With_A_Token_That_The_Host_Does_Not_Verify()
    {
        await using var server = await TestServer.StartAsync(o => o.TokenGrace = TimeSpan.Zero);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = new StringContent(Events, Encoding.UTF8, "application/json") };
        request.Headers.Add("Accept", "application/jsonl");
        request.Headers.Add("Authorization", EndedToken);
        using var response = await server.Http.SendAsync(request);
        Assert.Equal(
            """{"errors":[{"message":"The token has expired.","extensions":{"code":"AUTH_NOT_AUTHENTICATED"}}]}""" + "\n",
            await response.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task A_Socket_Is_Closed_When_A_Token_Has_Ended_That_The_Host_Does_Not_Verify()
    {
        await using var server = await TestServer.StartAsync(o => (o.TokenGrace, o.Sockets.KeepAlive) = (TimeSpan.Zero, TimeSpan.Zero));
        using var socket = await TestSocket.ConnectAsync(server, "", "graphql-transport-ws");
        await socket.SendAsync($$$"""{"type":"connection_init","payload":{"authorization":"{{{EndedToken}}}"}}""");
        var said = await socket.ReadAsync();
        Assert.Equal("close 4403 The token has expired", said is """{"type":"connection_ack"}""" ? await socket.ReadAsync() : said); // one may overtake the other
    }

    [Theory]
    [InlineData("graphql-transport-ws")]
    [InlineData("graphql-ws")]
    public async Task A_Socket_Is_Closed_When_The_Token_Of_Its_Init_Has_Ended(string protocol)
    {
        await using var server = await TestServer.StartAsync(o =>
        {
            o.TokenGrace = TimeSpan.Zero;
            o.Sockets.KeepAlive = TimeSpan.Zero;
            o.Sockets.Authenticate = (_, _) => new ValueTask<ClaimsPrincipal?>(UserUntil(DateTimeOffset.UtcNow.AddSeconds(3)));
        });
        using var socket = await TestSocket.ConnectAsync(server, "", protocol);
        await socket.SendAsync("""{"type":"connection_init"}""");
        Assert.Equal("""{"type":"connection_ack"}""", await socket.ReadAsync());
        Assert.Equal("close 4403 The token has expired", await socket.ReadAsync());
    }

    [Theory]
    [InlineData("""{"authorization":"Bearer ada"}""", "Bearer ada")]
    [InlineData("""{"authorization":" ada "}""", "Bearer ada")]
    [InlineData("""{"Authorization":"Basic dXNlcjpwYXNz"}""", "Basic dXNlcjpwYXNz")]
    [InlineData("{}", "none")]
    public async Task Operations_Of_A_Socket_Have_The_Token_Of_Its_Init_As_Their_Header(string payload, string header)
    {
        await using var server = await TestServer.StartAsync();
        using var socket = await TestSocket.ConnectAsync(server, "", "graphql-transport-ws");
        await socket.SendAsync($$"""{"type":"connection_init","payload":{{payload}} }""");
        await socket.ReadAsync();
        await socket.SendAsync("""{"id":"1","type":"subscribe","payload":{"query":"{ token }"}}""");
        Assert.Contains($"\"token\":\"{header}\"", await socket.ReadAsync(), StringComparison.Ordinal);
    }
    [Theory]
    [InlineData(0.5, 1.5)]
    [InlineData(0.5, 60_000)]
    public async Task A_Token_Ends_Whenever_The_Clock_Is_Read(double before, double after)
    {
        var end = DateTimeOffset.UnixEpoch.AddDays(1);
        var time = new Readings(end.AddMilliseconds(-before), end.AddMilliseconds(after));
        await new TokenLifetime(UserUntil(end), null, TimeSpan.Zero, time).WaitAsync(CancellationToken.None).WaitAsync(TimeSpan.FromSeconds(30));
    }

    /// <summary>A clock that has gone on whenever it is read; the last reading stays.</summary>
    private sealed class Readings(params DateTimeOffset[] readings) : TimeProvider
    {
        private int _next;

        public override DateTimeOffset GetUtcNow() => readings[Math.Min(_next++, readings.Length - 1)];
    }
}
