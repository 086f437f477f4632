using System.Text.Json;
using TmfGraph.Resources.Model;

namespace TmfGraph.Resources.Writes;

/// <summary>JSON merge patch (RFC 7396), with the values of both sides as they were sent.</summary>
internal static class MergePatch
{
    /// <summary>The patched document; attributes the filter refuses are left out of the patch.</summary>
    public static byte[] Apply(JsonElement document, JsonElement patch, ResourceType type, Func<string, bool> takes) =>
        JsonCopy.Write(writer => MergeObject(writer, document, patch, type, takes));

    private static void MergeObject(Utf8JsonWriter writer, JsonElement target, JsonElement patch, StructuredType? type, Func<string, bool> takes)
    {
        writer.WriteStartObject();
        if (target.ValueKind == JsonValueKind.Object)
        {
            foreach (var property in target.EnumerateObject())
            {
                if (!takes(property.Name) || !patch.TryGetProperty(property.Name, out var change))
                {
                    JsonCopy.WriteAsSent(writer, property);
                }
                else if (change.ValueKind != JsonValueKind.Null)
                {
                    writer.WritePropertyName(property.Name);
                    MergeValue(writer, property.Value, change, type?.GetByJsonName(property.Name));
                }
            }
        }

        foreach (var property in patch.EnumerateObject())
        {
            if (property.Value.ValueKind != JsonValueKind.Null && takes(property.Name)
                && (target.ValueKind != JsonValueKind.Object || !target.TryGetProperty(property.Name, out _)))
            {
                writer.WritePropertyName(property.Name);
                MergeValue(writer, default, property.Value, type?.GetByJsonName(property.Name));
            }
        }

        writer.WriteEndObject();
    }

    private static void MergeValue(Utf8JsonWriter writer, JsonElement target, JsonElement patch, AttributeModel? attribute)
    {
        if (patch.ValueKind == JsonValueKind.Object)
        {
            MergeObject(writer, target, patch, attribute?.Type, static _ => true);
        }
        else if (patch.ValueKind == JsonValueKind.String && attribute?.Enum is not null)
        {
            writer.WriteStringValue(patch.GetString()!.TrimEnd()); // a string, as was just seen
        }
        else
        {
            JsonCopy.WriteAsSent(writer, patch);
        }
    }
}
