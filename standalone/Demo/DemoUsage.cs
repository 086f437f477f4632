using System.Globalization;
using System.Text.Json.Nodes;
using static TmfGraph.Standalone.Demo.DemoJson;

namespace TmfGraph.Standalone.Demo;

/// <summary>What customers used beyond their flat rates, call by call: quantity times rate.</summary>
internal sealed class DemoUsage(DemoHistory history)
{
    private static readonly DemoTariff[] Mobile = [DemoTariff.Voice, DemoTariff.Data, DemoTariff.Text];

    private readonly Dictionary<(string Product, string Month), decimal> _charges = [];
    private int _count;

    /// <summary>The net charge of a product in a month; filled by <see cref="Documents"/>.</summary>
    public decimal ChargeOf(DemoProduct product, DemoMonth month) => _charges.GetValueOrDefault((product.Id, month.Key));

    public IEnumerable<DemoDocument> Documents()
    {
        foreach (var product in history.InUse.Where(p => p.IsMobile || p.Plan.Specification == "VOICE"))
        {
            foreach (var month in DemoMonth.All.Where(m => product.Done < m.End.AddDays(-1)))
            {
                var count = product.IsMobile ? 2 : 1;
                for (var number = 0; number < count; number++)
                {
                    var tariff = product.IsMobile ? Mobile[history.Random.Int(0, Mobile.Length - 1)] : DemoTariff.Voice;
                    var start = product.Done > month.Start ? product.Done : month.Start;
                    var date = start.AddMinutes(history.Random.Int(1, (int)(month.End - start).TotalMinutes - 60));
                    yield return Usage(product, tariff, date, month);
                }
            }

            if (product.IsMobile && product.Done < DemoMonth.Last.End)
            {
                yield return Usage(product, DemoTariff.Voice, DemoMonth.Last.End.AddMinutes(history.Random.Int(5, 300)), null);
            }
        }
    }

    /// <param name="month">The month on whose bill it is; null while it is on none.</param>
    private DemoDocument Usage(DemoProduct product, DemoTariff tariff, DateTimeOffset date, DemoMonth? month)
    {
        var quantity = history.Random.Int(1, tariff.Most);
        var amount = quantity * tariff.Rate;
        if (month is { } billed)
        {
            var key = (product.Id, billed.Key);
            _charges[key] = _charges.GetValueOrDefault(key) + amount;
        }

        var quantityText = quantity.ToString(CultureInfo.InvariantCulture);
        return Document("Usage", $"{history.Customer.Id}-U{++_count}", new JsonObject
        {
            ["usageDate"] = Instant(date),
            ["usageType"] = tariff.Key,
            ["description"] = $"{tariff.Name}: {quantityText} {tariff.Unit}",
            ["status"] = month is null ? "rated" : "billed",
            ["usageSpecification"] = Reference("UsageSpecification", tariff.SpecificationId, tariff.Name),
            ["relatedParty"] = Array(history.Party()),
            ["ratedProductUsage"] = Array(new JsonObject
            {
                ["ratingDate"] = Instant(date.AddMinutes(15)),
                ["isBilled"] = month is not null,
                ["isTaxExempt"] = false,
                ["offerTariffType"] = "Normal",
                ["ratingAmountType"] = "Total",
                ["usageRatingTag"] = "Usage",
                ["taxRate"] = 19m,
                ["taxExcludedRatingAmount"] = Money(amount),
                ["taxIncludedRatingAmount"] = Money(amount + Tax(amount)),
                ["productRef"] = Reference("Product", product.Id, product.Plan.Name),
            }),
            ["usageCharacteristic"] = Array(
                Characteristic("quantity", quantity),
                Characteristic("unit", tariff.Unit),
                Characteristic("unitPrice", tariff.Rate),
                Characteristic("destination", history.Random.ArrayElement(tariff.Destinations))),
        });
    }
}
