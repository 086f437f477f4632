using System.Buffers.Binary;
using System.Net.Sockets;
using System.Text;

namespace TmfGraph.Fuzz.Tests.Wire;

/// <summary>What a server sends over a WebSocket.</summary>
internal readonly record struct RawFrame(int Opcode, byte[] Payload)
{
    public const int Text = 1;

    public const int Binary = 2;

    public const int Close = 8;

    public const int Ping = 9;

    /// <summary>A client's frame.</summary>
    public static byte[] Encode(int opcode, ReadOnlySpan<byte> payload, bool isLast = true)
    {
        var frame = new MemoryStream();
        frame.WriteByte((byte)(opcode | (isLast ? 0x80 : 0)));
        if (payload.Length < 126)
        {
            frame.WriteByte((byte)(0x80 | payload.Length));
        }
        else
        {
            frame.WriteByte(0x80 | 127);
            Span<byte> length = stackalloc byte[8];
            BinaryPrimitives.WriteInt64BigEndian(length, payload.Length);
            frame.Write(length);
        }

        frame.Write([0, 0, 0, 0]); // a mask that changes nothing
        frame.Write(payload);
        return frame.ToArray();
    }
}

/// <summary>A WebSocket client that sends bytes as they are.</summary>
internal static class RawSocket
{
    /// <summary>How long the server has for answers before the client hangs up.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(40);

    /// <summary>Shakes hands, sends, listens, hangs up; gives the frames of the server.</summary>
    public static async Task<List<RawFrame>> SendAsync(Uri address, string path, string protocol, byte[] bytes)
    {
        using var client = new TcpClient { NoDelay = true };
        await client.ConnectAsync(address.Host, address.Port);
        var stream = client.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(
            $"GET {path} HTTP/1.1\r\nHost: fuzz\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n"
            + $"Sec-WebSocket-Protocol: {protocol}\r\n\r\n"));
        var received = new MemoryStream();
        try
        {
            await ReadAsync(stream, received, null, untilHead: true);
            await stream.WriteAsync(bytes);
            await ReadAsync(stream, received, Patience, untilHead: false);
            client.Client.Shutdown(SocketShutdown.Send);
            await ReadAsync(stream, received, null, untilHead: false);
        }
        catch (Exception exception) when (exception is IOException or SocketException)
        {
            // the server has hung up first
        }

        var all = received.ToArray();
        return Decode(all.AsMemory(all.AsSpan().IndexOf("\r\n\r\n"u8) + 4));
    }

    private static async Task ReadAsync(NetworkStream stream, MemoryStream received, TimeSpan? patience, bool untilHead)
    {
        var buffer = new byte[64 * 1024];
        while (true)
        {
            using var limit = new CancellationTokenSource(patience ?? Timeout.InfiniteTimeSpan);
            try
            {
                var length = await stream.ReadAsync(buffer, limit.Token);
                received.Write(buffer, 0, length);
                if (length == 0 || (untilHead && received.GetBuffer().AsSpan(0, (int)received.Length).IndexOf("\r\n\r\n"u8) >= 0))
                {
                    return;
                }
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }

    private static List<RawFrame> Decode(ReadOnlyMemory<byte> bytes)
    {
        var frames = new List<RawFrame>();
        while (bytes.Length >= 2)
        {
            var head = bytes.Span;
            var (size, start) = (head[1] & 0x7F) switch
            {
                126 when head.Length >= 4 => (BinaryPrimitives.ReadUInt16BigEndian(head[2..]), 4L),
                127 when head.Length >= 10 => (BinaryPrimitives.ReadInt64BigEndian(head[2..]), 10L),
                var small => (small, 2L),
            };
            if (start + size > bytes.Length)
            {
                break; // cut off when the connection ended
            }

            frames.Add(new RawFrame(head[0] & 0x0F, bytes.Slice((int)start, (int)size).ToArray()));
            bytes = bytes[(int)(start + size)..];
        }

        return frames;
    }
}
