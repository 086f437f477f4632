using System.Text.Json.Nodes;
using TmfGraph.Product.Pricing;
using TmfGraph.Resources.Behaviours;

namespace TmfGraph.Product.Ordering;

/// <summary>Makes the items of a product order out of those of a cart or a quote. What both sides call alike is taken over as it is.</summary>
internal static class OrderDraft
{
    private static readonly string[] Shared = ["quantity", "product", "productOffering", "itemTerm", "productOfferingQualificationItem"];

    /// <param name="items">The items to order; those within them come along.</param>
    /// <param name="complete">Adds to an order item what only the source knows.</param>
    public static JsonArray Items(ItemTree tree, IEnumerable<JsonObject> items, Action<JsonObject, JsonObject> complete)
    {
        var orderItems = new JsonArray();
        var taken = new HashSet<string>(StringComparer.Ordinal);
        foreach (var item in items)
        {
            orderItems.Add(Item(tree, item, FreeId(item, taken), complete));
        }

        return orderItems;
    }

    /// <summary>Copies attributes that are there.</summary>
    public static void Copy(JsonObject from, JsonObject to, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (from[name] is { } value)
            {
                to[name] = value.DeepClone();
            }
        }
    }

    private static JsonObject Item(ItemTree tree, JsonObject item, string id, Action<JsonObject, JsonObject> complete)
    {
        var made = new JsonObject { ["id"] = id, ["action"] = ItemTree.ActionOf(item) };
        Copy(item, made, Shared);
        if (tree.PricesOf(item).Any())
        {
            made["itemPrice"] = item[tree.Price]!.DeepClone(); // there are some
        }

        var within = Items(tree, tree.In(item).Where(i => !ItemTree.IsSavedForLater(i)), complete);
        if (within.Count > 0)
        {
            made["productOrderItem"] = within;
        }

        complete(item, made);
        return made;
    }

    /// <summary>The item's own id, or the first number that no other item has.</summary>
    private static string FreeId(JsonObject item, HashSet<string> taken)
    {
        var id = item.Text("id");
        for (var number = taken.Count + 1; id is null || !taken.Add(id); number++)
        {
            id = $"{number}";
        }

        return id;
    }
}
