using System.Net;
using System.Net.Sockets;

namespace TmfGraph.Testing;

/// <summary>Finds ports for servers that have to be told theirs: below those that the system gives to whoever asks for any.</summary>
public static class FreePorts
{
    private const int First = 20_000;
    private const int Beyond = 32_000;

    /// <summary>The first of several ports in a row that nobody listens on.</summary>
    public static int Find(int count = 1)
    {
        while (true)
        {
            var first = First + Random.Shared.Next(Beyond - First - count);
            try
            {
                for (var port = first; port < first + count; port++)
                {
                    using var listener = new TcpListener(IPAddress.Loopback, port);
                    listener.Start();
                }

                return first;
            }
            catch (SocketException)
            {
                // one of them is taken; another row may be free
            }
        }
    }
}
