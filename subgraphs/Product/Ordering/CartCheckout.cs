using System.Text.Json.Nodes;
using TmfGraph.Product.Pricing;
using TmfGraph.Resources.Behaviours;

namespace TmfGraph.Product.Ordering;

/// <summary>
/// Turns a shopping cart into a product order. TMF663 leaves open how, so there is a task for it, <c>checkoutShoppingCart</c>: its active items become
/// the order, with their prices, and leave the cart; what is saved for later stays. A second check-out finds the cart empty, so nothing is ordered
/// twice, however many try at once; such a task, like one for a cart that is not there or whose time is over, ends in <c>terminatedWithError</c>.
/// </summary>
internal sealed class CartCheckout : ResourceBehaviour
{
    public override IReadOnlyCollection<string> Types => ["CheckoutShoppingCart"];

    public override async Task OnCreatingAsync(BehaviourContext context, JsonObject document, CancellationToken cancellationToken)
    {
        var id = (document["shoppingCart"] as JsonObject)?.Text("id") ?? throw Refusals.Missing("shoppingCart", "ShoppingCart", null);
        var found = (await context.LockAsync("ShoppingCart", [id], cancellationToken).ConfigureAwait(false)).GetValueOrDefault(id);
        var cart = found?.Document.ToObject();
        var ordered = cart is null ? [] : ItemTree.OfCart.In(cart).Where(i => !ItemTree.IsSavedForLater(i)).ToList();
        var refusal = WhyNot(id, cart, ordered, context.Now);
        document.End(refusal);
        if (refusal is not null || cart is null)
        {
            return;
        }

        var order = await context.CreateAsync("ProductOrder", Order(document, cart, ordered), cancellationToken).ConfigureAwait(false);
        await context.ChangeAsync("ShoppingCart", id, Empty, cancellationToken).ConfigureAwait(false);
        document["productOrder"] = new JsonObject { ["id"] = order.Id, ["href"] = order.Document.Text("href"), ["@referredType"] = "ProductOrder" };
    }

    private static JsonObject? WhyNot(string id, JsonObject? cart, List<JsonObject> ordered, DateTimeOffset now) =>
        cart is null ? Refusal(404, "notFound", $"There is no shopping cart with the id '{id}'.")
        : Period.Read(cart).End <= now ? Refusal(409, "cartExpired", "The cart's time is over; make a new one.")
        : ordered.Count == 0 ? Refusal(409, "cartEmpty", "The cart has no active item; add one, or check another cart out.")
        : null;

    private static JsonObject Refusal(int status, string code, string message) => TaskErrors.Error(status, code, "The cart cannot be ordered", message);

    private static JsonObject Order(JsonObject task, JsonObject cart, List<JsonObject> items)
    {
        var order = new JsonObject();
        OrderDraft.Copy(task, order, "externalId", "billingAccount", "requestedStartDate", "requestedCompletionDate", "note");
        OrderDraft.Copy(cart, order, "relatedParty");
        OrderDraft.Copy(task, order, "relatedParty");
        order["productOrderItem"] = OrderDraft.Items(ItemTree.OfCart, items, (item, made) =>
        {
            if (item["ItemTotalPrice"] is JsonArray total)
            {
                made["itemTotalPrice"] = total.DeepClone();
            }
        });
        if (cart["cartTotalPrice"] is JsonArray sum)
        {
            order["orderTotalPrice"] = sum.DeepClone();
        }

        return order;
    }

    private static void Empty(JsonObject cart)
    {
        var saved = ItemTree.OfCart.In(cart).Where(ItemTree.IsSavedForLater).Select(i => i.DeepClone()).ToArray();
        cart["cartItem"] = new JsonArray(saved);
    }
}
