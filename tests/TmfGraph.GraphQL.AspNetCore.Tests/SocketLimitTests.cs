using System.Net.WebSockets;
using System.Text.Json;
using TmfGraph.GraphQL.Execution;

namespace TmfGraph.GraphQL.AspNetCore.Tests;

/// <summary>What a client may ask of its socket at most.</summary>
public sealed class SocketLimitTests
{
    [Theory]
    [InlineData("""{"type":"ping","\ud800":1}""")]
    [InlineData("""{"type":"subscribe","id":"\udc00","payload":{"query":"{ hello }"}}""")]
    [InlineData("""{"type":"complete","id":"\ud800x"}""")]
    public async Task HalfASurrogatePair_IsNoMessage(string message)
    {
        await using var server = await TestServer.StartAsync();
        using var socket = await TestSocket.OpenAsync(server);

        await socket.SendAsync(message);

        Assert.Equal("close 4400 Invalid message", await socket.ReadAsync());
    }

    [Fact]
    public async Task Ids_AreLimited()
    {
        await using var server = await TestServer.StartAsync(static o => o.Sockets.MaxIdLength = 3);
        using var socket = await TestSocket.OpenAsync(server);

        await socket.SendAsync("""{"type":"subscribe","id":"four","payload":{"query":"{ hello }"}}""");

        Assert.Equal("close 4400 Invalid message", await socket.ReadAsync());
    }

    [Fact]
    public async Task OperationsOfOneSocket_KeepALimitedNumberOfBytes()
    {
        await using var server = await TestServer.StartAsync(static o => o.Sockets.MaxOperationBytes = 60);
        using var socket = await TestSocket.OpenAsync(server);

        await socket.SendAsync("""{"type":"subscribe","id":"1","payload":{"query":"subscription { events { id } }"}}""");
        await socket.SendAsync("""{"type":"subscribe","id":"2","payload":{"query":"subscription { events { id } }"}}""");

        Assert.Equal("""{"type":"error","id":"2","payload":[{"message":"This connection has too many operations open."}]}""", await socket.ReadAsync());
    }

    [Fact]
    public async Task OperationsOfOneSocket_AreLimited()
    {
        await using var server = await TestServer.StartAsync(static o => o.Sockets.MaxOperations = 1);
        using var socket = await TestSocket.OpenAsync(server);

        await socket.SendAsync("""{"type":"subscribe","id":"1","payload":{"query":"subscription { events { id } }"}}""");
        await socket.SendAsync("""{"type":"subscribe","id":"2","payload":{"query":"{ hello }"}}""");

        Assert.Equal("""{"type":"error","id":"2","payload":[{"message":"This connection has too many operations open."}]}""", await socket.ReadAsync());
    }

    [Fact]
    public async Task Client_HasToReadInTime()
    {
        await using var server = await TestServer.StartAsync(static o => o.Sockets.SendTimeout = TimeSpan.FromSeconds(2));
        using var socket = await TestSocket.OpenAsync(server);
        await socket.SendAsync("""{"type":"subscribe","id":"1","payload":{"query":"subscription { events { id } }"}}""");

        // more than all buffers on the way hold
        await server.Events.Writer.WriteAsync(new SourceEvent(ResolvedValue.FromJson(JsonSerializer.SerializeToElement(new { id = new string('x', 60_000_000) }))));

        await server.EventsEnded.Task.WaitAsync(TimeSpan.FromSeconds(30));
    }

    [Fact]
    public async Task Sockets_AreLimited()
    {
        await using var server = await TestServer.StartAsync(static o => o.Sockets.MaxSockets = 1);
        using var first = await TestSocket.OpenAsync(server);

        var refused = await Assert.ThrowsAsync<WebSocketException>(() => TestSocket.OpenAsync(server));

        Assert.Contains("'503'", refused.Message, StringComparison.Ordinal);
    }
}
