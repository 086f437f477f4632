using System.Net;
using System.Net.Sockets;
using System.Text;

namespace TmfGraph.Gateway.Tests.Faults;

/// <summary>A server on loopback that reads HTTP/1.1 requests and answers each as its script says, or does not.</summary>
internal sealed class ScriptedServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly Func<Exchange, Task> _script;
    private readonly CancellationTokenSource _stop = new();
    private readonly List<Task> _running = [];
    private readonly Lock _lock = new();
    private int _requests;
    private int _connections;

    private ScriptedServer(Func<Exchange, Task> script)
    {
        _script = script;
        _listener.Start();
        _running.Add(AcceptAsync());
    }

    public string Address => $"http://{_listener.LocalEndpoint}";

    public int Requests => _requests;

    public int Connections => _connections;

    public static ScriptedServer Start(Func<Exchange, Task> script) => new(script);

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        Task[] running;
        lock (_lock)
        {
            running = [.. _running];
        }

        await Task.WhenAll(running);
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var client = await _listener.AcceptTcpClientAsync(_stop.Token);
                Interlocked.Increment(ref _connections);
                lock (_lock)
                {
                    _running.Add(ServeAsync(client));
                }
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // the end
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using (client)
        {
            try
            {
                var stream = client.GetStream();
                while (await ReadAsync(stream) is { } exchange)
                {
                    await _script(exchange);
                    if (exchange.Closes)
                    {
                        return;
                    }
                }
            }
            catch (Exception exception) when (exception is OperationCanceledException or IOException)
            {
                // the other side has gone, or the server ends
            }
        }
    }

    /// <summary>The next request of a connection; null when there is none.</summary>
    private async Task<Exchange?> ReadAsync(NetworkStream stream)
    {
        var received = new List<byte>();
        var buffer = new byte[4096];
        while (true)
        {
            var text = Encoding.Latin1.GetString([.. received]);
            if (text.IndexOf("\r\n\r\n", StringComparison.Ordinal) is >= 0 and var end)
            {
                var head = text[..end];
                var length = head.Split("\r\n").FirstOrDefault(h => h.StartsWith("Content-Length: ", StringComparison.OrdinalIgnoreCase)) is { } header
                    ? int.Parse(header["Content-Length: ".Length..], System.Globalization.CultureInfo.InvariantCulture)
                    : 0;
                if (received.Count >= end + 4 + length)
                {
                    return new Exchange(stream, Interlocked.Increment(ref _requests), head, Encoding.UTF8.GetString([.. received[(end + 4)..]]), _stop.Token);
                }
            }

            var read = await stream.ReadAsync(buffer, _stop.Token);
            if (read == 0)
            {
                return null;
            }

            received.AddRange(buffer.AsSpan(0, read));
        }
    }
}
