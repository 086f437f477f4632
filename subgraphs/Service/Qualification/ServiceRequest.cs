using System.Text.Json.Nodes;
using TmfGraph.Resources.Behaviours;

namespace TmfGraph.Service.Qualification;

/// <summary>What is asked about one service: which, where, when, how.</summary>
/// <param name="Service">The id of an existing service; null for a new one.</param>
/// <param name="Specification">The id of the specification; null where none is named.</param>
/// <param name="Category">The id of the category; null where none is named.</param>
/// <param name="Places">What the places asked for are known by; empty for anywhere.</param>
/// <param name="Characteristics">Names and values.</param>
/// <param name="At">When it is wanted.</param>
internal sealed record ServiceRequest(
    string? Service, string? Specification, string? Category, IReadOnlyList<string> Places, IReadOnlyList<(string Name, JsonNode Value)> Characteristics, DateTimeOffset At)
{
    private static readonly string[] PlaceNames = ["id", "name", "postcode", "city", "stateOrProvince", "country"];

    public static ServiceRequest Read(JsonObject item, DateTimeOffset now)
    {
        var service = item["service"] as JsonObject ?? [];
        return new ServiceRequest(
            service.Text("id"),
            (service["serviceSpecification"] as JsonObject)?.Text("id"),
            (item["category"] as JsonObject)?.Text("id"),
            [.. Objects(service, "place").SelectMany(p => PlaceNames.Select(p.Text)).OfType<string>()],
            [.. Objects(service, "serviceCharacteristic").Where(c => c.Text("name") is not null && c["value"] is not null).Select(c => (c.Text("name")!, c["value"]!))], // as the condition says
            Period.Instant(item.Text("expectedActivationDate")) ?? Period.Instant(item.Text("expectedServiceAvailabilityDate")) ?? now);
    }

    private static IEnumerable<JsonObject> Objects(JsonObject document, string list) => (document[list] as JsonArray ?? []).OfType<JsonObject>();
}
