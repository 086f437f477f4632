using System.Text.Json;

namespace TmfGraph.Gateway.Clients;

/// <summary>A message of <c>graphql-transport-ws</c>.</summary>
/// <param name="Type">What it says.</param>
/// <param name="Payload">Its payload as JSON; empty for none.</param>
/// <seealso href="https://github.com/enisdenjo/graphql-ws/blob/master/PROTOCOL.md"/>
internal readonly record struct SocketMessage(string? Type, ReadOnlyMemory<byte> Payload)
{
    /// <summary>Where a stream begins, when the payload is an object that tells it; else null.</summary>
    /// <exception cref="JsonException">The payload is not JSON.</exception>
    public string? Cursor
    {
        get
        {
            if (Payload.IsEmpty)
            {
                return null;
            }

            using var payload = JsonDocument.Parse(Payload);
            return payload.RootElement is { ValueKind: JsonValueKind.Object } members
                && members.TryGetProperty("cursor"u8, out var cursor) && cursor.ValueKind is JsonValueKind.String
                    ? cursor.GetString()
                    : null;
        }
    }

    /// <exception cref="JsonException">It is not JSON, or not an object.</exception>
    public static SocketMessage Parse(ReadOnlyMemory<byte> message)
    {
        message = SourceJson.WithoutMark(message);
        var reader = new Utf8JsonReader(message.Span, new JsonReaderOptions { MaxDepth = SourceJson.MaxDepth + 1 }); // the payload stands in the message
        string? type = null;
        ReadOnlyMemory<byte> payload = default;
        if (!reader.Read() || reader.TokenType is not JsonTokenType.StartObject)
        {
            throw new JsonException("A message is an object.");
        }

        while (reader.Read() && reader.TokenType is JsonTokenType.PropertyName)
        {
            var isType = reader.ValueTextEquals("type"u8);
            var isPayload = reader.ValueTextEquals("payload"u8);
            reader.Read();
            var start = (int)reader.TokenStartIndex;
            reader.Skip();
            if (isPayload)
            {
                payload = message[start..(int)reader.BytesConsumed];
            }
            else if (isType && reader.TokenType is JsonTokenType.String)
            {
                type = reader.GetString();
            }
        }

        return new SocketMessage(type, payload);
    }
}
