using System.Net.WebSockets;
using TmfGraph.GraphQL.Execution;

namespace TmfGraph.GraphQL.AspNetCore.Sockets;

/// <summary>Whole messages over a WebSocket: one reader, many writers.</summary>
internal sealed class SocketConnection(WebSocket socket, GraphQLSocketOptions options) : IDisposable
{
    private static readonly TimeSpan CloseTimeout = TimeSpan.FromSeconds(5);

    // a socket is open for hours, and one large message is soon forgotten
    private const int KeptBytes = 64 * 1024;

    private readonly SemaphoreSlim _sending = new(1, 1);
    private readonly ResultWriter _received = new();
    private readonly ResultWriter _outgoing = new();

    /// <summary>The next text message. It is overwritten by the one after it.</summary>
    /// <returns>The message, or why there is none: the client has closed, or sent something that is no message.</returns>
    public async ValueTask<(ReadOnlyMemory<byte> Message, SocketClose? Close)> ReceiveAsync(CancellationToken cancellationToken)
    {
        _received.Reset(KeptBytes);
        while (true)
        {
            var part = await socket.ReceiveAsync(_received.GetMemory(2048), cancellationToken).ConfigureAwait(false);
            if (part.MessageType is WebSocketMessageType.Close)
            {
                return (default, SocketClose.Normal);
            }

            _received.Advance(part.Count);
            if (_received.Length > options.MaxMessageBytes)
            {
                return (default, SocketClose.TooBig);
            }

            if (part.EndOfMessage)
            {
                return part.MessageType is WebSocketMessageType.Text ? (_received.WrittenMemory, null) : (default, SocketClose.InvalidMessage);
            }
        }
    }

    /// <summary>Sends a message. It is written into the buffer when its turn has come.</summary>
    public async ValueTask SendAsync(Action<ResultWriter> write, CancellationToken cancellationToken)
    {
        await _sending.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            write(_outgoing);

            // a frame cut off in the middle breaks the connection: only its own time, not the end of an operation, may stop its sending
            using var timeout = new CancellationTokenSource(options.SendTimeout);
            await socket.SendAsync(_outgoing.WrittenMemory, WebSocketMessageType.Text, true, timeout.Token).ConfigureAwait(false);
        }
        finally
        {
            _outgoing.Reset(KeptBytes);
            _sending.Release();
        }
    }

    /// <summary>Says goodbye. A read that waits goes on, and ends when the client confirms.</summary>
    public async Task SendCloseAsync(SocketClose close)
    {
        using var timeout = new CancellationTokenSource(CloseTimeout);
        try
        {
            await _sending.WaitAsync(timeout.Token).ConfigureAwait(false);
            try
            {
                if (socket.State is WebSocketState.Open or WebSocketState.CloseReceived)
                {
                    await socket.CloseOutputAsync((WebSocketCloseStatus)close.Status, close.Reason, timeout.Token).ConfigureAwait(false);
                }
            }
            finally
            {
                _sending.Release();
            }
        }
        catch (Exception exception) when (exception is WebSocketException or OperationCanceledException)
        {
            // the client does not wait for our goodbye
        }
    }

    /// <summary>Reads and forgets what still comes after our goodbye, until the client confirms it.</summary>
    public async Task DrainAsync()
    {
        using var timeout = new CancellationTokenSource(CloseTimeout);
        try
        {
            while (socket.State is WebSocketState.CloseSent)
            {
                await socket.ReceiveAsync(_received.GetMemory(2048), timeout.Token).ConfigureAwait(false);
            }
        }
        catch (Exception exception) when (exception is WebSocketException or OperationCanceledException)
        {
            // it is gone already
        }
    }

    public void Dispose()
    {
        _sending.Dispose();
        _received.Dispose();
        _outgoing.Dispose();
    }
}
