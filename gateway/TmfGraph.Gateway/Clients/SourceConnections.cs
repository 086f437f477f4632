using System.Net;
using System.Net.Sockets;

namespace TmfGraph.Gateway.Clients;

/// <summary>
/// Connections to source schemas. Each asks the other machine for a sign of life when nothing comes from it, so that a stream whose source sends none by itself is
/// noticed to be lost when that machine, or the way to it, goes without a word.
/// </summary>
internal static class SourceConnections
{
    /// <summary>How long nothing has to come before the first question.</summary>
    public static readonly TimeSpan Silence = TimeSpan.FromSeconds(30);

    /// <summary>How long each answer is waited for.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private const int Questions = 3;

    /// <summary>Connects, as a handler does by itself.</summary>
    /// <exception cref="SocketException">Nobody is there.</exception>
    public static async ValueTask<Stream> ConnectAsync(DnsEndPoint address, CancellationToken cancellationToken)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.KeepAlive, true);
            socket.SetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.TcpKeepAliveTime, (int)Silence.TotalSeconds);
            socket.SetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.TcpKeepAliveInterval, (int)Patience.TotalSeconds);
            socket.SetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.TcpKeepAliveRetryCount, Questions);
            await socket.ConnectAsync(address, cancellationToken).ConfigureAwait(false);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
