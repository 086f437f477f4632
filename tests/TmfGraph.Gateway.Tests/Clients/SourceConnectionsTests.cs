using System.Net;
using System.Net.Sockets;
using TmfGraph.Gateway.Clients;

namespace TmfGraph.Gateway.Tests.Clients;

public sealed class SourceConnectionsTests
{
    [Fact]
    public async Task AskForSignsOfLife()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();

        await using var stream = (NetworkStream)await SourceConnections.ConnectAsync(new DnsEndPoint("127.0.0.1", PortOf(listener)), CancellationToken.None);

        Assert.Equal(
            [30, 10, 3],
            new[] { SocketOptionName.TcpKeepAliveTime, SocketOptionName.TcpKeepAliveInterval, SocketOptionName.TcpKeepAliveRetryCount }
                .Select(o => (int)stream.Socket.GetSocketOption(SocketOptionLevel.Tcp, o)!));
        Assert.NotEqual(0, stream.Socket.GetSocketOption(SocketOptionLevel.Socket, SocketOptionName.KeepAlive));
        Assert.True(stream.Socket.NoDelay);
    }

    [Fact]
    public async Task GoToAnotherAddress_When_OneRefuses()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();

        using var socket = await SourceConnections.ConnectAsync([IPAddress.Parse("127.0.0.2"), IPAddress.Loopback], PortOf(listener), CancellationToken.None);

        Assert.Equal(listener.LocalEndpoint, socket.RemoteEndPoint);
    }

    [Fact]
    public async Task GoToAnotherAddress_When_NobodyAnswersAtOne()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        using var silent = await SilentPeer.StartAsync(IPAddress.Parse("127.0.0.2"), PortOf(listener));
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30)); // the network's own is longer

        using var socket = await SourceConnections.ConnectAsync([IPAddress.Parse("127.0.0.2"), IPAddress.Loopback], PortOf(listener), patience.Token);

        Assert.Equal(listener.LocalEndpoint, socket.RemoteEndPoint);
    }

    [Fact]
    public async Task Fail_When_NoAddressTakesThem()
    {
        using var taken = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        taken.Bind(new IPEndPoint(IPAddress.Loopback, 0)); // and does not listen

        var failure = await Assert.ThrowsAsync<SocketException>(
            () => SourceConnections.ConnectAsync([IPAddress.Loopback, IPAddress.Parse("127.0.0.2")], ((IPEndPoint)taken.LocalEndPoint!).Port, CancellationToken.None));

        Assert.Equal(SocketError.ConnectionRefused, failure.SocketErrorCode);
    }

    [Fact]
    public async Task SpeakIPv6()
    {
        if (!Socket.OSSupportsIPv6)
        {
            return; // there is none here
        }

        using var listener = new TcpListener(IPAddress.IPv6Loopback, 0);
        listener.Start();

        await using var stream = await SourceConnections.ConnectAsync(new DnsEndPoint("::1", PortOf(listener)), CancellationToken.None);

        Assert.True(((NetworkStream)stream).Socket.Connected);
    }

    [Fact]
    public void AreThoseOfTheGateway()
    {
        using var handler = HttpSourceSchemaClient.CreateHandler();

        Assert.NotNull(handler.ConnectCallback);
        Assert.Equal((HttpKeepAlivePingPolicy.WithActiveRequests, SourceConnections.Silence), (handler.KeepAlivePingPolicy, handler.KeepAlivePingDelay));
    }

    private static int PortOf(TcpListener listener) => ((IPEndPoint)listener.LocalEndpoint).Port;

    /// <summary>An address at which attempts to connect are neither taken nor refused: that of a listener whose queue is full.</summary>
    private sealed class SilentPeer : IDisposable
    {
        private readonly List<Socket> _sockets = [];

        public static async Task<SilentPeer> StartAsync(IPAddress address, int port)
        {
            var peer = new SilentPeer();
            var listener = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
            peer._sockets.Add(listener);
            listener.Bind(new IPEndPoint(address, port));
            listener.Listen(0);
            Task attempt;
            do
            {
                var filler = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
                peer._sockets.Add(filler);
                attempt = filler.ConnectAsync(address, port);
            }
            while (await Task.WhenAny(attempt, Task.Delay(TimeSpan.FromMilliseconds(500))) == attempt); // until one is not taken
            _ = attempt.ContinueWith(a => a.Exception, TaskScheduler.Default);
            return peer;
        }

        public void Dispose() => _sockets.ForEach(s => s.Dispose());
    }
}
