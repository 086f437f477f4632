using System.Text.Json;
using System.Text.Json.Nodes;

namespace TmfGraph.Resources.Behaviours;

/// <summary>An amount of money, as TMF documents write it: <c>{ "unit": "EUR", "value": 9.90 }</c>. Digits are kept.</summary>
/// <param name="Value">The number of currency units.</param>
/// <param name="Unit">The currency, most often as its three-letter code; empty where none is said.</param>
public readonly record struct Money(decimal Value, string Unit)
{
    /// <summary>Currencies of ISO 4217 whose smallest coin is not a hundredth.</summary>
    private static readonly Dictionary<string, int> Digits = new(StringComparer.OrdinalIgnoreCase)
    {
        ["BHD"] = 3, ["IQD"] = 3, ["JOD"] = 3, ["KWD"] = 3, ["LYD"] = 3, ["OMR"] = 3, ["TND"] = 3,
        ["BIF"] = 0, ["CLP"] = 0, ["DJF"] = 0, ["GNF"] = 0, ["ISK"] = 0, ["JPY"] = 0, ["KMF"] = 0, ["KRW"] = 0, ["PYG"] = 0, ["RWF"] = 0,
        ["UGX"] = 0, ["VND"] = 0, ["VUV"] = 0, ["XAF"] = 0, ["XOF"] = 0, ["XPF"] = 0,
    };

    /// <summary>The amount; null where there is none, or a number no decimal holds.</summary>
    public static Money? Read(JsonNode? money) =>
        money is JsonObject amount && amount["value"] is JsonValue value && ReadNumber(value) is { } number ? new Money(number, amount.Text("unit") ?? "") : null;

    /// <inheritdoc cref="Read(JsonNode?)"/>
    public static Money? Read(JsonElement document, string attribute) =>
        document.ValueKind is JsonValueKind.Object && document.TryGetProperty(attribute, out var money) && money.ValueKind is JsonValueKind.Object
            && money.TryGetProperty("value", out var value) && value.ValueKind is JsonValueKind.Number && value.TryGetDecimal(out var number)
            ? new Money(number, money.Text("unit") ?? "")
            : null;

    /// <summary>The number a node holds; null for anything else, and for numbers no decimal holds.</summary>
    public static decimal? ReadNumber(JsonNode? value) => value is JsonValue number && number.TryGetValue(out decimal read) ? read : null;

    /// <summary>To the smallest coin of the currency; halves away from zero, as on a bill.</summary>
    public Money Rounded() => this with { Value = Math.Round(Value, Digits.GetValueOrDefault(Unit, 2), MidpointRounding.AwayFromZero) };

    public JsonObject ToJson()
    {
        var money = new JsonObject();
        if (Unit.Length > 0)
        {
            money["unit"] = Unit;
        }

        money["value"] = Value;
        return money;
    }
}
