using System.Security.Claims;
using TmfGraph.GraphQL.Execution;

namespace TmfGraph.GraphQL.AspNetCore.Tests;

public sealed class SocketTests
{
    [Theory]
    [InlineData("")]
    [InlineData("/ws")]
    public async Task Runs_Queries_And_Subscriptions(string path)
    {
        await using var server = await TestServer.StartAsync();
        using var socket = await TestSocket.OpenAsync(server, path);
        await socket.SendAsync("""{"id":"q","type":"subscribe","payload":{"query":"query($n: String) { hello(name: $n) }","variables":{"n":"Ada"}}}""");
        Assert.Equal("""{"type":"next","id":"q","payload":{"data":{"hello":"Hello Ada"}}}""", await socket.ReadAsync());
        Assert.Equal("""{"type":"complete","id":"q"}""", await socket.ReadAsync());

        await socket.SendAsync("""{"id":"q","type":"subscribe","payload":{"query":"subscription { ticks }"}}""");
        for (var i = 1; i <= 3; i++)
        {
            Assert.Equal($$$$"""{"type":"next","id":"q","payload":{"data":{"ticks":{{{{i}}}}}}}""", await socket.ReadAsync());
        }

        Assert.Equal("""{"type":"complete","id":"q"}""", await socket.ReadAsync());
        await socket.CloseAsync();
    }

    [Fact]
    public async Task A_Ping_Tells_Where_A_Stream_Begins()
    {
        await using var server = await TestServer.StartAsync();
        using var socket = await TestSocket.OpenAsync(server);
        await socket.SendAsync("""{"id":"q","type":"subscribe","payload":{"query":"subscription { placed }"}}""");
        Assert.Equal("""{"type":"ping","payload":{"id":"q","cursor":"c0"}}""", await socket.ReadAsync());
        Assert.Equal("""{"type":"next","id":"q","payload":{"data":{"placed":1}}}""", await socket.ReadAsync());
        await socket.CloseAsync();
    }

    [Fact]
    public async Task Request_Errors_And_Source_Failures_End_With_An_Error()
    {
        await using var server = await TestServer.StartAsync();
        using var socket = await TestSocket.OpenAsync(server);
        await socket.SendAsync("""{"id":"1","type":"subscribe","payload":{"query":"{ hello "}}""");
        Assert.StartsWith("""{"type":"error","id":"1","payload":[{"message":""", await socket.ReadAsync(), StringComparison.Ordinal);

        await socket.SendAsync("""{"id":"1","type":"subscribe","payload":{"query":"subscription { failing }"}}""");
        Assert.Equal("""{"type":"next","id":"1","payload":{"data":{"failing":1}}}""", await socket.ReadAsync());
        Assert.Equal("""{"type":"error","id":"1","payload":[{"message":"The source is gone."}]}""", await socket.ReadAsync());
    }

    [Fact]
    public async Task Complete_Stops_A_Subscription_And_Frees_Its_Id()
    {
        await using var server = await TestServer.StartAsync();
        using var socket = await TestSocket.OpenAsync(server);
        await socket.SendAsync("""{"id":"1","type":"subscribe","payload":{"query":"subscription { events { id } }"}}""");
        await server.Events.Writer.WriteAsync(new SourceEvent(ResolvedValue.FromJson(System.Text.Json.JsonDocument.Parse("""{ "id": "a" }""").RootElement)));
        Assert.Equal("""{"type":"next","id":"1","payload":{"data":{"events":{"id":"a"}}}}""", await socket.ReadAsync());
        await socket.SendAsync("""{"id":"1","type":"complete"}""");
        await socket.SendAsync("""{"id":"1","type":"subscribe","payload":{"query":"{ hello }"}}""");
        Assert.Equal("""{"type":"next","id":"1","payload":{"data":{"hello":"Hello world"}}}""", await socket.ReadAsync());
    }

    [Fact]
    public async Task Answers_Pings_And_Sends_Its_Own()
    {
        await using var server = await TestServer.StartAsync(o => o.Sockets.KeepAlive = TimeSpan.FromMilliseconds(200));
        using var socket = await TestSocket.OpenAsync(server);
        Assert.Equal("""{"type":"ping"}""", await socket.ReadAsync());
        await socket.SendAsync("""{"type":"pong"}""");
        await socket.SendAsync("""{"type":"ping"}""");
        Assert.Equal("""{"type":"pong"}""", await socket.ReadPastAsync("""{"type":"ping"}"""));
        Assert.Equal("""{"type":"ping"}""", await socket.ReadAsync());
    }

    [Fact]
    public async Task Gives_Back_What_A_Ping_Brings()
    {
        await using var server = await TestServer.StartAsync();
        using var socket = await TestSocket.OpenAsync(server);
        await socket.SendAsync("""{"type":"ping","payload":{"n": 1}}""");
        Assert.Equal("""{"type":"pong","payload":{"n": 1}}""", await socket.ReadAsync());
        await socket.SendAsync("""{"type":"ping","payload":null}""");
        Assert.Equal("""{"type":"pong"}""", await socket.ReadAsync());
        await socket.SendAsync("""{"type":"ping","payload":1}""");
        Assert.Equal("close 4400 Invalid message", await socket.ReadAsync());
    }

    [Theory]
    [InlineData("""{"id":"1","type":"subscribe","payload":{"query":"{ hello }"}}""", "close 4401 Unauthorized")]
    [InlineData("{", "close 4400 Invalid message")]
    [InlineData("[]", "close 4400 Invalid message")]
    [InlineData("""{"type":"start"}""", "close 4400 Invalid message")]
    [InlineData("""{"type":"connection_init","payload":"me"}""", "close 4400 Invalid message")]
    public async Task Closes_When_The_First_Message_Is_Wrong(string message, string close)
    {
        await using var server = await TestServer.StartAsync();
        using var socket = await TestSocket.ConnectAsync(server, "", "graphql-transport-ws");
        await socket.SendAsync(message);
        Assert.Equal(close, await socket.ReadAsync());
    }

    [Theory]
    [InlineData("""{"type":"connection_init"}""", "close 4429 Too many initialisation requests")]
    [InlineData("""{"type":"subscribe","payload":{"query":"{ hello }"}}""", "close 4400 Invalid message")]
    [InlineData("""{"id":"1","type":"subscribe"}""", "close 4400 Invalid message")]
    [InlineData("""{"id":"busy","type":"subscribe","payload":{"query":"{ hello }"}}""", "close 4409 Subscriber for busy already exists")]
    public async Task Closes_When_A_Later_Message_Is_Wrong(string message, string close)
    {
        await using var server = await TestServer.StartAsync();
        using var socket = await TestSocket.OpenAsync(server);
        await socket.SendAsync("""{"id":"busy","type":"subscribe","payload":{"query":"subscription { events { id } }"}}""");
        await socket.SendAsync(message);
        Assert.Equal(close, await socket.ReadAsync());
    }

    [Theory]
    [InlineData("""{"type":"connection_init"}""", "close 4429 Too many initialisation requests")]
    [InlineData("""{"type":"ping"}""", "close 4400 Invalid message")]
    [InlineData("""{"id":"1","type":"subscribe","payload":{"query":"{ hello }"}}""", "close 4400 Invalid message")]
    [InlineData("""{"id":"busy","type":"start","payload":{"query":"{ hello }"}}""", "close 4409 Subscriber for busy already exists")]
    public async Task Closes_When_A_Message_Of_The_Legacy_Protocol_Is_Wrong(string message, string close)
    {
        await using var server = await TestServer.StartAsync(o => o.Sockets.KeepAlive = TimeSpan.Zero);
        using var socket = await TestSocket.ConnectAsync(server, "", "graphql-ws");
        await socket.SendAsync("""{"type":"connection_init"}""");
        Assert.Equal("""{"type":"connection_ack"}""", await socket.ReadAsync());
        await socket.SendAsync("""{"id":"busy","type":"start","payload":{"query":"subscription { events { id } }"}}""");
        await socket.SendAsync(message);
        Assert.Equal(close, await socket.ReadAsync());
    }

    [Theory]
    [InlineData("graphql-transport-ws")]
    [InlineData("graphql-ws")]
    public async Task Closes_When_No_Init_Comes_In_Time(string protocol)
    {
        await using var server = await TestServer.StartAsync(o => o.Sockets.InitTimeout = TimeSpan.FromMilliseconds(100));
        using var socket = await TestSocket.ConnectAsync(server, "", protocol);
        Assert.Equal("close 4408 Connection initialisation timeout", await socket.ReadAsync());
    }

    [Fact]
    public async Task Closes_Without_A_Common_Protocol()
    {
        await using var server = await TestServer.StartAsync();
        using var socket = await TestSocket.ConnectAsync(server);
        Assert.Equal("close 1002 No common subprotocol", await socket.ReadAsync());
    }

    [Fact]
    public async Task Closes_When_The_Server_Stops()
    {
        await using var server = await TestServer.StartAsync();
        using var socket = await TestSocket.OpenAsync(server);
        var stopping = server.StopAsync();
        Assert.Equal("close 1001 The server is going away", await socket.ReadAsync());
        await stopping;
    }

    [Fact]
    public async Task Finishes_What_Has_Begun_When_The_Server_Stops()
    {
        await using var server = await TestServer.StartAsync();
        using var socket = await TestSocket.OpenAsync(server);
        await socket.SendAsync("""{"id":"events","type":"subscribe","payload":{"query":"subscription { events { id } }"}}""");
        await socket.SendAsync("""{"id":"query","type":"subscribe","payload":{"query":"{ gated }"}}""");
        await server.GateReached.Task.WaitAsync(TimeSpan.FromSeconds(10));
        var stopping = server.StopAsync();
        server.Gate.SetResult();
        Assert.Equal("""{"type":"next","id":"query","payload":{"data":{"gated":"done"}}}""", await socket.ReadAsync());
        Assert.Equal("""{"type":"complete","id":"query"}""", await socket.ReadAsync());
        Assert.Equal("close 1001 The server is going away", await socket.ReadAsync());
        await stopping;
    }

    [Fact]
    public async Task Refuses_Operations_Beyond_Those_A_Socket_May_Have()
    {
        await using var server = await TestServer.StartAsync(o => o.Sockets.MaxOperations = 1);
        using var socket = await TestSocket.OpenAsync(server);
        await socket.SendAsync("""{"id":"1","type":"subscribe","payload":{"query":"subscription { events { id } }"}}""");
        await socket.SendAsync("""{"id":"2","type":"subscribe","payload":{"query":"{ hello }"}}""");
        Assert.Equal("""{"type":"error","id":"2","payload":[{"message":"This connection has too many operations open."}]}""", await socket.ReadAsync());
    }

    [Fact]
    public async Task Closes_When_Nobody_Can_Say_Who_Is_Connected()
    {
        await using var server = await TestServer.StartAsync(o => o.Sockets.Authenticate = (_, _) => throw new HttpRequestException("secret"));
        using var socket = await TestSocket.ConnectAsync(server, "", "graphql-transport-ws");
        await socket.SendAsync("""{"type":"connection_init"}""");
        Assert.Equal("close 1011 Internal server error", await socket.ReadAsync());
    }

    [Fact]
    public async Task Sockets_Can_Be_Turned_Off()
    {
        await using var server = await TestServer.StartAsync(o => o.Sockets.Enabled = false);
        Assert.Equal((404, null, ""), await server.GetAsync("/graphql/ws"));
    }

    [Fact]
    public async Task The_Address_Of_Sockets_Takes_Nothing_Else()
    {
        await using var server = await TestServer.StartAsync();
        Assert.Equal(
            (400, "application/graphql-response+json; charset=utf-8", """{"errors":[{"message":"This address takes WebSockets alone."}]}"""),
            await server.GetAsync("/graphql/ws"));
    }

    [Fact]
    public async Task Refuses_Messages_That_Are_Too_Big()
    {
        await using var server = await TestServer.StartAsync(o => o.Sockets.MaxMessageBytes = 100);
        using var socket = await TestSocket.OpenAsync(server);
        await socket.SendAsync($$$"""{"type":"ping","payload":{"x":"{{{new string('x', 200)}}}"}}""");
        Assert.Equal("close 1009 The message is too big", await socket.ReadAsync());
    }

    [Theory]
    [InlineData("""{"authorization":"Bearer ada"}""", """{"type":"connection_ack"}""")]
    [InlineData("""{"Authorization":"ada"}""", """{"type":"connection_ack"}""")]
    [InlineData("""{"headers":{"Authorization":"Bearer ada"}}""", """{"type":"connection_ack"}""")]
    [InlineData("{}", "close 4401 Unauthorized")]
    [InlineData("""{"authorization":"eve"}""", "close 4403 Forbidden")]
    public async Task Authenticates_By_The_Init_Payload(string payload, string answer)
    {
        await using var server = await TestServer.StartAsync(o => o.Sockets.Authenticate = (_, init) => GraphQLSocketOptions.FindToken(init) switch
        {
            null => new ValueTask<ClaimsPrincipal?>((ClaimsPrincipal?)null),
            "eve" => throw new GraphQLException("no"),
            var name => new ValueTask<ClaimsPrincipal?>(new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.Name, name)], "test"))),
        });
        using var socket = await TestSocket.ConnectAsync(server, "", "graphql-transport-ws");
        await socket.SendAsync($$"""{"type":"connection_init","payload":{{payload}} }""");
        Assert.Equal(answer, await socket.ReadAsync());
        if (answer.Contains("ack", StringComparison.Ordinal))
        {
            await socket.SendAsync("""{"id":"1","type":"subscribe","payload":{"query":"{ me }"}}""");
            Assert.Equal("""{"type":"next","id":"1","payload":{"data":{"me":"ada"}}}""", await socket.ReadAsync());
        }
    }

    [Fact]
    public async Task The_Legacy_Protocol_Says_That_A_Connection_Is_Refused()
    {
        await using var server = await TestServer.StartAsync(o => o.Sockets.Authenticate = (_, _) => new ValueTask<ClaimsPrincipal?>((ClaimsPrincipal?)null));
        using var socket = await TestSocket.ConnectAsync(server, "", "graphql-ws");
        await socket.SendAsync("""{"type":"connection_init","payload":{}}""");
        Assert.Equal("""{"type":"connection_error","payload":{"message":"The connection is refused."}}""", await socket.ReadAsync());
        Assert.Equal("close 4401 Unauthorized", await socket.ReadAsync());
    }

    [Fact]
    public async Task The_Legacy_Protocol_Ends_With_The_First_Error_And_Stops_When_Asked()
    {
        await using var server = await TestServer.StartAsync(o => o.Sockets.KeepAlive = TimeSpan.Zero);
        using var socket = await TestSocket.ConnectAsync(server, "", "graphql-ws");
        await socket.SendAsync("""{"type":"connection_init"}""");
        await socket.ReadAsync();
        await socket.SendAsync("""{"id":"1","type":"start","payload":{"query":"subscription { failing }"}}""");
        Assert.Equal("""{"type":"data","id":"1","payload":{"data":{"failing":1}}}""", await socket.ReadAsync());
        Assert.Equal("""{"type":"error","id":"1","payload":{"message":"The source is gone."}}""", await socket.ReadAsync());
        await socket.SendAsync("""{"id":"2","type":"start","payload":{"query":"subscription { events { id } }"}}""");
        await socket.SendAsync("""{"id":"2","type":"stop"}""");
        await socket.SendAsync("""{"id":"2","type":"start","payload":{"query":"{ hello }"}}""");
        Assert.Equal("""{"type":"data","id":"2","payload":{"data":{"hello":"Hello world"}}}""", await socket.ReadAsync());
        Assert.Equal("""{"type":"complete","id":"2"}""", await socket.ReadAsync());
    }

    [Fact]
    public async Task Speaks_The_Legacy_Protocol()
    {
        await using var server = await TestServer.StartAsync(o => o.Sockets.KeepAlive = TimeSpan.FromMilliseconds(300));
        using var socket = await TestSocket.ConnectAsync(server, "", "graphql-ws");
        await socket.SendAsync("""{"type":"connection_init","payload":{}}""");
        Assert.Equal("""{"type":"connection_ack"}""", await socket.ReadAsync());
        Assert.Equal("""{"type":"ka"}""", await socket.ReadAsync());
        await socket.SendAsync("""{"id":"1","type":"start","payload":{"query":"{ hello }"}}""");
        Assert.Equal("""{"type":"data","id":"1","payload":{"data":{"hello":"Hello world"}}}""", await socket.ReadPastAsync("""{"type":"ka"}"""));
        Assert.Equal("""{"type":"complete","id":"1"}""", await socket.ReadPastAsync("""{"type":"ka"}"""));
        Assert.Equal("""{"type":"ka"}""", await socket.ReadAsync());
        await socket.SendAsync("""{"type":"connection_terminate"}""");
        Assert.Equal("close 1000", await socket.ReadPastAsync("""{"type":"ka"}"""));
    }
}
