using System.Text.Json;
using System.Text.Json.Nodes;
using TmfGraph.Product.Pricing;
using TmfGraph.Resources.Behaviours;

namespace TmfGraph.Product.Ordering;

/// <summary>
/// Prices a shopping cart (TMF663) whenever its items are written: items without prices get those of the catalog, every item its total, the cart the sum
/// of its active items. Items saved for later keep their total and are left out of the sum. Prices that a client brings stay as they are: what an
/// item costs may be known to another catalog than ours.
/// </summary>
internal sealed class CartPricing : ResourceBehaviour
{
    private const string Total = "cartTotalPrice";

    public override IReadOnlyCollection<string> Types => ["ShoppingCart"];

    public override Task OnCreatingAsync(BehaviourContext context, JsonObject document, CancellationToken cancellationToken) =>
        PriceAsync(context, document, cancellationToken);

    public override async Task OnChangingAsync(BehaviourContext context, JsonElement before, JsonObject after, CancellationToken cancellationToken)
    {
        if (!JsonNode.DeepEquals(before.ToObject()["cartItem"], after["cartItem"]))
        {
            after.Remove(Total);
            await PriceAsync(context, after, cancellationToken).ConfigureAwait(false);
        }
    }

    private static async Task PriceAsync(BehaviourContext context, JsonObject cart, CancellationToken cancellationToken)
    {
        await CatalogPrices.FillAsync(context, ItemTree.OfCart, cart, cancellationToken).ConfigureAwait(false);
        var sums = ItemTree.OfCart.AddUp(cart);
        if (!sums.IsEmpty)
        {
            cart[Total] = sums.ToJson();
        }
    }
}
