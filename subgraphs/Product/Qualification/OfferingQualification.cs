using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Options;
using TmfGraph.Product.Pricing;
using TmfGraph.Resources.Behaviours;

namespace TmfGraph.Product.Qualification;

/// <summary>
/// Answers an offering qualification (TMF679) at once, from catalog and inventory, when it is created and whenever what it asks is changed. An item is
/// <c>qualified</c>, <c>unqualified</c>, or <c>alternate</c> when it cannot be had and something else can (<c>provideAlternative</c>); the whole is
/// green when all can be had, red when nothing can, yellow in between. Reasons are given unless <c>provideUnavailabilityReason</c> is false. A
/// qualification without items that names a category asks for everything on that shelf, with <c>provideOnlyAvailable</c> for what can be had only. A
/// place is compared with those of the offering by id or name; offerings that name no place are sold everywhere.
/// </summary>
internal sealed class OfferingQualification(IOptions<ProductOptions> options) : ResourceBehaviour
{
    private const string Items = "productOfferingQualificationItem";
    private static readonly string[] Asked = [Items, "category", "channel", "place", "relatedParty", "provideAlternative", "provideUnavailabilityReason", "provideOnlyAvailable"];

    public override IReadOnlyCollection<string> Types => ["ProductOfferingQualification"];

    public override Task OnCreatingAsync(BehaviourContext context, JsonObject document, CancellationToken cancellationToken) =>
        AnswerAsync(context, document, cancellationToken);

    public override Task OnChangingAsync(BehaviourContext context, JsonElement before, JsonObject after, CancellationToken cancellationToken)
    {
        var asked = before.ToObject();
        return Asked.All(a => JsonNode.DeepEquals(asked[a], after[a])) ? Task.CompletedTask : AnswerAsync(context, after, cancellationToken);
    }

    private async Task AnswerAsync(BehaviourContext context, JsonObject document, CancellationToken cancellationToken)
    {
        var isShelf = document[Items] is not JsonArray { Count: > 0 };
        if (isShelf && (document["category"] as JsonObject)?.Text("id") is { } category)
        {
            document[Items] = await ShelfAsync(context, category, cancellationToken).ConfigureAwait(false);
        }

        var items = (document[Items] as JsonArray ?? []).OfType<JsonObject>().ToList();
        if (items.Count > CatalogPrices.MostItems)
        {
            throw Refusals.Invalid(Items, "tooMany", $"'{Items}' must not have more than {CatalogPrices.MostItems} items.");
        }

        var requests = items.Select(i => OfferingRequest.Read(document, i, context.Now)).ToList();
        var parties = (document["relatedParty"] as JsonArray ?? []).OfType<JsonObject>().Select(p => p.Text("id")).OfType<string>().ToList();
        var facts = await OfferingFacts.LoadAsync(context, requests, parties, cancellationToken).ConfigureAwait(false);
        foreach (var (item, request) in items.Zip(requests))
        {
            Answer(item, [.. OfferingRules.Check(request, facts)], Flag(document, "provideUnavailabilityReason") is not false);
        }

        if (Flag(document, "provideAlternative") is true)
        {
            await ProposeAsync(context, items.Zip(requests), facts, cancellationToken).ConfigureAwait(false);
        }

        if (isShelf && Flag(document, "provideOnlyAvailable") is true)
        {
            items.RemoveAll(i => ResultOf(i) is not "qualified");
            document[Items] = new JsonArray([.. items.Select(i => i.DeepClone())]);
        }

        Conclude(context, document, items);
    }

    private void Conclude(BehaviourContext context, JsonObject document, List<JsonObject> items)
    {
        document["qualificationResult"] = items.All(i => ResultOf(i) is "qualified") ? "green"
            : items.All(i => ResultOf(i) is "unqualified") ? "red"
            : "yellow";
        document["state"] = "done";
        document["effectiveQualificationDate"] = Period.Text(context.Now);
        document["expirationDate"] = Period.Text(context.Now.AddDays(options.Value.QualificationValidDays));
    }

    private static void Answer(JsonObject item, IReadOnlyList<OfferingReason> reasons, bool givesReasons)
    {
        item.Remove("eligibilityUnavailabilityReason");
        item.Remove("alternateProductOfferingProposal");
        item["state"] = "done";
        item["qualificationItemResult"] = reasons.Count == 0 ? "qualified" : "unqualified";
        if (givesReasons && reasons.Count > 0)
        {
            item["eligibilityUnavailabilityReason"] = new JsonArray([.. reasons.Select(r => r.ToJson())]);
        }
    }

    private async Task ProposeAsync(
        BehaviourContext context, IEnumerable<(JsonObject Item, OfferingRequest Request)> all, OfferingFacts facts, CancellationToken cancellationToken)
    {
        var unqualified = all.Where(a => ResultOf(a.Item) is "unqualified" && a.Request.Action is "add")
            .Select(a => (a.Item, a.Request, Offering: facts.Offerings.GetValueOrDefault(a.Request.Offering ?? "")))
            .Where(a => a.Offering is not null).ToList();
        var alternatives = await OfferingAlternatives.LoadAsync(
            context, [.. unqualified.Select(a => a.Offering!).DistinctBy(o => o.Id)], cancellationToken).ConfigureAwait(false); // the others are left out above
        foreach (var (item, request, offering) in unqualified)
        {
            var proposals = alternatives.Find(request, offering!, options.Value.MaxAlternatives);
            if (proposals.Count > 0)
            {
                item["qualificationItemResult"] = "alternate";
                item["alternateProductOfferingProposal"] = proposals;
            }
        }
    }

    /// <summary>An item for each offering of a category.</summary>
    private async Task<JsonArray> ShelfAsync(BehaviourContext context, string category, CancellationToken cancellationToken)
    {
        var offerings = await context.FindAsync(
            "ProductOffering", context.Type("ProductOffering").Is("category.id", category), options.Value.MaxOfferingsOfCategory, cancellationToken).ConfigureAwait(false);
        return [.. offerings.Select((o, index) => new JsonObject { ["id"] = $"{index + 1}", ["productOffering"] = OfferingAlternatives.Reference(o) })];
    }

    private static string? ResultOf(JsonObject item) => item.Text("qualificationItemResult");

    private static bool? Flag(JsonObject document, string name) => document[name] is JsonValue value && value.TryGetValue(out bool flag) ? flag : null;
}
