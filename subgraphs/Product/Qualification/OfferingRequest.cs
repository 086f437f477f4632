using System.Text.Json.Nodes;
using TmfGraph.Product.Pricing;
using TmfGraph.Resources.Behaviours;

namespace TmfGraph.Product.Qualification;

/// <summary>What one item of a qualification asks: which offering or product, where, when, through which channel.</summary>
/// <param name="Action">In the spelling of orders; only <c>add</c> is about something new.</param>
/// <param name="Offering">The id of the offering; null where none is named.</param>
/// <param name="Product">The id of the product that is there; null where none is named.</param>
/// <param name="Places">Ids and names of the places asked for; empty for anywhere.</param>
/// <param name="Channel">Id and name of the channel; empty for any.</param>
/// <param name="At">When it is wanted.</param>
internal sealed record OfferingRequest(
    string Action, string? Offering, string? Product, IReadOnlyList<string> Places, IReadOnlyList<string> Channel, DateTimeOffset At)
{
    public static OfferingRequest Read(JsonObject qualification, JsonObject item, DateTimeOffset now)
    {
        var product = item["product"] as JsonObject;
        var places = product?["place"] is JsonArray { Count: > 0 } own ? own : qualification["place"] as JsonArray;
        return new OfferingRequest(
            ItemTree.ActionOf(item),
            CatalogPrices.OfferingOf(item),
            product?.Text("id"),
            [.. (places ?? []).OfType<JsonObject>().SelectMany(Names)],
            qualification["channel"] is JsonObject channel ? [.. Names(channel)] : [],
            Period.Instant(item.Text("expectedActivationDate")) ?? now);
    }

    private static IEnumerable<string> Names(JsonObject reference) => new[] { reference.Text("id"), reference.Text("name") }.OfType<string>();
}
