using System.Text.Json;
using System.Text.Json.Nodes;
using TmfGraph.Resources.Writes;

namespace TmfGraph.Resources.Behaviours;

/// <summary>Documents between the two shapes they have: elements, which are stored, and objects, which can be changed. Numbers keep their digits.</summary>
public static class JsonDocuments
{
    /// <summary>A copy that can be changed.</summary>
    public static JsonObject ToObject(this JsonElement document) => JsonObject.Create(document) ?? [];

    /// <summary>A copy that cannot.</summary>
    public static JsonElement ToElement(this JsonObject document) => JsonElement.Parse(ToUtf8(document));

    /// <summary>The text at an attribute; null when it is absent or no text.</summary>
    public static string? Text(this JsonElement document, string attribute) =>
        document.ValueKind is JsonValueKind.Object && document.TryGetProperty(attribute, out var value) && value.ValueKind is JsonValueKind.String ? value.GetString() : null;

    /// <summary>The text at an attribute; null when it is absent or no text.</summary>
    public static string? Text(this JsonObject document, string attribute)
    {
        ArgumentNullException.ThrowIfNull(document);
        return document[attribute] is JsonValue value && value.TryGetValue(out string? text) ? text : null;
    }

    internal static byte[] ToUtf8(JsonObject document)
    {
        ArgumentNullException.ThrowIfNull(document);
        return JsonCopy.Write(writer => document.WriteTo(writer));
    }
}
