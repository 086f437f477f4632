using System.Text.Json.Nodes;

namespace TmfGraph.EndToEnd.Tests.Foreign;

/// <summary>
/// An answer as a text to compare: its data, and the places of its errors, whatever they say. The order of fields is left out, since the gateway of
/// Apollo puts fields of fragments first; so is the difference between an error and what it lists as <c>valueCompletion</c>.
/// </summary>
internal static class AnswerText
{
    public static string Of(JsonObject answer)
    {
        IEnumerable<JsonNode?> errors = [.. answer["errors"]?.AsArray() ?? [], .. answer["extensions"]?["valueCompletion"]?.AsArray() ?? []];
        var places = errors.Select(e => e?["path"]?.ToJsonString() ?? "everywhere").Order(StringComparer.Ordinal);
        return string.Join('\n', [Sorted(answer["data"])?.ToJsonString() ?? "no data", .. places]);
    }

    /// <summary>The same value with the members of each object in the order of their names, and lists of things with a <c>name</c> by that when told to.</summary>
    public static JsonNode? Sorted(JsonNode? value, bool byName = false) => value switch
    {
        JsonObject members => new JsonObject(members.OrderBy(m => m.Key, StringComparer.Ordinal).Select(m => KeyValuePair.Create(m.Key, Sorted(m.Value, byName)))),
        JsonArray items when byName => new JsonArray([.. items.OrderBy(i => (string?)i?["name"], StringComparer.Ordinal).Select(i => Sorted(i, byName))]),
        JsonArray items => new JsonArray([.. items.Select(i => Sorted(i, byName))]),
        _ => value?.DeepClone(),
    };
}
