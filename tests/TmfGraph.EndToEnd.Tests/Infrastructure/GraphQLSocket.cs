using System.Net.WebSockets;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace TmfGraph.EndToEnd.Tests.Infrastructure;

/// <summary>A client of <c>graphql-transport-ws</c> with one operation at a time.</summary>
/// <seealso href="https://github.com/enisdenjo/graphql-ws/blob/master/PROTOCOL.md"/>
internal sealed class GraphQLSocket : IDisposable
{
    private const string Protocol = "graphql-transport-ws";
    private const string OperationId = "1";

    private readonly ClientWebSocket _socket = new();
    private readonly byte[] _buffer = new byte[64 * 1024];

    private GraphQLSocket() => _socket.Options.AddSubProtocol(Protocol);

    /// <summary>Connects and shakes hands.</summary>
    public static async Task<GraphQLSocket> ConnectAsync(Uri host, CancellationToken cancellationToken)
    {
        var socket = new GraphQLSocket();
        var address = new UriBuilder(host) { Scheme = "ws", Path = GraphQLClient.Path }.Uri;
        await socket._socket.ConnectAsync(address, cancellationToken);
        Assert.Equal(Protocol, socket._socket.SubProtocol);
        await socket.SendAsync(new JsonObject { ["type"] = "connection_init" }, cancellationToken);
        var answer = await socket.ReceiveAsync(cancellationToken);
        Assert.Equal("connection_ack", TypeOf(answer));
        return socket;
    }

    /// <summary>Each result until the server completes the operation.</summary>
    public async IAsyncEnumerable<JsonElement> SubscribeAsync(
        string subscription, JsonObject? variables, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var payload = new JsonObject { ["query"] = subscription, ["variables"] = variables?.DeepClone() };
        await SendAsync(new JsonObject { ["type"] = "subscribe", ["id"] = OperationId, ["payload"] = payload }, cancellationToken);
        while (true)
        {
            var message = await ReceiveAsync(cancellationToken);
            switch (TypeOf(message))
            {
                case "ping":
                    await SendAsync(new JsonObject { ["type"] = "pong" }, cancellationToken);
                    break;
                case "pong":
                    break;
                case "next":
                    Assert.Equal(OperationId, message.GetProperty("id").GetString());
                    yield return message.GetProperty("payload");
                    break;
                case "complete":
                    yield break;
                default:
                    Assert.Fail($"The server said {message}");
                    break;
            }
        }
    }

    /// <summary>Ends the operation and closes as the protocol asks; the server's answer is read to its end.</summary>
    public async Task CloseAsync(CancellationToken cancellationToken)
    {
        await SendAsync(new JsonObject { ["type"] = "complete", ["id"] = OperationId }, cancellationToken);
        await _socket.CloseAsync(WebSocketCloseStatus.NormalClosure, null, cancellationToken);
    }

    public void Dispose() => _socket.Dispose();

    private static string? TypeOf(JsonElement message) => message.GetProperty("type").GetString();

    private Task SendAsync(JsonObject message, CancellationToken cancellationToken) => _socket.SendAsync(
        JsonSerializer.SerializeToUtf8Bytes(message), WebSocketMessageType.Text, endOfMessage: true, cancellationToken);

    private async Task<JsonElement> ReceiveAsync(CancellationToken cancellationToken)
    {
        var length = 0;
        while (true)
        {
            var part = await _socket.ReceiveAsync(_buffer.AsMemory(length), cancellationToken);
            Assert.True(
                part.MessageType is WebSocketMessageType.Text,
                $"The server closed the socket: {_socket.CloseStatus} {_socket.CloseStatusDescription}");
            length += part.Count;
            if (part.EndOfMessage)
            {
                return JsonElement.Parse(_buffer.AsSpan(0, length));
            }
        }
    }
}
