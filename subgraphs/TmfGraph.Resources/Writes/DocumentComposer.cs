using System.Runtime.InteropServices;
using System.Text.Json;
using TmfGraph.Resources.Model;
using TmfGraph.Resources.Storage.Values;

namespace TmfGraph.Resources.Writes;

/// <summary>
/// Writes the document that is stored: what was sent, untouched but for trailing blanks of enum values, with what the server adds: id, href,
/// defaults, first states, times.
/// </summary>
internal static class DocumentComposer
{
    /// <summary>A new document.</summary>
    /// <param name="keepServerValues">Whether attributes only the server sets are kept as they are: they come from an import, or from the server.</param>
    /// <param name="existing">The document it replaces, whose server-set attributes live on; undefined for none.</param>
    public static byte[] Create(ResourceType type, JsonElement body, string id, DateTimeOffset now, bool keepServerValues, JsonElement existing = default)
    {
        return JsonCopy.Write(writer =>
        {
            writer.WriteStartObject();
            writer.WriteString("id", id);
            writer.WriteString("href", HrefIn(existing) ?? (keepServerValues ? HrefIn(body) : null) ?? type.HrefOf(id, body));
            var isReplacing = existing.ValueKind == JsonValueKind.Object;
            var kept = new Kept(!keepServerValues && !isReplacing, !keepServerValues);
            foreach (var property in body.EnumerateObject())
            {
                if (property.Name is not ("id" or "href"))
                {
                    WriteProperty(writer, type, property, now, kept);
                }
            }

            if (isReplacing)
            {
                WriteKept(writer, type, body, existing);
            }

            WriteMissing(writer, type, body, now, kept, existing);
            writer.WriteEndObject();
        });
    }

    /// <summary>An imported document: as it is, with id and href where it has none.</summary>
    public static byte[] Import(ResourceType type, JsonElement body, string id)
    {
        if (body.TryGetProperty("id", out _) && body.TryGetProperty("href", out _))
        {
            return JsonMarshal.GetRawUtf8Value(body).ToArray();
        }

        return JsonCopy.Write(writer =>
        {
            writer.WriteStartObject();
            writer.WriteString("id", id);
            if (!body.TryGetProperty("href", out _))
            {
                writer.WriteString("href", type.HrefOf(id, body));
            }

            foreach (var property in body.EnumerateObject())
            {
                if (property.Name != "id")
                {
                    JsonCopy.WriteAsSent(writer, property);
                }
            }

            writer.WriteEndObject();
        });
    }

    /// <summary>The document with the attributes the server renews at every change.</summary>
    public static byte[] Renew(ResourceType type, JsonElement document, DateTimeOffset now)
    {
        return JsonCopy.Write(writer =>
        {
            writer.WriteStartObject();
            foreach (var property in document.EnumerateObject())
            {
                if (type.GetByJsonName(property.Name) is not { UpdatedByServer: true })
                {
                    JsonCopy.WriteAsSent(writer, property);
                }
            }

            foreach (var attribute in type.Attributes.Where(a => a.UpdatedByServer))
            {
                WriteNow(writer, attribute, now);
            }

            writer.WriteEndObject();
        });
    }

    /// <summary>What of a body is dropped: attributes the server sets at creation, attributes it renews at each change.</summary>
    private readonly record struct Kept(bool DropsSetByServer, bool DropsUpdatedByServer)
    {
        public bool Drops(StructuredType? type, AttributeModel? attribute) =>
            attribute is not null
            && ((DropsSetByServer && attribute.SetByServer) || (DropsUpdatedByServer && attribute.UpdatedByServer))
            && (type is ResourceType || attribute.JsonName is not ("id" or "href"));
    }

    private static string? HrefIn(JsonElement body) =>
        body.ValueKind == JsonValueKind.Object && body.TryGetProperty("href", out var href) && href.ValueKind == JsonValueKind.String ? href.GetString() : null;

    private static void WriteProperty(Utf8JsonWriter writer, StructuredType? type, JsonProperty property, DateTimeOffset now, Kept kept)
    {
        var attribute = type?.GetByJsonName(property.Name);
        if (kept.Drops(type, attribute) || (property.Value.ValueKind == JsonValueKind.Null && attribute is not null && IsFilledIn(attribute)))
        {
            return; // null is no state and no time: filled in with what else is missing
        }

        writer.WritePropertyName(property.Name);
        WriteValue(writer, attribute, property.Value, now, kept);
    }

    private static bool IsFilledIn(AttributeModel attribute) =>
        attribute.UpdatedByServer || attribute.Default is not null || attribute.Lifecycle?.Initial is not null;

    private static void WriteValue(Utf8JsonWriter writer, AttributeModel? attribute, JsonElement value, DateTimeOffset now, Kept kept)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Array when attribute is { Type: not null } or { Enum: not null }:
                writer.WriteStartArray();
                foreach (var element in value.EnumerateArray())
                {
                    WriteValue(writer, attribute, element, now, kept);
                }

                writer.WriteEndArray();
                break;
            case JsonValueKind.Object when attribute?.Type is { } type:
                // a reference has no life of its own: its target has
                var isOwn = type is Model.ValueType { Reference: null } && attribute.Reference is null;
                writer.WriteStartObject();
                foreach (var property in value.EnumerateObject())
                {
                    WriteProperty(writer, type, property, now, isOwn ? kept : default);
                }

                if (isOwn)
                {
                    WriteMissing(writer, type, value, now, kept);
                }

                writer.WriteEndObject();
                break;
            case JsonValueKind.String when attribute?.Enum is not null:
                writer.WriteStringValue(value.GetString()!.TrimEnd()); // a string, by the case
                break;
            default:
                JsonCopy.WriteAsSent(writer, value);
                break;
        }
    }

    /// <summary>What the server set in the document that is replaced, where the body does not say otherwise.</summary>
    private static void WriteKept(Utf8JsonWriter writer, ResourceType type, JsonElement body, JsonElement existing)
    {
        foreach (var attribute in type.Attributes)
        {
            if (IsKept(attribute, existing) && attribute.JsonName is not ("id" or "href") && !body.TryGetProperty(attribute.JsonName, out _))
            {
                writer.WritePropertyName(attribute.JsonName);
                JsonCopy.WriteAsSent(writer, existing.GetProperty(attribute.JsonName));
            }
        }
    }

    private static bool IsKept(AttributeModel attribute, JsonElement existing) =>
        attribute is { SetByServer: true, UpdatedByServer: false } && existing.ValueKind == JsonValueKind.Object && existing.TryGetProperty(attribute.JsonName, out _);

    private static void WriteMissing(
        Utf8JsonWriter writer, StructuredType type, JsonElement body, DateTimeOffset now, Kept kept, JsonElement existing = default)
    {
        foreach (var attribute in type.Attributes)
        {
            if ((attribute.JsonName is "id" or "href" && type is ResourceType) || IsKept(attribute, existing))
            {
                continue;
            }

            if (!kept.Drops(type, attribute) && body.TryGetProperty(attribute.JsonName, out var given)
                && !(given.ValueKind == JsonValueKind.Null && IsFilledIn(attribute)))
            {
                continue;
            }

            if (attribute.UpdatedByServer)
            {
                WriteNow(writer, attribute, now);
            }
            else if (attribute.Lifecycle?.Initial is { } initial)
            {
                writer.WriteString(attribute.JsonName, initial);
            }
            else if (attribute.Default == "$now")
            {
                WriteNow(writer, attribute, now);
            }
            else if (attribute.Default is { } value)
            {
                writer.WritePropertyName(attribute.JsonName);
                writer.WriteRawValue(value);
            }
            else if (attribute.JsonName == "@type" && type is ResourceType resource)
            {
                writer.WriteString("@type", resource.TmfName);
            }
            else if (attribute.JsonName == "@baseType" && type is ResourceType super
                && body.TryGetProperty("@type", out var atType) && atType.ValueKind == JsonValueKind.String && super.Subtypes.Contains(atType.GetString()))
            {
                writer.WriteString("@baseType", super.TmfName);
            }
        }
    }

    private static void WriteNow(Utf8JsonWriter writer, AttributeModel attribute, DateTimeOffset now)
    {
        var text = Instants.Format(now);
        writer.WriteString(attribute.JsonName, attribute.Scalar == ScalarKind.Date ? text[..10] : text);
    }
}
