using System.Text.Json;
using System.Text.Json.Nodes;
using TmfGraph.Product.Pricing;
using TmfGraph.Resources.Behaviours;

namespace TmfGraph.Product.Ordering;

/// <summary>
/// Turns a quote (TMF648) into a product order when it is accepted, in the same transaction: the order refers to the quote, each of its items to the
/// item of the quote, and prices, parties and account come along. A quote whose time is over cannot be accepted, and one quote makes one order.
/// </summary>
internal sealed class QuoteAcceptance : ResourceBehaviour
{
    public override IReadOnlyCollection<string> Types => ["Quote"];

    public override Task OnChangingAsync(BehaviourContext context, JsonElement before, JsonObject after, CancellationToken cancellationToken)
    {
        if (IsAccepted(before, after.Text("state")) && Period.Read(before).End is { } end && end <= context.Now)
        {
            throw Refusals.Conflict("state", "quoteExpired", $"'state' cannot become 'accepted': the quote was valid until {Period.Text(end)}; ask for a new one.");
        }

        return Task.CompletedTask;
    }

    public override async Task OnChangedAsync(BehaviourContext context, JsonElement before, JsonElement after, CancellationToken cancellationToken)
    {
        if (!IsAccepted(before, after.Text("state")))
        {
            return;
        }

        var quote = after.ToObject();
        var orders = await context.FindAsync("ProductOrder", context.Type("ProductOrder").Is("quote.id", quote.Text("id")!), 1, cancellationToken).ConfigureAwait(false);
        if (orders.Count == 0)
        {
            await context.CreateAsync("ProductOrder", Order(quote), cancellationToken).ConfigureAwait(false);
        }
    }

    private static bool IsAccepted(JsonElement before, string? state) => state is "accepted" && before.Text("state") is not "accepted";

    private static JsonObject Order(JsonObject quote)
    {
        var order = new JsonObject
        {
            ["quote"] = new JsonArray(new JsonObject { ["id"] = quote.Text("id"), ["href"] = quote.Text("href"), ["@referredType"] = "Quote" }),
        };
        OrderDraft.Copy(quote, order, "category", "description", "externalId", "agreement", "note", "productOfferingQualification", "relatedParty");
        if (quote["billingAccount"] is JsonArray { Count: > 0 } accounts)
        {
            order["billingAccount"] = accounts[0]!.DeepClone();
        }

        if (quote["expectedFulfillmentStartDate"] is { } start)
        {
            order["requestedStartDate"] = start.DeepClone();
        }

        order["productOrderItem"] = OrderDraft.Items(ItemTree.OfQuote, ItemTree.OfQuote.In(quote), (item, made) => Complete(quote, item, made));
        ItemTree.OfOrder.AddUp(order);
        if (quote["quoteTotalPrice"] is JsonArray total)
        {
            order["orderTotalPrice"] = total.DeepClone();
        }

        return order;
    }

    private static void Complete(JsonObject quote, JsonObject item, JsonObject made)
    {
        made["quoteItem"] = new JsonObject { ["id"] = item.Text("id") ?? made.Text("id"), ["quoteId"] = quote.Text("id"), ["quoteHref"] = quote.Text("href") };
        if (item["appointment"] is JsonArray { Count: > 0 } appointments)
        {
            made["appointment"] = appointments[0]!.DeepClone();
        }
    }
}
