using System.Text.Json;
using TmfGraph.Resources.Behaviours;

namespace TmfGraph.Product.Qualification;

/// <summary>The rules by which an offering can be had, or a product be changed.</summary>
internal static class OfferingRules
{
    /// <summary>Everything that speaks against a request; empty where nothing does.</summary>
    public static IEnumerable<OfferingReason> Check(OfferingRequest request, OfferingFacts facts)
    {
        if (request.Action is not "add")
        {
            if (CheckProduct(request, facts) is { } reason)
            {
                yield return reason;
            }
        }
        else if (request.Offering is null)
        {
            yield return OfferingReason.NothingAsked;
        }

        if (request.Offering is null || request.Action is "delete" or "noChange")
        {
            yield break; // what ends or stays needs no longer be on sale
        }

        if (!facts.Offerings.TryGetValue(request.Offering, out var offering))
        {
            yield return OfferingReason.NotFound;
            yield break;
        }

        foreach (var reason in CheckOffering(offering.Document, request).Concat(CheckRelationships(offering.Document, facts)))
        {
            yield return reason;
        }
    }

    /// <summary>Whether the catalog sells an offering at that time and place, through that channel.</summary>
    public static IEnumerable<OfferingReason> CheckOffering(JsonElement offering, OfferingRequest request)
    {
        if (offering.Text("lifecycleStatus") is not ("Active" or "Launched"))
        {
            yield return OfferingReason.NotActive;
        }

        if (!Period.Read(offering).Covers(request.At))
        {
            yield return OfferingReason.NotOnSale;
        }

        if (offering.TryGetProperty("isSellable", out var sellable) && sellable.ValueKind is JsonValueKind.False)
        {
            yield return OfferingReason.NotSellable;
        }

        if (!Names(offering, "place", request.Places))
        {
            yield return OfferingReason.NotInPlace;
        }

        if (!Names(offering, "channel", request.Channel))
        {
            yield return OfferingReason.NotInChannel;
        }
    }

    private static OfferingReason? CheckProduct(OfferingRequest request, OfferingFacts facts) =>
        request.Product is null || !facts.Products.TryGetValue(request.Product, out var product) ? OfferingReason.ProductNotFound
        : OfferingFacts.IsEnded(product.Document) ? OfferingReason.ProductEnded
        : null;

    private static IEnumerable<OfferingReason> CheckRelationships(JsonElement offering, OfferingFacts facts) =>
        OfferingRelationships.Required(offering).Where(id => !facts.Present.Contains(id)).Select(OfferingReason.Requires)
            .Concat(OfferingRelationships.Excluded(offering).Where(facts.Present.Contains).Select(OfferingReason.Excludes));

    /// <summary>Whether a list of the offering has one of the names, by id or name. A list that is not there, and names not given, limit nothing.</summary>
    private static bool Names(JsonElement offering, string list, IReadOnlyList<string> names)
    {
        var members = OfferingRelationships.Members(offering, list).ToList();
        return members.Count == 0 || names.Count == 0
            || members.Any(m => names.Contains(m.Text("id"), StringComparer.Ordinal) || names.Contains(m.Text("name"), StringComparer.OrdinalIgnoreCase));
    }
}
