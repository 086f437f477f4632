using System.Net.WebSockets;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace TmfGraph.Gateway.Tests.Streams;

/// <summary>One socket that the gateway has opened at a <see cref="StreamServer"/>, as the test plays its other end.</summary>
internal sealed class SocketPeer(WebSocket socket, HttpRequest request) : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly byte[] _buffer = new byte[64 * 1024];
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>The headers of the handshake.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; } =
        request.Headers.ToDictionary(h => h.Key, h => h.Value.ToString(), StringComparer.OrdinalIgnoreCase); // the request is gone with the socket

    /// <summary>Ends when the test is done with the socket.</summary>
    public Task Ended => _ended.Task;

    /// <summary>What the gateway says next; <c>close CODE</c> when it closes, <c>gone</c> when it just goes.</summary>
    public async Task<string> ReceiveAsync()
    {
        using var patience = new CancellationTokenSource(Patience);
        try
        {
            var part = await socket.ReceiveAsync(_buffer.AsMemory(), patience.Token);
            return part.MessageType is WebSocketMessageType.Close ? $"close {(int)socket.CloseStatus!}" : Encoding.UTF8.GetString(_buffer, 0, part.Count);
        }
        catch (WebSocketException)
        {
            return "gone";
        }
    }

    public Task SendAsync(string message) => socket.SendAsync(Encoding.UTF8.GetBytes(message), WebSocketMessageType.Text, true, CancellationToken.None);

    public Task TickAsync(int number) => SendAsync(
        """{"id":"1","type":"next","payload":{"data":{"ticks":{"_cursor":"cN","item":{"id":"N"}}}}}""".Replace("N", $"{number}", StringComparison.Ordinal));

    /// <summary>Takes the connection as a server does, and gives the operation.</summary>
    public async Task<string> AcceptAsync()
    {
        Assert.StartsWith("{\"type\":\"connection_init\"", await ReceiveAsync());
        await SendAsync("""{"type":"connection_ack"}""");
        return await ReceiveAsync();
    }

    public async Task CloseAsync(int code, string reason)
    {
        await socket.CloseOutputAsync((WebSocketCloseStatus)code, reason, CancellationToken.None);
        await ReceiveAsync();
        _ended.TrySetResult();
    }

    /// <summary>Ends the connection without a word.</summary>
    public void Break()
    {
        socket.Abort();
        _ended.TrySetResult();
    }

    public void Dispose()
    {
        _ended.TrySetResult();
        socket.Dispose();
    }
}
