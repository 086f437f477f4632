using System.Net.WebSockets;
using System.Text;

namespace TmfGraph.Gateway.Tests.Execution;

/// <summary>What the first message of a client's socket brings, a browser's for instance, goes on to source schemas like headers.</summary>
public sealed class SocketHeaderTests
{
    /// <summary>The headers <c>Authorization</c>, <c>X-Tenant</c> and <c>X-Other</c> that a source sees.</summary>
    private static async Task<(string?, string?, string?)> SeenAsync(string payload, string? tenant = null)
    {
        (string?, string?, string?) seen = default;
        using var source = new TestSource("items", "type Query { a: Int }", b => b.Resolve("Query.a", TestSource.Json("1")));
        await using var server = await GatewayServer.StartAsync(
            [source],
            context =>
            {
                var headers = context.Request.Headers;
                seen = ((string?)headers.Authorization, (string?)headers["X-Tenant"], (string?)headers["X-Other"]);
                return Task.CompletedTask;
            },
            o => o.ForwardedHeaders = ["X-Tenant"]);
        using var socket = new ClientWebSocket();
        socket.Options.AddSubProtocol("graphql-transport-ws");
        if (tenant is not null)
        {
            socket.Options.SetRequestHeader("X-Tenant", tenant);
        }

        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        await socket.ConnectAsync(server.SocketAddress, patience.Token);
        await SendAsync($$"""{"type":"connection_init","payload":{{payload}} }""");
        Assert.Equal("""{"type":"connection_ack"}""", await ReceiveAsync());
        await SendAsync("""{"id":"1","type":"subscribe","payload":{"query":"{ a }"}}""");
        Assert.Equal("""{"type":"next","id":"1","payload":{"data":{"a":1}}}""", await ReceiveAsync());
        return seen;

        Task SendAsync(string text) => socket.SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, true, patience.Token);

        async Task<string> ReceiveAsync()
        {
            var buffer = new byte[4096];
            var part = await socket.ReceiveAsync(buffer, patience.Token);
            return Encoding.UTF8.GetString(buffer, 0, part.Count);
        }
    }

    [Theory]
    [InlineData("""{"authorization":"t"}""", "Bearer t")]
    [InlineData("""{"Authorization":"Bearer t"}""", "Bearer t")]
    [InlineData("""{"Authorization":"Basic dXNlcjpwYXNz"}""", "Basic dXNlcjpwYXNz")]
    public async Task Credentials_GoOn_WithTheirScheme(string payload, string seen) => Assert.Equal((seen, null, null), await SeenAsync(payload));

    [Theory]
    [InlineData("""{"X-Tenant":"a","X-Other":"b"}""", null, "a")]
    [InlineData("""{"headers":{"x-tenant":"a","X-Other":"b"}}""", null, "a")]
    [InlineData("""{"X-Tenant":"a"}""", "of the handshake", "of the handshake")]
    [InlineData("""{"X-Tenant":7}""", null, null)]
    public async Task ForwardedHeaders_GoOn_AndNothingElse(string payload, string? header, string? seen) =>
        Assert.Equal((null, seen, null), await SeenAsync(payload, header));
}
