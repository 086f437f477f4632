using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using TmfGraph.Resources.Model;

namespace TmfGraph.Resources.Writes.Patches;

/// <summary>A document while it is patched. Its leaves are the bytes they came as.</summary>
internal sealed class PatchTree(JsonElement document, ResourceType type, PatchLimits limits)
{
    private long _copied;

    public JsonNode? Root { get; private set; } = Build(document);

    public ResourceType Type => type;

    /// <summary>A value as a tree; of members that stand twice the last counts.</summary>
    public static JsonNode? Build(JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                var members = new JsonObject();
                foreach (var property in value.EnumerateObject())
                {
                    members[property.Name] = Build(property.Value);
                }

                return members;
            case JsonValueKind.Array:
                return new JsonArray([.. value.EnumerateArray().Select(Build)]);
            case JsonValueKind.Null:
                return null;
            default:
                return JsonValue.Create(value);
        }
    }

    /// <summary>What stands at a place, which may be null.</summary>
    /// <returns>Whether anything does.</returns>
    public bool TryGet(Place place, out JsonNode? value)
    {
        (var found, value) = place.Parent switch
        {
            null => (true, Root),
            JsonObject members => (members.TryGetPropertyValue(place.Name!, out var member), member), // an object's place has a name
            JsonArray list when place.Index < list.Count => (true, list[place.Index]),
            _ => (false, null),
        };
        return found;
    }

    /// <summary>Sets a member, puts an element before the one that is there, or replaces the whole.</summary>
    /// <returns>False when the index is beyond the list's end.</returns>
    public bool TryAdd(Place place, JsonNode? value)
    {
        if (place.Parent is not JsonArray list)
        {
            Set(place, value);
            return true;
        }

        if (place.Index > list.Count)
        {
            return false;
        }

        CheckDepth(place, value);
        list.Insert(place.Index, value);
        return true;
    }

    /// <summary>Puts a value in place of what is there; a member may be new.</summary>
    public void Set(Place place, JsonNode? value)
    {
        CheckDepth(place, value);
        switch (place.Parent)
        {
            case null:
                Root = value;
                break;
            case JsonArray list:
                list[place.Index] = value;
                break;
            default:
                place.Parent[place.Name!] = value; // an object's place has a name
                break;
        }
    }

    public static void Remove(Place place)
    {
        if (place.Parent is JsonArray list)
        {
            list.RemoveAt(place.Index);
        }
        else
        {
            place.Parent!.AsObject().Remove(place.Name!); // the root is never removed
        }
    }

    /// <summary>A copy, charged to the patch.</summary>
    /// <exception cref="PatchLimitException">All copies together have become too large.</exception>
    public JsonNode? Copy(JsonNode? value)
    {
        _copied += LengthOf(value);
        return _copied > limits.MaxCopiedBytes
            ? throw new PatchLimitException($"the copies of this patch are larger than {limits.MaxCopiedBytes} bytes.")
            : value?.DeepClone();
    }

    /// <summary>The document as UTF-8, with trailing blanks of enum values dropped as everywhere.</summary>
    public byte[] ToUtf8() => JsonCopy.Write(writer => Write(writer, Root, type, null));

    private static void Write(Utf8JsonWriter writer, JsonNode? node, StructuredType? type, AttributeModel? attribute)
    {
        switch (node)
        {
            case null:
                writer.WriteNullValue();
                break;
            case JsonObject members:
                writer.WriteStartObject();
                foreach (var (name, member) in members)
                {
                    var known = type?.GetByJsonName(name);
                    writer.WritePropertyName(name);
                    Write(writer, member, known?.Type, known);
                }

                writer.WriteEndObject();
                break;
            case JsonArray list:
                writer.WriteStartArray();
                foreach (var element in list)
                {
                    Write(writer, element, type, attribute);
                }

                writer.WriteEndArray();
                break;
            default:
                var value = node.GetValue<JsonElement>(); // leaves are made of nothing else
                if (attribute?.Enum is not null && value.ValueKind == JsonValueKind.String)
                {
                    writer.WriteStringValue(value.GetString()!.TrimEnd()); // a string, as was just seen
                }
                else
                {
                    JsonCopy.WriteAsSent(writer, value);
                }

                break;
        }
    }

    private static void CheckDepth(Place place, JsonNode? value)
    {
        var depth = DepthOf(value);
        for (var parent = place.Parent; parent is not null; parent = parent.Parent)
        {
            depth++;
        }

        if (depth > PatchLimits.MostDepth)
        {
            throw new PatchLimitException($"the resource would nest deeper than {PatchLimits.MostDepth}.");
        }
    }

    // both recursions end: what is there is never deeper than the limit, nor is what comes in from a body
    private static int DepthOf(JsonNode? value) => value switch
    {
        JsonObject members => 1 + members.Select(m => DepthOf(m.Value)).DefaultIfEmpty().Max(),
        JsonArray list => 1 + list.Select(DepthOf).DefaultIfEmpty().Max(),
        _ => 0,
    };

    private static long LengthOf(JsonNode? value) => value switch
    {
        null => 4,
        JsonObject members => 2 + members.Sum(m => m.Key.Length + 4 + LengthOf(m.Value)),
        JsonArray list => 2 + list.Sum(e => 1 + LengthOf(e)),
        _ => JsonMarshal.GetRawUtf8Value(value.GetValue<JsonElement>()).Length,
    };
}

/// <summary>A patch asks for more than its limits allow; says what.</summary>
internal sealed class PatchLimitException(string message) : Exception(message);
