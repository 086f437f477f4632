using System.Net.Sockets;
using System.Text;

namespace TmfGraph.Fuzz.Tests.Wire;

/// <summary>Sends bytes as they are, and reads what comes back as HTTP.</summary>
internal static class RawHttp
{
    /// <summary>How long a stream of results is listened to when nothing comes.</summary>
    private static readonly TimeSpan StreamPatience = TimeSpan.FromMilliseconds(50);

    /// <summary>The answer; null when the server closed the connection without one.</summary>
    /// <param name="isWhole">Whether the request ends where it says; else the end of the connection ends it.</param>
    public static async Task<RawResponse?> SendAsync(Uri address, byte[] request, bool isWhole)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(address.Host, address.Port);
        var stream = client.GetStream();
        var received = new MemoryStream();
        try
        {
            await stream.WriteAsync(request);
            if (!isWhole)
            {
                client.Client.Shutdown(SocketShutdown.Send);
            }

            await ReadAsync(stream, received);
        }
        catch (Exception exception) when (exception is IOException or SocketException)
        {
            // the server has hung up on what it cannot read
        }

        return RawResponse.Read(received.ToArray());
    }

    // subscriptions never end
    private static async Task ReadAsync(NetworkStream stream, MemoryStream received)
    {
        var buffer = new byte[64 * 1024];
        var isStream = false;
        while (true)
        {
            using var patience = new CancellationTokenSource();
            if (isStream)
            {
                patience.CancelAfter(StreamPatience);
            }

            try
            {
                var length = await stream.ReadAsync(buffer, patience.Token);
                if (length == 0)
                {
                    return;
                }

                received.Write(buffer, 0, length);
            }
            catch (OperationCanceledException)
            {
                return;
            }

            var head = Encoding.Latin1.GetString(received.GetBuffer(), 0, (int)Math.Min(received.Length, 2_000));
            isStream |= head.Contains("text/event-stream", StringComparison.Ordinal) || head.Contains("multipart/mixed", StringComparison.Ordinal)
                || head.Contains("jsonl", StringComparison.Ordinal);
        }
    }
}
