using System.Buffers;
using System.Text.Json;
using TmfGraph.GraphQL.Execution;
using TmfGraph.Resources.Model;

namespace TmfGraph.Resources.Graph.Resolvers;

/// <summary>Resolves <c>extensionAttributes</c>: the members of an object that its type does not know.</summary>
internal static class ExtensionAttributes
{
    public static FieldResolver Of(StructuredType type) => FieldResolver.Pure(parent => Find(parent.Json, type));

    private static ResolvedValue Find(JsonElement value, StructuredType type)
    {
        if (value.ValueKind is not JsonValueKind.Object)
        {
            return ResolvedValue.Null;
        }

        ArrayBufferWriter<byte>? buffer = null;
        Utf8JsonWriter? writer = null;
        foreach (var member in value.EnumerateObject())
        {
            if (type.GetByJsonName(member.Name) is not null)
            {
                continue;
            }

            if (writer is null)
            {
                buffer = new ArrayBufferWriter<byte>();
                writer = new Utf8JsonWriter(buffer);
                writer.WriteStartObject();
            }

            member.WriteTo(writer);
        }

        if (writer is null || buffer is null)
        {
            return ResolvedValue.Null;
        }

        writer.WriteEndObject();
        writer.Dispose();
        return ResolvedValue.FromJson(JsonDocument.Parse(buffer.WrittenMemory).RootElement);
    }
}
