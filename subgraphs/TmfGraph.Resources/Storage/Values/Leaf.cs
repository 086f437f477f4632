using System.Text.Json;
using TmfGraph.Resources.Model;

namespace TmfGraph.Resources.Storage.Values;

/// <summary>Reads scalars out of documents, with the same view of them as the databases have.</summary>
internal static class Leaf
{
    /// <summary>The value under the names, or undefined when there is none. Crosses no lists.</summary>
    public static JsonElement At(JsonElement value, IReadOnlyList<AttributeModel> attributes)
    {
        foreach (var attribute in attributes)
        {
            if (value.ValueKind != JsonValueKind.Object || !value.TryGetProperty(attribute.JsonName, out value))
            {
                return default;
            }
        }

        return value;
    }

    /// <summary>The value an order looks at: a list counts by its first element.</summary>
    public static JsonElement FirstAt(JsonElement value, IReadOnlyList<AttributeModel> attributes)
    {
        foreach (var attribute in attributes)
        {
            if (value.ValueKind != JsonValueKind.Object || !value.TryGetProperty(attribute.JsonName, out value))
            {
                return default;
            }

            if (attribute.IsList)
            {
                if (value.ValueKind != JsonValueKind.Array || value.GetArrayLength() == 0)
                {
                    return default;
                }

                value = value[0];
            }
        }

        return value;
    }

    /// <summary>The scalar's text, numbers written out without an exponent; null for null, objects and lists.</summary>
    public static string? Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Number => Digits(value.GetRawText()),
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        _ => null,
    };

    /// <summary>A number of JSON written out without an exponent, as PostgreSQL keeps it.</summary>
    public static string Digits(string number) =>
        number.AsSpan().ContainsAny('e', 'E') || number.StartsWith("-0", StringComparison.Ordinal) ? ExactNumber.Parse(number)?.ToString() ?? number : number;

    /// <summary>Compares two scalar texts of a kind; null when one of them is not of that kind.</summary>
    public static int? Compare(LeafKind kind, string left, string right) => kind switch
    {
        LeafKind.Object => null,
        LeafKind.Number => NumberKey.Of(left) is { } l && NumberKey.Of(right) is { } r ? string.CompareOrdinal(l, r) : null,
        LeafKind.Instant => Instants.TryParse(left, out var l) && Instants.TryParse(right, out var r) ? l.CompareTo(r) : null,
        _ => CodePointComparer.Compare(left, right),
    };

    /// <summary>Whether the text is a value of the kind; others count as absent in orders.</summary>
    public static bool Fits(LeafKind kind, string text) => kind switch
    {
        LeafKind.Object => false,
        LeafKind.Number => NumberKey.Of(text) is not null,
        LeafKind.Instant => Instants.TryParse(text, out _),
        _ => true,
    };
}
