using System.Text.Json;
using System.Text.Json.Nodes;
using TmfGraph.Resources.Behaviours;

namespace TmfGraph.Customer.Bills;

/// <summary>Makes a customer bill (TMF678) of charges.</summary>
internal static class BillDraft
{
    /// <summary>The charges that fit on one bill: those in the currency of the oldest. What has no amount cannot be billed.</summary>
    /// <exception cref="OverflowException">A tax is too large to be worked out.</exception>
    public static IReadOnlyList<BillCharge> Charges(IEnumerable<JsonElement> rates)
    {
        var charges = rates.Select(BillCharge.Read).OfType<BillCharge>().ToList();
        return [.. charges.Where(c => c.TaxExcluded.Unit == charges[0].TaxExcluded.Unit)];
    }

    /// <param name="request">The request; account and party come from it.</param>
    /// <param name="charges">At least one, all in one currency.</param>
    /// <exception cref="OverflowException">The amounts are too large to be added up.</exception>
    public static JsonObject Of(JsonElement request, IReadOnlyList<BillCharge> charges, DateTimeOffset now, int paymentDays)
    {
        var unit = charges[0].TaxExcluded.Unit;
        var excluded = new Money(charges.Sum(c => c.TaxExcluded.Value), unit);
        var included = new Money(charges.Sum(c => c.TaxIncluded.Value), unit);
        var source = request.ToObject();
        var bill = new JsonObject
        {
            ["billNo"] = $"{now:yyyyMMdd}-{request.Text("id")}",
            ["billDate"] = Period.Text(now),
            ["paymentDueDate"] = Period.Text(now.AddDays(paymentDays)),
            ["category"] = "normal",
            ["runType"] = "offCycle",
            ["state"] = "new",
            ["billingAccount"] = source["billingAccount"]!.DeepClone(), // without it there are no charges
            ["billingPeriod"] = Covered(charges, now).ToJson(),
            ["taxExcludedAmount"] = excluded.ToJson(),
            ["taxIncludedAmount"] = included.ToJson(),
            ["amountDue"] = included.ToJson(),
            ["remainingAmount"] = included.ToJson(),
        };
        var taxes = Taxes(charges);
        if (taxes.Count > 0)
        {
            bill["taxItem"] = taxes;
        }

        if (source["relatedParty"] is JsonObject party)
        {
            bill["relatedParty"] = new JsonArray(party.DeepClone());
        }

        return bill;
    }

    /// <summary>From the first charge to the last; until now where no charge says an end.</summary>
    private static Period Covered(IReadOnlyList<BillCharge> charges, DateTimeOffset now) => new(
        charges.Min(c => c.Time.Start), charges.Max(c => c.Time.End) ?? now);

    private static JsonArray Taxes(IReadOnlyList<BillCharge> charges) =>
    [
        .. charges.SelectMany(c => c.Taxes).GroupBy(t => (t.Category, t.Rate)).Select(g => Tax(g.Key.Category, g.Key.Rate, g)),
    ];

    private static JsonObject Tax(string? category, decimal? rate, IEnumerable<BillTax> taxes)
    {
        var item = new JsonObject();
        if (category is not null)
        {
            item["taxCategory"] = category;
        }

        if (rate is { } percent)
        {
            item["taxRate"] = percent;
        }

        var amounts = taxes.Select(t => t.Amount!.Value).ToList(); // charges have worked them out
        item["taxAmount"] = new Money(amounts.Sum(a => a.Value), amounts[0].Unit).ToJson();
        return item;
    }
}
