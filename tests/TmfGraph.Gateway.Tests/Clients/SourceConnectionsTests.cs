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

        await using var stream = (NetworkStream)await SourceConnections.ConnectAsync(new DnsEndPoint("127.0.0.1", ((IPEndPoint)listener.LocalEndpoint).Port), CancellationToken.None);

        Assert.Equal(
            [30, 10, 3],
            new[] { SocketOptionName.TcpKeepAliveTime, SocketOptionName.TcpKeepAliveInterval, SocketOptionName.TcpKeepAliveRetryCount }
                .Select(o => (int)stream.Socket.GetSocketOption(SocketOptionLevel.Tcp, o)!));
        Assert.NotEqual(0, stream.Socket.GetSocketOption(SocketOptionLevel.Socket, SocketOptionName.KeepAlive));
        Assert.True(stream.Socket.NoDelay);
    }

    [Fact]
    public void AreThoseOfTheGateway()
    {
        using var handler = HttpSourceSchemaClient.CreateHandler();

        Assert.NotNull(handler.ConnectCallback);
        Assert.Equal((HttpKeepAlivePingPolicy.WithActiveRequests, SourceConnections.Silence), (handler.KeepAlivePingPolicy, handler.KeepAlivePingDelay));
    }
}
