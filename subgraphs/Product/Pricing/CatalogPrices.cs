using System.Text.Json;
using System.Text.Json.Nodes;
using TmfGraph.Resources.Behaviours;
using TmfGraph.Resources.Storage;

namespace TmfGraph.Product.Pricing;

/// <summary>
/// Gives items that have an offering and no price the prices of the catalog (TMF620), in three statements for any number of items. A price counts while
/// it is neither retired, obsolete nor rejected, and within its time. A bundle of prices is taken apart; prices tied to another that take something off
/// become its alterations.
/// </summary>
internal sealed class CatalogPrices
{
    /// <summary>Prices of one catalog entry, and items of one cart: more are nobody's.</summary>
    public const int MostItems = 1_000;

    private readonly DateTimeOffset _now;
    private readonly Dictionary<string, JsonElement> _prices = [];
    private IReadOnlyDictionary<string, StoredResource> _offerings = new Dictionary<string, StoredResource>();

    private CatalogPrices(DateTimeOffset now) => _now = now;

    /// <exception cref="TmfGraph.Resources.Writes.ResourceValidationException">There are more items than one request may have.</exception>
    public static async Task FillAsync(BehaviourContext context, ItemTree tree, JsonObject owner, CancellationToken cancellationToken)
    {
        var items = tree.AllIn(owner).Take(MostItems + 1).ToList();
        if (items.Count > MostItems)
        {
            throw Refusals.Invalid(tree.Items, "tooMany", $"'{tree.Items}' must not have more than {MostItems} items.");
        }

        var bare = items.Where(i => OfferingOf(i) is not null && !tree.PricesOf(i).Any()).ToList();
        if (bare.Count == 0)
        {
            return;
        }

        var catalog = new CatalogPrices(context.Now);
        await catalog.LoadAsync(context, [.. bare.Select(i => OfferingOf(i)!).Distinct()], cancellationToken).ConfigureAwait(false);
        foreach (var item in bare)
        {
            var prices = catalog.Of(OfferingOf(item)!);
            if (prices.Count > 0)
            {
                item[tree.Price] = prices;
            }
        }
    }

    /// <summary>The id of the offering of an item, its own or that of its product; null for none.</summary>
    public static string? OfferingOf(JsonObject item) =>
        (item["productOffering"] as JsonObject)?.Text("id") ?? ((item["product"] as JsonObject)?["productOffering"] as JsonObject)?.Text("id");

    private async Task LoadAsync(BehaviourContext context, IReadOnlyCollection<string> offerings, CancellationToken cancellationToken)
    {
        _offerings = await context.GetManyAsync("ProductOffering", offerings, cancellationToken).ConfigureAwait(false);
        await LoadPricesAsync(context, _offerings.Values.SelectMany(o => Ids(o.Document, "productOfferingPrice")), cancellationToken).ConfigureAwait(false);
        await LoadPricesAsync(
            context, _prices.Values.SelectMany(p => Ids(p, "popRelationship").Concat(Ids(p, "bundledPopRelationship"))).ToList(), cancellationToken).ConfigureAwait(false);
    }

    private async Task LoadPricesAsync(BehaviourContext context, IEnumerable<string> ids, CancellationToken cancellationToken)
    {
        var missing = ids.Where(i => !_prices.ContainsKey(i)).Distinct().Take(MostItems * 10).ToList();
        if (missing.Count > 0)
        {
            foreach (var (id, price) in await context.GetManyAsync("ProductOfferingPrice", missing, cancellationToken).ConfigureAwait(false))
            {
                _prices[id] = price.Document;
            }
        }
    }

    private JsonArray Of(string offering) => _offerings.TryGetValue(offering, out var found)
        ? [.. Members(found.Document, "productOfferingPrice").Select(Resolve).SelectMany(Parts).Where(p => Counts(p) && HasAmount(p)).Select(ToItemPrice)]
        : [];

    /// <summary>The price that stands in the catalog of its own, or the one that stands in place.</summary>
    private JsonElement Resolve(JsonElement member) => member.Text("id") is { } id && _prices.TryGetValue(id, out var price) ? price : member;

    private IEnumerable<JsonElement> Parts(JsonElement price)
    {
        var parts = Members(price, "bundledPopRelationship").Select(Resolve).Where(HasAmount).ToList();
        return parts.Count > 0 ? parts : [price];
    }

    /// <summary>Whether a price applies at an instant.</summary>
    public static bool Applies(JsonElement price, DateTimeOffset instant) =>
        price.Text("lifecycleStatus") is not ("Retired" or "Obsolete" or "Rejected") && Period.Read(price).Covers(instant);

    private bool Counts(JsonElement price) => Applies(price, _now);

    private static bool HasAmount(JsonElement price) => Money.Read(price, "price") is not null;

    private JsonNode ToItemPrice(JsonElement price)
    {
        var made = ToPrice(price);
        var alterations = Members(price, "popRelationship").Select(Resolve)
            .Where(p => p.Text("priceType") is "discount" or "allowance" && Counts(p)).Select(ToPrice).ToArray();
        if (alterations.Length > 0)
        {
            made["priceAlteration"] = new JsonArray([.. alterations]);
        }

        return made;
    }

    private static JsonObject ToPrice(JsonElement price)
    {
        var made = new JsonObject();
        Copy(price, "name", made);
        Copy(price, "description", made);
        Copy(price, "priceType", made);
        if (price.Text("recurringChargePeriodType") is { } period)
        {
            var length = price.TryGetProperty("recurringChargePeriodLength", out var given) && given.TryGetInt32(out var count) ? count : 1;
            made["recurringChargePeriod"] = length == 1 ? period : $"{length} {period}";
        }

        if (price.TryGetProperty("unitOfMeasure", out var unit) && unit.Text("units") is { } units)
        {
            made["unitOfMeasure"] = units;
        }

        made["price"] = Amounts(price);
        if (price.Text("id") is { } id)
        {
            var reference = new JsonObject { ["id"] = id };
            made["productOfferingPrice"] = reference;
            Copy(price, "href", reference);
            Copy(price, "name", reference);
        }

        return made;
    }

    private static JsonObject Amounts(JsonElement price)
    {
        var made = new JsonObject();
        var rates = Members(price, "tax").Select(t => t.TryGetProperty("taxRate", out var rate) && rate.TryGetDecimal(out var value) ? value : 0).ToList();
        if (rates.Count > 0)
        {
            made["taxRate"] = rates.Sum();
        }

        if (Money.Read(price, "price") is { } money)
        {
            made["dutyFreeAmount"] = money.ToJson();
            if (rates.Count > 0)
            {
                made["taxIncludedAmount"] = (money with { Value = money.Value * (100 + rates.Sum()) / 100 }).Rounded().ToJson();
            }
        }

        if (price.TryGetProperty("percentage", out var percentage) && percentage.ValueKind is JsonValueKind.Number)
        {
            made["percentage"] = JsonNode.Parse(percentage.GetRawText());
        }

        return made;
    }

    private static void Copy(JsonElement from, string name, JsonObject to)
    {
        if (from.Text(name) is { } text)
        {
            to[name] = text;
        }
    }

    private static IEnumerable<JsonElement> Members(JsonElement document, string list) =>
        document.TryGetProperty(list, out var members) && members.ValueKind is JsonValueKind.Array
            ? members.EnumerateArray().Where(m => m.ValueKind is JsonValueKind.Object)
            : [];

    private static IEnumerable<string> Ids(JsonElement document, string list) => Members(document, list).Select(m => m.Text("id")).OfType<string>();
}
