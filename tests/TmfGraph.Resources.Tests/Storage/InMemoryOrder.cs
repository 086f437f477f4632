using System.Text.Json;
using TmfGraph.Resources.Storage;
using TmfGraph.Resources.Storage.Values;

namespace TmfGraph.Resources.Tests.Storage;

/// <summary>The order of documents as the contract says it: absent last when ascending, the id at the end.</summary>
internal sealed class InMemoryOrder(OrderBy[] order) : IComparer<JsonElement>
{
    public int Compare(JsonElement x, JsonElement y)
    {
        foreach (var (path, descending) in order)
        {
            var kind = LeafKinds.Of(path.Attributes[^1]);
            var result = (Value(x, path), Value(y, path)) switch
            {
                (null, null) => 0,
                (null, _) => 1,
                (_, null) => -1,
                var (left, right) => Leaf.Compare(kind, left, right) ?? 0,
            };
            if (result != 0)
            {
                return descending ? -result : result;
            }
        }

        return string.CompareOrdinal(x.GetProperty("id").GetString(), y.GetProperty("id").GetString());
    }

    private static string? Value(JsonElement document, AttributePath path)
    {
        foreach (var attribute in path.Attributes)
        {
            if (document.ValueKind != JsonValueKind.Object || !document.TryGetProperty(attribute.JsonName, out document))
            {
                return null;
            }

            if (attribute.IsList)
            {
                if (document.ValueKind != JsonValueKind.Array || document.GetArrayLength() == 0)
                {
                    return null;
                }

                document = document[0];
            }
        }

        return document.ValueKind switch
        {
            JsonValueKind.String => document.GetString(),
            JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => document.GetRawText(),
            _ => null,
        };
    }
}
