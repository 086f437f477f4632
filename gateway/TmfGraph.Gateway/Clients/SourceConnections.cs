using System.Net;
using System.Net.Sockets;

namespace TmfGraph.Gateway.Clients;

/// <summary>
/// Connections to source schemas. Each asks the other machine for a sign of life when nothing comes from it, so that a stream whose source sends none by itself is
/// noticed to be lost when that machine, or the way to it, goes without a word. Of a name with several addresses, one where nobody answers does not hold up the others.
/// </summary>
/// <seealso href="https://www.rfc-editor.org/rfc/rfc8305#section-5"/>
internal static class SourceConnections
{
    /// <summary>How long nothing has to come before the first question.</summary>
    public static readonly TimeSpan Silence = TimeSpan.FromSeconds(30);

    /// <summary>How long each answer is waited for.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private const int Questions = 3;

    /// <summary>How long an address is tried before the next one is tried beside it.</summary>
    private static readonly TimeSpan HeadStart = TimeSpan.FromMilliseconds(250);

    /// <summary>Connects to a machine, at any of its addresses.</summary>
    /// <exception cref="SocketException">It is not known, or nobody is there.</exception>
    public static async ValueTask<Stream> ConnectAsync(DnsEndPoint machine, CancellationToken cancellationToken)
    {
        var addresses = await Dns.GetHostAddressesAsync(machine.Host, cancellationToken).ConfigureAwait(false); // of one that is an address, that one
        return new NetworkStream(await ConnectAsync(addresses, machine.Port, cancellationToken).ConfigureAwait(false), ownsSocket: true);
    }

    /// <summary>Connects to the first address that takes it: they are tried in their order, each as soon as the one before has failed, or has not answered for a moment.</summary>
    /// <exception cref="SocketException">None does; it is what the last one has failed with.</exception>
    internal static async Task<Socket> ConnectAsync(IReadOnlyList<IPAddress> addresses, int port, CancellationToken cancellationToken)
    {
        if (addresses is [var only])
        {
            return await ConnectAsync(only, port, cancellationToken).ConfigureAwait(false);
        }

        using var decided = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var attempts = new List<Task<Socket>>();
        Exception failure = new SocketException((int)SocketError.HostNotFound);
        try
        {
            for (var next = 0; next < addresses.Count || attempts.Count > 0;)
            {
                var isLast = next >= addresses.Count - 1;
                if (next < addresses.Count)
                {
                    attempts.Add(ConnectAsync(addresses[next++], port, decided.Token));
                }

                var first = Task.WhenAny(attempts);
                if (!isLast && await Task.WhenAny(first, Task.Delay(HeadStart, decided.Token)).ConfigureAwait(false) != first)
                {
                    continue;
                }

                var ended = await first.ConfigureAwait(false);
                attempts.Remove(ended);
                try
                {
                    return await ended.ConfigureAwait(false);
                }
                catch (SocketException exception)
                {
                    failure = exception;
                }
            }
        }
        finally
        {
            await decided.CancelAsync().ConfigureAwait(false);
            foreach (var late in attempts)
            {
                _ = late.ContinueWith(static attempt => Drop(attempt), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
            }
        }

        throw failure;
    }

    private static async Task<Socket> ConnectAsync(IPAddress address, int port, CancellationToken cancellationToken)
    {
        var socket = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.KeepAlive, true);
            socket.SetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.TcpKeepAliveTime, (int)Silence.TotalSeconds);
            socket.SetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.TcpKeepAliveInterval, (int)Patience.TotalSeconds);
            socket.SetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.TcpKeepAliveRetryCount, Questions);
            await socket.ConnectAsync(address, port, cancellationToken).ConfigureAwait(false);
            return socket;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    /// <summary>What came about too late to be used.</summary>
    private static void Drop(Task<Socket> attempt)
    {
        _ = attempt.Exception; // of no interest any more
        if (attempt.IsCompletedSuccessfully)
        {
            attempt.Result.Dispose();
        }
    }
}
