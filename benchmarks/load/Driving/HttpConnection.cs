using System.Buffers.Text;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace TmfGraph.Load.Driving;

/// <summary>One kept connection that sends one request after the other and hands out the body of each answer. It costs little beside what it measures.</summary>
internal sealed class HttpConnection(int port, byte[] requestBody) : IDisposable
{
    private const string TokenMarker = "000000000000";

    private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private readonly byte[] _request =
    [
        .. Encoding.ASCII.GetBytes(
            $"POST /graphql HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nAuthorization: Bearer {TokenMarker}\r\n"
            + $"Accept: application/json\r\nContent-Type: application/json\r\nContent-Length: {requestBody.Length}\r\n\r\n"),
        .. requestBody,
    ];

    private byte[] _buffer = new byte[256 * 1024];

    public Task ConnectAsync(CancellationToken cancellationToken) => _socket.ConnectAsync(IPAddress.Loopback, port, cancellationToken).AsTask();

    /// <summary>Sends the request with a token of its own and reads the answer, which is valid until the next call.</summary>
    /// <exception cref="InvalidDataException">The status is not 200, or the connection ended.</exception>
    public async ValueTask<ReadOnlyMemory<byte>> SendAsync(long token, CancellationToken cancellationToken)
    {
        Utf8Formatter.TryFormat(token, _request.AsSpan(_request.AsSpan().IndexOf("Bearer "u8) + 7, TokenMarker.Length), out _, new System.Buffers.StandardFormat('D', (byte)TokenMarker.Length));
        await _socket.SendAsync(_request, cancellationToken);
        var filled = 0;
        var head = -1;
        while (head < 0)
        {
            filled += await ReceiveAsync(filled, cancellationToken);
            head = _buffer.AsSpan(0, filled).IndexOf("\r\n\r\n"u8);
        }

        var start = head + 4;
        if (!_buffer.AsSpan(0, head).StartsWith("HTTP/1.1 200 "u8))
        {
            throw new InvalidDataException(Encoding.UTF8.GetString(_buffer, 0, filled));
        }

        if (LengthOf(_buffer.AsSpan(0, head)) is not { } length)
        {
            return await ReadChunksAsync(start, filled, cancellationToken);
        }

        while (filled < start + length)
        {
            filled += await ReceiveAsync(filled, cancellationToken);
        }

        return _buffer.AsMemory(start, length);
    }

    public void Dispose() => _socket.Dispose();

    private static int? LengthOf(ReadOnlySpan<byte> head)
    {
        foreach (var range in head.Split("\r\n"u8))
        {
            var line = head[range];
            if (line.Length > 15 && Ascii.EqualsIgnoreCase(line[..15], "content-length:"u8) && Utf8Parser.TryParse(line[15..].TrimStart((byte)' '), out int length, out _))
            {
                return length;
            }
        }

        return null;
    }

    /// <summary>Reads the chunks of a body and moves them together.</summary>
    private async ValueTask<ReadOnlyMemory<byte>> ReadChunksAsync(int start, int filled, CancellationToken cancellationToken)
    {
        var position = start;
        var end = start;
        while (true)
        {
            int line;
            while ((line = _buffer.AsSpan(position, filled - position).IndexOf("\r\n"u8)) < 0)
            {
                filled += await ReceiveAsync(filled, cancellationToken);
            }

            if (!Utf8Parser.TryParse(_buffer.AsSpan(position, line), out int size, out _, 'x'))
            {
                throw new InvalidDataException("A chunk has no length.");
            }

            position += line + 2;
            while (filled < position + size + 2)
            {
                filled += await ReceiveAsync(filled, cancellationToken);
            }

            if (size == 0)
            {
                return _buffer.AsMemory(start, end - start);
            }

            _buffer.AsSpan(position, size).CopyTo(_buffer.AsSpan(end));
            end += size;
            position += size + 2;
        }
    }

    private async ValueTask<int> ReceiveAsync(int filled, CancellationToken cancellationToken)
    {
        if (filled == _buffer.Length)
        {
            Array.Resize(ref _buffer, filled * 2);
        }

        var received = await _socket.ReceiveAsync(_buffer.AsMemory(filled), cancellationToken);
        return received > 0 ? received : throw new InvalidDataException("The connection ended in the middle of an answer.");
    }
}
