using System.Net.WebSockets;

namespace TmfGraph.GraphQL.AspNetCore.Sockets;

/// <summary>Why a socket is closed, as the client sees it.</summary>
internal readonly record struct SocketClose(int Status, string Reason)
{
    public static SocketClose Normal { get; } = new((int)WebSocketCloseStatus.NormalClosure, "");

    public static SocketClose GoingAway { get; } = new((int)WebSocketCloseStatus.EndpointUnavailable, "The server is going away");

    public static SocketClose NoProtocol { get; } = new((int)WebSocketCloseStatus.ProtocolError, "No common subprotocol");

    public static SocketClose TooBig { get; } = new((int)WebSocketCloseStatus.MessageTooBig, "The message is too big");

    public static SocketClose InternalError { get; } = new((int)WebSocketCloseStatus.InternalServerError, "Internal server error");

    public static SocketClose InvalidMessage { get; } = new(4400, "Invalid message");

    public static SocketClose Unauthorized { get; } = new(4401, "Unauthorized");

    public static SocketClose Forbidden { get; } = new(4403, "Forbidden");

    /// <summary>Not 4401: with 4403, clients of this protocol come back with the token they have by then.</summary>
    public static SocketClose TokenExpired { get; } = new(4403, "The token has expired");

    public static SocketClose InitTimeout { get; } = new(4408, "Connection initialisation timeout");

    public static SocketClose SecondInit { get; } = new(4429, "Too many initialisation requests");

    // the reason of a close frame may have 123 bytes
    public static SocketClose Duplicate(string id) =>
        new(4409, id.Length <= 64 && id.All(char.IsAscii) ? $"Subscriber for {id} already exists" : "Subscriber already exists");
}
