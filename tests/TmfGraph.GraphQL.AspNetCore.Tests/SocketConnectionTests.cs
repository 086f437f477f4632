using System.Net.WebSockets;
using TmfGraph.GraphQL.AspNetCore.Sockets;

namespace TmfGraph.GraphQL.AspNetCore.Tests;

public sealed class SocketConnectionTests
{
    [Fact]
    public async Task ASocketThatWaits_HoldsNoLargeBuffer_AfterALargeMessage()
    {
        var room = new List<int>();
        using var socket = new FakeSocket((buffer, _) =>
        {
            room.Add(buffer.Length);
            buffer.Span.Clear();
            return ValueTask.FromResult(new ValueWebSocketReceiveResult(buffer.Length, WebSocketMessageType.Text, endOfMessage: room.Count % 8 == 0));
        });
        using var connection = new SocketConnection(socket, new GraphQLSocketOptions());

        await connection.ReceiveAsync(CancellationToken.None);
        await connection.ReceiveAsync(CancellationToken.None);

        Assert.Equal((4_096, 262_144, 4_096), (room[0], room[..8].Max(), room[8]));
    }
}
