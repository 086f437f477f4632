using System.Text.Json;
using TmfGraph.Resources.Behaviours;

namespace TmfGraph.Product.Qualification;

/// <summary>
/// What other offerings an offering names (<c>productOfferingRelationship</c>). The type of a relationship is free text in TMF620; it is known here by how
/// it begins: depend… and requir…, exclu… and incompat…, substitut…, alternat… and replac….
/// </summary>
internal static class OfferingRelationships
{
    private static readonly string[] Needs = ["depend", "requir"];
    private static readonly string[] Bars = ["exclu", "incompat"];
    private static readonly string[] Stands = ["substitut", "alternat", "replac"];

    /// <summary>Ids of offerings without which it cannot be had.</summary>
    public static IEnumerable<string> Required(JsonElement offering) => Of(offering, Needs);

    /// <summary>Ids of offerings with which it cannot be had.</summary>
    public static IEnumerable<string> Excluded(JsonElement offering) => Of(offering, Bars);

    /// <summary>Ids of offerings to take in its place.</summary>
    public static IEnumerable<string> Substitutes(JsonElement offering) => Of(offering, Stands);

    private static IEnumerable<string> Of(JsonElement offering, string[] beginnings) =>
        from relationship in Members(offering, "productOfferingRelationship")
        let type = relationship.Text("relationshipType")
        where type is not null && beginnings.Any(b => type.StartsWith(b, StringComparison.OrdinalIgnoreCase))
        let id = relationship.Text("id")
        where id is not null
        select id;

    /// <summary>The objects in a list; none where there is no list.</summary>
    public static IEnumerable<JsonElement> Members(JsonElement document, string list) =>
        document.ValueKind is JsonValueKind.Object && document.TryGetProperty(list, out var members) && members.ValueKind is JsonValueKind.Array
            ? members.EnumerateArray().Where(m => m.ValueKind is JsonValueKind.Object)
            : [];
}
