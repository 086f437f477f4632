using System.Buffers;
using System.Diagnostics;
using System.Text.Json;
using TmfGraph.Resources.Graph.Filters;
using TmfGraph.Resources.Graph.Layout;
using TmfGraph.Resources.Model;

namespace TmfGraph.Resources.Graph.Writes;

/// <summary>
/// Turns a mutation's input into the TMF document that REST would have got: TMF names, TMF enum values, and the members of
/// <c>extensionAttributes</c> beside those of the model.
/// </summary>
internal static class InputConverter
{
    /// <summary>A document for a create: what is null is left out.</summary>
    /// <exception cref="InputException">Extension attributes are not an object, or take the name of an attribute of the model.</exception>
    public static JsonElement ToDocument(JsonElement input, StructuredType type) => Convert(input, type, keepNulls: false);

    /// <summary>A merge patch: null removes an attribute. Inside lists, which are replaced as a whole, what is null is left out.</summary>
    /// <exception cref="InputException">As for <see cref="ToDocument"/>.</exception>
    public static JsonElement ToPatch(JsonElement input, StructuredType type) => Convert(input, type, keepNulls: true);

    private static JsonElement Convert(JsonElement input, StructuredType type, bool keepNulls)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            WriteObject(writer, input, type, keepNulls, "", isRoot: true);
        }

        return JsonDocument.Parse(buffer.WrittenMemory).RootElement;
    }

    private static void WriteObject(Utf8JsonWriter writer, JsonElement input, StructuredType type, bool keepNulls, string path, bool isRoot)
    {
        writer.WriteStartObject();
        foreach (var member in input.EnumerateObject())
        {
            if (member.Name is GraphNames.ExtensionAttributes)
            {
                WriteExtensions(writer, member.Value, type, keepNulls, path);
            }
            else if (isRoot && keepNulls && member.Name is "id" or "ifVersion")
            {
                continue; // which resource, not what of it
            }
            else if (member.Value.ValueKind is not JsonValueKind.Null || keepNulls)
            {
                var attribute = type.GetByName(member.Name) ?? throw new UnreachableException();
                writer.WritePropertyName(attribute.JsonName);
                WriteValue(writer, member.Value, attribute, keepNulls, $"{path}{attribute.JsonName}");
            }
        }

        writer.WriteEndObject();
    }

    private static void WriteValue(Utf8JsonWriter writer, JsonElement value, AttributeModel attribute, bool keepNulls, string path)
    {
        if (value.ValueKind is JsonValueKind.Null || attribute.Scalar is ScalarKind.Any)
        {
            value.WriteTo(writer);
        }
        else if (attribute.IsList && value.ValueKind is JsonValueKind.Array)
        {
            writer.WriteStartArray();
            foreach (var item in value.EnumerateArray())
            {
                WriteValue(writer, item, attribute, keepNulls: false, path);
            }

            writer.WriteEndArray();
        }
        else if (attribute.Type is { } type)
        {
            WriteObject(writer, value, type, keepNulls, path + ".", isRoot: false);
        }
        else if (attribute.Enum is { } values)
        {
            writer.WriteStringValue(LeafText.TmfValue(values, value.GetString()!)); // enum values are strings here
        }
        else
        {
            value.WriteTo(writer);
        }
    }

    private static void WriteExtensions(Utf8JsonWriter writer, JsonElement extensions, StructuredType type, bool keepNulls, string path)
    {
        if (extensions.ValueKind is JsonValueKind.Null)
        {
            return;
        }

        if (extensions.ValueKind is not JsonValueKind.Object)
        {
            throw new InputException($"{path}{GraphNames.ExtensionAttributes}", "Extension attributes are an object whose members are the attributes.");
        }

        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var member in extensions.EnumerateObject())
        {
            if (type.GetByJsonName(member.Name) is { } known)
            {
                throw new InputException($"{path}{member.Name}", $"'{member.Name}' is an attribute of the model; give it as '{known.Name}'.");
            }

            if (names.Add(member.Name) && (member.Value.ValueKind is not JsonValueKind.Null || keepNulls))
            {
                member.WriteTo(writer);
            }
        }
    }
}
