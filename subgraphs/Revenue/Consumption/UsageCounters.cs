using System.Text.Json;
using System.Text.Json.Nodes;
using TmfGraph.Resources.Behaviours;
using TmfGraph.Resources.Storage;

namespace TmfGraph.Revenue.Consumption;

/// <summary>Adds usage up: one counter for each unit.</summary>
internal sealed class UsageCounters
{
    private readonly SortedDictionary<string, decimal> _sums = new(StringComparer.Ordinal);

    public bool IsEmpty => _sums.Count == 0;

    public static UsageCounters Of(IEnumerable<StoredResource> usages)
    {
        var counters = new UsageCounters();
        foreach (var (value, units) in usages.Select(u => UsageAmount.Read(u.Document)))
        {
            try
            {
                counters._sums[units] = counters._sums.GetValueOrDefault(units) + value;
            }
            catch (OverflowException)
            {
                throw Refusals.Conflict("usageConsumption", "outOfRange", "The usage is too much to be added up.");
            }
        }

        return counters;
    }

    /// <summary>As <c>ConsumptionSummary</c> of a report.</summary>
    public JsonArray ToJson(Period period) =>
    [
        .. _sums.Select(s => new JsonObject
        {
            ["counterType"] = "used",
            ["level"] = "global",
            ["valueName"] = s.Key.Length > 0 ? $"{s.Value} {s.Key}" : $"{s.Value}",
            ["value"] = s.Key.Length > 0 ? new JsonObject { ["amount"] = s.Value, ["units"] = s.Key } : new JsonObject { ["amount"] = s.Value },
            ["consumptionPeriod"] = period.ToJson(),
        }),
    ];

    /// <summary>Ids of the products that a usage was rated for.</summary>
    public static IEnumerable<string> ProductsOf(JsonElement usage) =>
        (usage.ToObject()["ratedProductUsage"] as JsonArray ?? []).OfType<JsonObject>().Select(r => (r["productRef"] as JsonObject)?.Text("id")).OfType<string>().Distinct();
}
