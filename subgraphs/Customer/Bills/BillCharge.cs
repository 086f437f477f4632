using System.Text.Json;
using TmfGraph.Resources.Behaviours;

namespace TmfGraph.Customer.Bills;

/// <summary>An applied customer billing rate, as far as a bill needs it.</summary>
/// <param name="TaxExcluded">What is owed without taxes.</param>
/// <param name="TaxIncluded">What is owed with them; where the rate does not say, worked out from its taxes.</param>
internal sealed record BillCharge(string Id, Money TaxExcluded, Money TaxIncluded, IReadOnlyList<BillTax> Taxes, Period Time)
{
    /// <summary>Reads a rate; null where it has no amount.</summary>
    public static BillCharge? Read(JsonElement rate)
    {
        var taxes = BillTax.ReadAll(rate);
        var excluded = Money.Read(rate, "taxExcludedAmount");
        var included = Money.Read(rate, "taxIncludedAmount");
        if (excluded is not { } net)
        {
            if (included is not { } gross)
            {
                return null;
            }

            net = gross with { Value = gross.Value - taxes.Sum(t => t.Amount?.Value ?? 0) };
        }

        var taxed = taxes.Select(t => t.On(net)).ToList();
        return new BillCharge(rate.Text("id")!, net, included ?? net with { Value = net.Value + taxed.Sum(t => t.Amount!.Value.Value) }, taxed, Period.Read(rate, "periodCoverage")); // stored: it has an id; On gives amounts
    }
}

/// <summary>A tax on a charge.</summary>
/// <param name="Rate">In percent; null where only the amount is known.</param>
/// <param name="Amount">Null where only the rate is known.</param>
internal sealed record BillTax(string? Category, decimal? Rate, Money? Amount)
{
    public static IReadOnlyList<BillTax> ReadAll(JsonElement rate) =>
        rate.TryGetProperty("appliedTax", out var taxes) && taxes.ValueKind is JsonValueKind.Array
            ? [.. taxes.EnumerateArray().Where(t => t.ValueKind is JsonValueKind.Object).Select(Read)]
            : [];

    /// <summary>The same with its amount.</summary>
    public BillTax On(Money net) => Amount is null ? this with { Amount = (net with { Value = net.Value * (Rate ?? 0) / 100 }).Rounded() } : this;

    private static BillTax Read(JsonElement tax) => new(
        tax.Text("taxCategory"),
        tax.TryGetProperty("taxRate", out var rate) && rate.ValueKind is JsonValueKind.Number && rate.TryGetDecimal(out var value) ? value : null,
        Money.Read(tax, "taxAmount"));
}
