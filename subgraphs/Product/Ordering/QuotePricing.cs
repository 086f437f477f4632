using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Options;
using TmfGraph.Product.Pricing;
using TmfGraph.Resources.Behaviours;

namespace TmfGraph.Product.Ordering;

/// <summary>
/// Prices a quote (TMF648) whenever its items are written: items without prices get those of the catalog, the quote their sum. Prices that are brought
/// stay: they are what is negotiated. A quote that asks for an answer at once (<c>instantSyncQuote</c>) is approved as it comes, any other waits for
/// people. An approved quote is valid for some days; what ended cannot be priced anew.
/// </summary>
internal sealed class QuotePricing(IOptions<ProductOptions> options) : ResourceBehaviour
{
    private const string State = "state";

    public override IReadOnlyCollection<string> Types => ["Quote"];

    public override async Task OnCreatingAsync(BehaviourContext context, JsonObject document, CancellationToken cancellationToken)
    {
        await PriceAsync(context, document, cancellationToken).ConfigureAwait(false);
        if (document["instantSyncQuote"] is JsonValue instant && instant.TryGetValue(out bool isInstant) && isInstant)
        {
            document[State] = "approved";
            Approve(document, context.Now);
        }
    }

    public override async Task OnChangingAsync(BehaviourContext context, JsonElement before, JsonObject after, CancellationToken cancellationToken)
    {
        var state = before.Text(State);
        if (!JsonNode.DeepEquals(before.ToObject()["quoteItem"], after["quoteItem"]))
        {
            if (state is "accepted" or "rejected" or "cancelled")
            {
                throw Refusals.Conflict("quoteItem", "quoteEnded", $"'quoteItem' cannot be changed: the quote is {state}; make a new one.");
            }

            after.Remove("quoteTotalPrice");
            await PriceAsync(context, after, cancellationToken).ConfigureAwait(false);
        }

        if (after.Text(State) is "approved" && state is not "approved")
        {
            Approve(after, context.Now);
        }
    }

    private static async Task PriceAsync(BehaviourContext context, JsonObject quote, CancellationToken cancellationToken)
    {
        await CatalogPrices.FillAsync(context, ItemTree.OfQuote, quote, cancellationToken).ConfigureAwait(false);
        var sums = ItemTree.OfQuote.AddUp(quote);
        if (!sums.IsEmpty)
        {
            quote["quoteTotalPrice"] = sums.ToJson();
        }
    }

    private void Approve(JsonObject quote, DateTimeOffset now)
    {
        quote["effectiveQuoteCompletionDate"] ??= Period.Text(now);
        quote["validFor"] ??= new Period(now, now.AddDays(options.Value.QuoteValidDays)).ToJson();
    }
}
