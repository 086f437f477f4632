using System.Buffers;
using System.Net.WebSockets;

namespace TmfGraph.Gateway.Clients;

/// <summary>
/// A WebSocket to a source: whole messages, one reader. While the reader waits, a silent source is asked for a sign of life, and given up when none
/// comes.
/// </summary>
internal sealed class SourceSocket : IAsyncDisposable
{
    private static readonly TimeSpan GoodbyeTimeout = TimeSpan.FromSeconds(1);

    private readonly ClientWebSocket _socket;
    private readonly SemaphoreSlim _sending = new(1, 1);
    private readonly ArrayBufferWriter<byte> _received = new();
    private readonly TimeSpan _half;
    private readonly int _maxBytes;
    private readonly ITimer _silence;
    private int _quietHalves;
    private bool _isGoingAway;

    /// <param name="patience">How long the source may be silent.</param>
    /// <param name="maxBytes">The largest message.</param>
    public SourceSocket(ClientWebSocket socket, TimeSpan patience, int maxBytes, TimeProvider time)
    {
        _socket = socket;
        _half = patience / 2;
        _maxBytes = maxBytes;
        _silence = time.CreateTimer(static socket => ((SourceSocket)socket!).Tick(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>The code and words with which the source has closed; null when it has not, or without any.</summary>
    public (int Code, string Reason)? Close =>
        _socket.CloseStatus is { } code ? ((int)code, _socket.CloseStatusDescription ?? "") : null;

    /// <summary>The next message, valid until the one after it; null when the source has closed.</summary>
    /// <exception cref="WebSocketException">The connection is lost.</exception>
    /// <exception cref="TimeoutException">The source was silent for too long.</exception>
    /// <exception cref="InvalidDataException">A message is too large.</exception>
    public async ValueTask<ReadOnlyMemory<byte>?> ReceiveAsync(CancellationToken cancellationToken)
    {
        _received.ResetWrittenCount();

        // a read that is cancelled breaks the connection: the source is told first, and its answer ends the read
        await using var registration = cancellationToken.Register(static s => _ = ((SourceSocket)s!).SayGoodbyeAsync(), this).ConfigureAwait(false);
        try
        {
            while (true)
            {
                Volatile.Write(ref _quietHalves, 0);
                _silence.Change(_half, _half);
                var part = await _socket.ReceiveAsync(_received.GetMemory(4096), CancellationToken.None).ConfigureAwait(false);
                cancellationToken.ThrowIfCancellationRequested();
                if (part.MessageType is WebSocketMessageType.Close)
                {
                    return null;
                }

                _received.Advance(part.Count);
                if (_received.WrittenCount > _maxBytes)
                {
                    throw new InvalidDataException($"A message is larger than {_maxBytes} bytes.");
                }

                if (part.EndOfMessage)
                {
                    return _received.WrittenMemory;
                }
            }
        }
        catch (Exception exception) when (exception is WebSocketException or OperationCanceledException)
        {
            // a socket that is given up says that it was cancelled, whoever did it
            cancellationToken.ThrowIfCancellationRequested();
            throw Volatile.Read(ref _quietHalves) > 1 ? new TimeoutException() : new WebSocketException(WebSocketError.ConnectionClosedPrematurely, exception);
        }
        finally
        {
            _silence.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }
    }

    /// <summary>Sends a message.</summary>
    /// <exception cref="WebSocketException">The connection is lost.</exception>
    public async ValueTask SendAsync(ReadOnlyMemory<byte> message, CancellationToken cancellationToken)
    {
        await _sending.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            await _socket.SendAsync(message, WebSocketMessageType.Text, true, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _sending.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _silence.DisposeAsync().ConfigureAwait(false);
        await SayGoodbyeAsync().ConfigureAwait(false);
        _socket.Dispose();
    }

    private void Tick()
    {
        if (!Volatile.Read(ref _isGoingAway) && Interlocked.Increment(ref _quietHalves) == 1)
        {
            _ = AskForLifeAsync();
        }
        else
        {
            _socket.Abort();
        }
    }

    private async Task AskForLifeAsync()
    {
        try
        {
            await SendAsync("""{"type":"ping"}"""u8.ToArray(), CancellationToken.None).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is WebSocketException or ObjectDisposedException or InvalidOperationException)
        {
            // whoever reads learns of it
        }
    }

    /// <summary>Ends the operation and closes, once; a source that does not take it in time is left.</summary>
    private async Task SayGoodbyeAsync()
    {
        if (Interlocked.Exchange(ref _isGoingAway, true))
        {
            return;
        }

        using var timeout = new CancellationTokenSource(GoodbyeTimeout);
        try
        {
            if (_socket.State is WebSocketState.Open)
            {
                await SendAsync("""{"id":"1","type":"complete"}"""u8.ToArray(), timeout.Token).ConfigureAwait(false);
            }

            if (_socket.State is WebSocketState.Open or WebSocketState.CloseReceived)
            {
                await _socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, timeout.Token).ConfigureAwait(false);
            }

            _silence.Change(GoodbyeTimeout, Timeout.InfiniteTimeSpan); // for its answer, when somebody reads
        }
        catch (Exception exception) when (exception is WebSocketException or OperationCanceledException or ObjectDisposedException or InvalidOperationException)
        {
            _socket.Abort();
        }
    }
}
