using System.Text.Json;
using System.Text.Json.Nodes;

namespace TmfGraph.Resource;

/// <summary>What a task of TMF664 does to a resource function, as far as the inventory shows it.</summary>
public abstract class FunctionAction
{
    /// <summary>The GraphQL name of the task.</summary>
    public abstract string Task { get; }

    /// <summary>Changes the function's document.</summary>
    /// <returns>Why it cannot be done; null when it was.</returns>
    public abstract string? Apply(JsonObject function, JsonElement task);

    /// <summary>The list at an attribute, made where there is none.</summary>
    protected static JsonArray List(JsonObject document, string attribute)
    {
        ArgumentNullException.ThrowIfNull(document);
        if (document[attribute] is JsonArray list)
        {
            return list;
        }

        var made = new JsonArray();
        document[attribute] = made;
        return made;
    }

    /// <summary>The entries of a task's list; empty when it has none.</summary>
    protected static IEnumerable<JsonElement> Entries(JsonElement task, string attribute) =>
        task.TryGetProperty(attribute, out var list) && list.ValueKind is JsonValueKind.Array ? list.EnumerateArray() : [];

    /// <summary>Sets characteristics by their names.</summary>
    protected static void SetCharacteristics(JsonObject function, IEnumerable<JsonElement> characteristics)
    {
        ArgumentNullException.ThrowIfNull(characteristics);
        var all = List(function, "resourceCharacteristic");
        foreach (var characteristic in characteristics.Select(c => JsonObject.Create(c)!)) // the writer has seen to their being objects
        {
            Remove(all, "name", (string?)characteristic["name"]);
            all.Add(characteristic);
        }
    }

    /// <summary>Takes out the entries whose attribute has the value.</summary>
    protected static void Remove(JsonArray list, string attribute, string? value)
    {
        ArgumentNullException.ThrowIfNull(list);
        foreach (var entry in list.OfType<JsonObject>().Where(e => e[attribute] is JsonValue v && v.TryGetValue(out string? text) && text == value).ToList())
        {
            list.Remove(entry);
        }
    }
}
