using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using TmfGraph.Resources.Behaviours;

namespace TmfGraph.Revenue.Consumption;

/// <summary>
/// How much a usage (TMF635) used. The standard leaves the characteristics open; the amount is that of the first one named volume, duration, quantity,
/// amount or count (in that order): a number, a text of digits, or a quantity with its unit. The unit may be a characteristic named unit or units. A usage
/// that says no amount counts as one event.
/// </summary>
/// <param name="Units">Empty where the usage says none.</param>
internal sealed record UsageAmount(decimal Value, string Units)
{
    private static readonly string[] Names = ["volume", "duration", "quantity", "amount", "count"];

    public static UsageAmount Read(JsonElement usage)
    {
        var facts = (usage.ToObject()["usageCharacteristic"] as JsonArray ?? []).OfType<JsonObject>().ToList();
        var units = facts.Where(f => f.Text("name")?.ToUpperInvariant() is "UNIT" or "UNITS").Select(f => f.Text("value")).FirstOrDefault(u => u is not null) ?? "";
        foreach (var name in Names)
        {
            foreach (var value in facts.Where(f => string.Equals(f.Text("name"), name, StringComparison.OrdinalIgnoreCase)).Select(f => f["value"]))
            {
                if (value is JsonObject quantity)
                {
                    if (Number(quantity["amount"] ?? quantity["value"]) is { } amount)
                    {
                        return new UsageAmount(amount, quantity.Text("units") ?? quantity.Text("unit") ?? units);
                    }
                }
                else if (Number(value) is { } number)
                {
                    return new UsageAmount(number, units);
                }
            }
        }

        return new UsageAmount(1, "events");
    }

    private static decimal? Number(JsonNode? node) => Money.ReadNumber(node)
        ?? (node is JsonValue value && value.TryGetValue(out string? text) && decimal.TryParse(text, NumberStyles.Number & ~NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var number) ? number : null);
}
