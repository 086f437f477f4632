using System.Text.Json.Nodes;
using TmfGraph.Resources.Behaviours;

namespace TmfGraph.Product.Pricing;

/// <summary>
/// One price of an item (CartPrice, QuotePrice, OrderPrice), for one piece of it. Its alterations are applied in the order of their priority: a
/// percentage of what the price is by then, or an amount. An alteration of the type discount or allowance takes off, any other adds what its sign
/// says; nothing goes below zero, and an alteration in another currency is left out.
/// </summary>
/// <param name="IsRecurring">Charged again and again; false for once.</param>
/// <param name="Period">The period of a recurring charge, for instance month; null where none is said.</param>
/// <param name="DutyFree">Without taxes; null where only the other is known.</param>
/// <param name="TaxIncluded">With taxes; null where only the other is known. One of the two is never null.</param>
internal sealed record PriceEntry(bool IsRecurring, string? Period, Money? DutyFree, Money? TaxIncluded)
{
    /// <summary>The currency.</summary>
    public string Unit => (DutyFree ?? TaxIncluded)?.Unit ?? "";

    /// <summary>Reads a price; null where nothing can be charged yet: it has no amount, or is for use, which nobody knows beforehand.</summary>
    public static PriceEntry? Read(JsonObject price)
    {
        if (price["price"] is not JsonObject amounts || Has(price.Text("priceType"), "usage"))
        {
            return null;
        }

        var (dutyFree, taxIncluded) = ReadBoth(amounts);
        foreach (var alteration in Alterations(price))
        {
            (dutyFree, taxIncluded) = (Alter(dutyFree, alteration, isTaxed: false), Alter(taxIncluded, alteration, isTaxed: true));
        }

        if (TakesOff(price))
        {
            (dutyFree, taxIncluded) = (Negative(dutyFree), Negative(taxIncluded));
        }

        var period = price.Text("recurringChargePeriod");
        var isRecurring = period is not null || (Has(price.Text("priceType"), "recurring") && !Has(price.Text("priceType"), "non"));
        return dutyFree is null && taxIncluded is null ? null : new PriceEntry(isRecurring, period, dutyFree?.Rounded(), taxIncluded?.Rounded());
    }

    /// <summary>Whether the price (or alteration) is money the customer gets.</summary>
    private static bool TakesOff(JsonObject price) => Has(price.Text("priceType"), "discount") || Has(price.Text("priceType"), "allowance");

    private static (Money? DutyFree, Money? TaxIncluded) ReadBoth(JsonObject amounts)
    {
        var dutyFree = Money.Read(amounts["dutyFreeAmount"]);
        var taxIncluded = Money.Read(amounts["taxIncludedAmount"]);
        if (dutyFree is { } free && taxIncluded is { } taxed && free.Unit != taxed.Unit)
        {
            taxIncluded = null; // two currencies do not make one price
        }

        if (Money.ReadNumber(amounts["taxRate"]) is { } rate && rate > -100)
        {
            taxIncluded ??= dutyFree is { } net ? net with { Value = net.Value * (100 + rate) / 100 } : null;
            dutyFree ??= taxIncluded is { } gross ? gross with { Value = gross.Value * 100 / (100 + rate) } : null;
        }

        return (dutyFree, taxIncluded);
    }

    private static IEnumerable<JsonObject> Alterations(JsonObject price) =>
        price["priceAlteration"] is JsonArray alterations
            ? alterations.OfType<JsonObject>().OrderBy(a => Money.ReadNumber(a["priority"]) ?? decimal.MaxValue)
            : [];

    private static Money? Alter(Money? amount, JsonObject alteration, bool isTaxed)
    {
        if (amount is not { } before || alteration["price"] is not JsonObject by)
        {
            return amount;
        }

        var (dutyFree, taxIncluded) = ReadBoth(by);
        decimal? change = Money.ReadNumber(by["percentage"]) is { } percentage
            ? before.Value * percentage / 100
            : ((isTaxed ? taxIncluded ?? dutyFree : dutyFree ?? taxIncluded) is { } given && given.Unit == before.Unit ? given.Value : null);
        if (change is not { } value)
        {
            return amount;
        }

        var after = before.Value + (TakesOff(alteration) ? -Math.Abs(value) : value);
        return before with { Value = before.Value >= 0 ? Math.Max(0, after) : after };
    }

    private static Money? Negative(Money? amount) => amount is { } money ? money with { Value = -Math.Abs(money.Value) } : null;

    private static bool Has(string? text, string word) => text is not null && text.Contains(word, StringComparison.OrdinalIgnoreCase);
}
