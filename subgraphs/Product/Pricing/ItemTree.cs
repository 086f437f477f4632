using System.Text.Json.Nodes;
using TmfGraph.Resources.Behaviours;

namespace TmfGraph.Product.Pricing;

/// <summary>
/// Items that may hold items: those of a cart, a quote, an order. An item's total is its own price times its quantity (1 where none is said); items
/// within it have totals of their own.
/// </summary>
/// <param name="Items">The attribute with the items, in the resource and in each item.</param>
/// <param name="Price">The attribute with the price of one piece.</param>
/// <param name="Total">The attribute with the total of an item; null where it has none.</param>
internal sealed record ItemTree(string Items, string Price, string? Total)
{
    public static ItemTree OfCart { get; } = new("cartItem", "itemPrice", "ItemTotalPrice");

    public static ItemTree OfQuote { get; } = new("quoteItem", "quoteItemPrice", null);

    public static ItemTree OfOrder { get; } = new("productOrderItem", "itemPrice", "itemTotalPrice");

    /// <summary>The items directly in a resource or an item.</summary>
    public IEnumerable<JsonObject> In(JsonObject owner) => owner[Items] is JsonArray items ? items.OfType<JsonObject>() : [];

    /// <summary>All items, those within items too.</summary>
    public IEnumerable<JsonObject> AllIn(JsonObject owner) => In(owner).SelectMany(i => AllIn(i).Prepend(i));

    /// <summary>The prices of one piece.</summary>
    public IEnumerable<JsonObject> PricesOf(JsonObject item) => item[Price] is JsonArray prices ? prices.OfType<JsonObject>() : [];

    /// <summary>Whether an item brings charges: what is saved for later, stays as it is or ends does not.</summary>
    public static bool IsCharged(JsonObject item) => !IsSavedForLater(item) && ActionOf(item) is "add" or "modify";

    /// <summary>Whether an item waits in the cart; what stands within it waits with it.</summary>
    public static bool IsSavedForLater(JsonObject item) => item.Text("status") is "saveForLater";

    /// <summary>The action of an item in the spelling of orders, <c>add</c> where none is said. Quotes have it as free text.</summary>
    public static string ActionOf(JsonObject item) => item.Text("action")?.Replace("_", "", StringComparison.Ordinal).ToUpperInvariant() switch
    {
        "MODIFY" or "CHANGE" or "UPDATE" => "modify",
        "DELETE" or "REMOVE" or "TERMINATE" => "delete",
        "NOCHANGE" => "noChange",
        _ => "add",
    };

    /// <summary>Adds up the items and gives each its total.</summary>
    /// <exception cref="TmfGraph.Resources.Writes.ResourceValidationException">A quantity is negative, or the amounts are too large to be added up.</exception>
    public PriceSums AddUp(JsonObject owner)
    {
        try
        {
            return AddUp(owner, "");
        }
        catch (OverflowException)
        {
            throw Refusals.Invalid(Items, "outOfRange", $"The prices in '{Items}' are too large to be added up.");
        }
    }

    private PriceSums AddUp(JsonObject owner, string path)
    {
        var sums = new PriceSums();
        foreach (var (index, item) in In(owner).Index())
        {
            var place = $"{path}{Items}[{index}]";
            var within = AddUp(item, $"{place}.");
            var own = OwnSums(item, place);
            if (Total is not null && !own.IsEmpty)
            {
                item[Total] = own.ToJson();
            }

            if (!IsSavedForLater(item))
            {
                sums.Add(within);
            }

            if (IsCharged(item))
            {
                sums.Add(own);
            }
        }

        return sums;
    }

    private PriceSums OwnSums(JsonObject item, string path)
    {
        var quantity = Money.ReadNumber(item["quantity"]) ?? 1;
        if (quantity < 0)
        {
            throw Refusals.Invalid($"{path}.quantity", "outOfRange", $"'{path}.quantity' must not be negative.");
        }

        var sums = new PriceSums();
        foreach (var price in PricesOf(item).Select(PriceEntry.Read).OfType<PriceEntry>())
        {
            sums.Add(price, quantity);
        }

        return sums;
    }
}
