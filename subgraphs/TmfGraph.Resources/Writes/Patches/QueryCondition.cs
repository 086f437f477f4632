using System.Text.Json;
using System.Text.Json.Nodes;
using TmfGraph.Resources.Storage.Values;

namespace TmfGraph.Resources.Writes.Patches;

/// <summary>A condition of a path by content: an attribute, reached by names through objects and lists, has a value.</summary>
internal sealed record QueryCondition(IReadOnlyList<string> Names, string Value)
{
    /// <summary>Whether the attribute has the value in some element of each list on its way.</summary>
    /// <param name="skip">How many names lead to the node itself.</param>
    public bool Holds(JsonNode? node, int skip) => node switch
    {
        JsonArray list => list.Any(e => Holds(e, skip)),
        _ when skip == Names.Count => IsValue(node),
        JsonObject members => members.TryGetPropertyValue(Names[skip], out var next) && Holds(next, skip + 1),
        _ => false,
    };

    private bool IsValue(JsonNode? node)
    {
        if (node is not JsonValue || node.GetValue<JsonElement>() is var value && value.ValueKind == JsonValueKind.Undefined)
        {
            return false;
        }

        return value.ValueKind switch
        {
            JsonValueKind.String => value.GetString() == Value,
            JsonValueKind.Number => NumberKey.Of(value.GetRawText()) is { } key && NumberKey.Of(Value) is { } wanted && key == wanted,
            _ => value.GetRawText() == Value,
        };
    }
}
