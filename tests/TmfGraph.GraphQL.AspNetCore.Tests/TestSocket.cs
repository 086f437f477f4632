using System.Net.WebSockets;
using System.Text;

namespace TmfGraph.GraphQL.AspNetCore.Tests;

/// <summary>A WebSocket client that sends and reads text.</summary>
internal sealed class TestSocket(ClientWebSocket socket) : IDisposable
{
    private static readonly CancellationTokenSource Never = new();

    public string? Protocol => socket.SubProtocol;

    public static async Task<TestSocket> ConnectAsync(TestServer server, string path = "", params string[] protocols)
    {
        var socket = new ClientWebSocket();
        foreach (var protocol in protocols)
        {
            socket.Options.AddSubProtocol(protocol);
        }

        await socket.ConnectAsync(new Uri(server.SocketAddress + path), Never.Token);
        return new TestSocket(socket);
    }

    /// <summary>A <c>graphql-transport-ws</c> connection that is acknowledged.</summary>
    public static async Task<TestSocket> OpenAsync(TestServer server, string path = "")
    {
        var socket = await ConnectAsync(server, path, "graphql-transport-ws");
        await socket.SendAsync("""{"type":"connection_init"}""");
        Assert.Equal("""{"type":"connection_ack"}""", await socket.ReadAsync());
        return socket;
    }

    public Task SendAsync(string text) => socket.SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, true, Never.Token);

    /// <summary>The next message, or <c>close STATUS REASON</c>.</summary>
    public async Task<string> ReadAsync()
    {
        using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        var buffer = new byte[16 * 1024];
        var length = 0;
        while (true)
        {
            var part = await socket.ReceiveAsync(buffer.AsMemory(length), timeout.Token);
            if (part.MessageType is WebSocketMessageType.Close)
            {
                var text = $"close {(int)socket.CloseStatus!} {socket.CloseStatusDescription}".TrimEnd();
                await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, "", timeout.Token);
                return text;
            }

            length += part.Count;
            if (part.EndOfMessage)
            {
                return Encoding.UTF8.GetString(buffer, 0, length);
            }
        }
    }

    /// <summary>The next message but for signs of life, which come when they will on a busy machine.</summary>
    public async Task<string> ReadPastAsync(string signOfLife)
    {
        string message;
        do
        {
            message = await ReadAsync();
        }
        while (message == signOfLife);
        return message;
    }

    public Task CloseAsync() => socket.CloseAsync(WebSocketCloseStatus.NormalClosure, "", Never.Token);

    public void Dispose() => socket.Dispose();
}
