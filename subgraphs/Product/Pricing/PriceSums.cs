using System.Text.Json.Nodes;
using TmfGraph.Resources.Behaviours;

namespace TmfGraph.Product.Pricing;

/// <summary>
/// Adds prices up. What is charged once and what is charged a month, euros and dollars cannot be added to one another: each has a total of its own.
/// Where a price is known without taxes only, and others with, it counts as free of tax, and the other way round.
/// </summary>
internal sealed class PriceSums
{
    private readonly Dictionary<Kind, Sum> _sums = [];

    public bool IsEmpty => _sums.Count == 0;

    public void Add(PriceEntry price, decimal quantity)
    {
        var kind = new Kind(price.IsRecurring, price.Period, price.Unit);
        var sum = _sums.GetValueOrDefault(kind);
        _sums[kind] = new Sum(
            sum.DutyFree + (quantity * (price.DutyFree ?? price.TaxIncluded)!.Value.Value), // one of the two is there
            sum.TaxIncluded + (quantity * (price.TaxIncluded ?? price.DutyFree)!.Value.Value),
            sum.KnowsDutyFree || price.DutyFree is not null,
            sum.KnowsTaxIncluded || price.TaxIncluded is not null);
    }

    public void Add(PriceSums others)
    {
        foreach (var (kind, sum) in others._sums)
        {
            var own = _sums.GetValueOrDefault(kind);
            _sums[kind] = new Sum(
                own.DutyFree + sum.DutyFree,
                own.TaxIncluded + sum.TaxIncluded,
                own.KnowsDutyFree || sum.KnowsDutyFree,
                own.KnowsTaxIncluded || sum.KnowsTaxIncluded);
        }
    }

    /// <summary>The totals in the shape of CartPrice, QuotePrice and OrderPrice: first what is charged once, then by period and currency.</summary>
    public JsonArray ToJson() =>
        [.. _sums.OrderBy(s => s.Key.IsRecurring).ThenBy(s => s.Key.Period, StringComparer.Ordinal).ThenBy(s => s.Key.Unit, StringComparer.Ordinal).Select(s => ToJson(s.Key, s.Value))];

    private static JsonObject ToJson(Kind kind, Sum sum)
    {
        var price = new JsonObject();
        if (sum.KnowsDutyFree)
        {
            price["dutyFreeAmount"] = new Money(sum.DutyFree, kind.Unit).ToJson();
        }

        if (sum.KnowsTaxIncluded)
        {
            price["taxIncludedAmount"] = new Money(sum.TaxIncluded, kind.Unit).ToJson();
        }

        var total = new JsonObject { ["name"] = "Total", ["priceType"] = kind.IsRecurring ? "recurring" : "oneTime" };
        if (kind.Period is not null)
        {
            total["recurringChargePeriod"] = kind.Period;
        }

        total["price"] = price;
        return total;
    }

    private readonly record struct Kind(bool IsRecurring, string? Period, string Unit);

    private readonly record struct Sum(decimal DutyFree, decimal TaxIncluded, bool KnowsDutyFree, bool KnowsTaxIncluded);
}
