using System.Runtime.InteropServices;
using System.Text.Encodings.Web;
using System.Text.Json;
using TmfGraph.GraphQL.Execution;

namespace TmfGraph.GraphQL.AspNetCore.Sockets;

/// <summary>What a client's message asks for, whichever protocol it speaks.</summary>
internal enum ClientMessage
{
    /// <summary>Not a message of the protocol.</summary>
    Unknown,
    Init,
    Ping,
    Pong,
    Subscribe,
    Complete,
    Terminate,
}

/// <summary>The words of a protocol: the two we speak have the same messages by other names.</summary>
internal abstract class SocketProtocol
{
    /// <summary>JSON for programs, not for HTML: quotes and backticks stay as they are.</summary>
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The protocols by preference.</summary>
    public static IReadOnlyList<SocketProtocol> All { get; } = [new TransportProtocol(), new LegacyProtocol()];

    public static ReadOnlySpan<byte> Ack => """{"type":"connection_ack"}"""u8;

    /// <summary>The name of the WebSocket subprotocol.</summary>
    public abstract string Name { get; }

    /// <summary>What the server sends to keep the connection alive.</summary>
    public abstract ReadOnlySpan<byte> KeepAlive { get; }

    /// <summary>Whether the first sign of life comes with the acknowledgement: clients of the older protocol begin to expect them then.</summary>
    public abstract bool KeepsAliveFromTheAck { get; }

    /// <summary>Sent before a connection is refused; empty when the close code says it all.</summary>
    public abstract ReadOnlySpan<byte> Refusal { get; }

    /// <summary>Whether it has a message that may carry where a stream begins.</summary>
    public abstract bool TellsStart { get; }

    protected abstract string NextType { get; }

    /// <summary>Whether the payload of an error is the list of errors, and not the first of them.</summary>
    protected abstract bool ListsErrors { get; }

    /// <param name="type">The <c>type</c> of a message, a JSON string.</param>
    public abstract ClientMessage Read(JsonElement type);

    /// <summary>Writes where the stream of an operation begins: as the payload of a ping, which clients give back and need not know.</summary>
    public static void WriteStart(string id, string cursor, ResultWriter output)
    {
        output.WriteRaw("{\"type\":\"ping\",\"payload\":{\"id\":"u8);
        output.WriteString(id);
        output.WriteRaw(",\"cursor\":"u8);
        output.WriteString(cursor);
        output.WriteRaw("}}"u8);
    }

    /// <summary>Writes a result of an operation.</summary>
    public void WriteNext(string id, OperationResult result, ResultWriter output)
    {
        WriteHead(NextType, id, output);
        output.WriteRaw(",\"payload\":"u8);
        result.WriteTo(output);
        output.WriteByte((byte)'}');
    }

    /// <summary>Writes the errors that end an operation.</summary>
    public void WriteError(string id, IReadOnlyList<GraphQLError> errors, ResultWriter output)
    {
        WriteHead("error", id, output);
        output.WriteRaw(",\"payload\":"u8);
        using (var writer = new Utf8JsonWriter(output, Plain))
        {
            if (ListsErrors)
            {
                writer.WriteStartArray();
                foreach (var error in errors)
                {
                    error.WriteTo(writer);
                }

                writer.WriteEndArray();
            }
            else
            {
                errors[0].WriteTo(writer); // a result without data has at least one
            }
        }

        output.WriteByte((byte)'}');
    }

    /// <summary>Writes the answer to a ping.</summary>
    /// <param name="payload">What the ping brought; undefined or null for nothing.</param>
    public static void WritePong(JsonElement payload, ResultWriter output)
    {
        output.WriteRaw("{\"type\":\"pong\""u8);
        if (payload.ValueKind is JsonValueKind.Object)
        {
            output.WriteRaw(",\"payload\":"u8);
            output.WriteRaw(JsonMarshal.GetRawUtf8Value(payload));
        }

        output.WriteByte((byte)'}');
    }

    public static void WriteComplete(string id, ResultWriter output)
    {
        WriteHead("complete", id, output);
        output.WriteByte((byte)'}');
    }

    private static void WriteHead(string type, string id, ResultWriter output)
    {
        output.WriteRaw("{\"type\":"u8);
        output.WriteString(type);
        output.WriteRaw(",\"id\":"u8);
        output.WriteString(id);
    }

    /// <summary><c>graphql-transport-ws</c></summary>
    private sealed class TransportProtocol : SocketProtocol
    {
        public override string Name => "graphql-transport-ws";

        public override ReadOnlySpan<byte> KeepAlive => """{"type":"ping"}"""u8;

        public override bool KeepsAliveFromTheAck => false;

        public override ReadOnlySpan<byte> Refusal => [];

        public override bool TellsStart => true;

        protected override string NextType => "next";

        protected override bool ListsErrors => true;

        public override ClientMessage Read(JsonElement type) => type switch
        {
            _ when type.ValueEquals("subscribe"u8) => ClientMessage.Subscribe,
            _ when type.ValueEquals("complete"u8) => ClientMessage.Complete,
            _ when type.ValueEquals("pong"u8) => ClientMessage.Pong,
            _ when type.ValueEquals("ping"u8) => ClientMessage.Ping,
            _ when type.ValueEquals("connection_init"u8) => ClientMessage.Init,
            _ => ClientMessage.Unknown,
        };
    }

    /// <summary>The older <c>graphql-ws</c> of subscriptions-transport-ws.</summary>
    private sealed class LegacyProtocol : SocketProtocol
    {
        public override string Name => "graphql-ws";

        public override ReadOnlySpan<byte> KeepAlive => """{"type":"ka"}"""u8;

        public override bool KeepsAliveFromTheAck => true;

        public override ReadOnlySpan<byte> Refusal =>
            """{"type":"connection_error","payload":{"message":"The connection is refused."}}"""u8;

        public override bool TellsStart => false;

        protected override string NextType => "data";

        protected override bool ListsErrors => false;

        public override ClientMessage Read(JsonElement type) => type switch
        {
            _ when type.ValueEquals("start"u8) => ClientMessage.Subscribe,
            _ when type.ValueEquals("stop"u8) => ClientMessage.Complete,
            _ when type.ValueEquals("connection_init"u8) => ClientMessage.Init,
            _ when type.ValueEquals("connection_terminate"u8) => ClientMessage.Terminate,
            _ => ClientMessage.Unknown,
        };
    }
}
