using System.Text.Json.Nodes;
using static TmfGraph.Standalone.Demo.DemoJson;

namespace TmfGraph.Standalone.Demo;

/// <summary>Bills of the last months. Each is the sum of its rates: monthly prices by the day, set-up prices, and usage.</summary>
internal sealed class DemoBills(DemoHistory history, DemoUsage usage)
{
    private readonly List<DemoBill> _bills = [];
    private int _rates;

    /// <summary>Oldest first; filled by <see cref="Documents"/>.</summary>
    public IReadOnlyList<DemoBill> Bills => _bills;

    public IEnumerable<DemoDocument> Documents()
    {
        foreach (var month in DemoMonth.All)
        {
            var id = $"{history.Customer.Id}-B{month.Key}";
            var rates = history.InUse.SelectMany(p => RatesOf(p, month)).ToList();
            if (rates.Count == 0)
            {
                continue;
            }

            foreach (var (product, type, name, start, net) in rates)
            {
                yield return Rate(id, product, type, name, start, month, net);
            }

            var bill = Settle(id, month, rates.Sum(r => r.Net), rates.Sum(r => Tax(r.Net)));
            _bills.Add(bill);
            yield return Document(bill);
        }

        if (history.Number % 10 == 2 && _bills.Count > 0)
        {
            yield return OnDemand(_bills[^1]);
        }
    }

    private IEnumerable<(DemoProduct Product, string Type, string Name, DateTimeOffset Start, decimal Net)> RatesOf(DemoProduct product, DemoMonth month)
    {
        if (product.Done >= month.End)
        {
            yield break;
        }

        var isNew = product.Done >= month.Start;
        var start = isNew ? new DateTimeOffset(product.Done.Date, TimeSpan.Zero) : month.Start;
        var share = (decimal)(month.End - start).Days / (month.End - month.Start).Days;
        yield return (product, "recurringCharge", $"{product.Plan.Name}, {month.Name}", start, decimal.Round(product.Plan.Monthly * share, 2));
        if (isNew && product.Plan.Setup > 0)
        {
            yield return (product, "oneTimeCharge", $"{product.Plan.Name} set-up", start, product.Plan.Setup);
        }

        if (usage.ChargeOf(product, month) is > 0 and var charge)
        {
            yield return (product, "usageCharge", $"{product.Plan.Name}, usage beyond the flat rate", start, charge);
        }
    }

    private DemoDocument Rate(string billId, DemoProduct product, string type, string name, DateTimeOffset start, DemoMonth month, decimal net) =>
        DemoJson.Document("AppliedCustomerBillingRate", $"{history.Customer.Id}-BR{++_rates}", new JsonObject
        {
            ["name"] = name,
            ["type"] = type,
            ["date"] = Instant(month.End),
            ["isBilled"] = true,
            ["periodCoverage"] = Period(start, month.End),
            ["taxExcludedAmount"] = Money(net),
            ["taxIncludedAmount"] = Money(net + Tax(net)),
            ["appliedTax"] = Array(new JsonObject { ["taxCategory"] = "VAT", ["taxRate"] = 19m, ["taxAmount"] = Money(Tax(net)) }),
            ["bill"] = Reference("CustomerBill", billId),
            ["billingAccount"] = Reference("BillingAccount", history.Customer.AccountId),
            ["product"] = Reference("Product", product.Id, product.Plan.Name),
        });

    /// <summary>What became of a bill: the last is on its way, older ones are paid, but for a few.</summary>
    private DemoBill Settle(string id, DemoMonth month, decimal net, decimal tax)
    {
        var total = net + tax;
        return month switch
        {
            _ when month == DemoMonth.Last => new DemoBill(id, month, StateOfLast(), net, tax, 0m),
            _ when month == DemoMonth.All[^2] && history.HasPaymentTrouble => new DemoBill(id, month, "sent", net, tax, 0m),
            _ when month == DemoMonth.All[^2] && history.Number % 13 == 5 => new DemoBill(id, month, "partiallyPaid", net, tax, decimal.Round(total / 2, 2)),
            _ => new DemoBill(id, month, "settled", net, tax, total),
        };
    }

    private string StateOfLast() => history.Number switch
    {
        _ when history.Number % 11 == 0 => "onHold",
        _ when history.Number % 7 == 0 => "validated",
        _ when history.Number % 7 == 6 => "new",
        _ => "sent",
    };

    private DemoDocument Document(DemoBill bill) => DemoJson.Document("CustomerBill", bill.Id, new JsonObject
    {
        ["billNo"] = $"NW-{bill.Month.Key}-{history.Number:000000}",
        ["category"] = "normal",
        ["runType"] = "onCycle",
        ["billDate"] = Instant(bill.Month.BillDate),
        ["nextBillDate"] = Instant(bill.Month.BillDate.AddMonths(1)),
        ["paymentDueDate"] = Instant(bill.Month.DueDate),
        ["lastUpdate"] = Instant(bill.Paid > 0 ? bill.PaymentDate : bill.Month.BillDate),
        ["billingPeriod"] = Period(bill.Month.Start, bill.Month.End),
        ["state"] = bill.State,
        ["taxExcludedAmount"] = Money(bill.Net),
        ["taxIncludedAmount"] = Money(bill.Total),
        ["amountDue"] = Money(bill.Total),
        ["remainingAmount"] = Money(bill.Total - bill.Paid),
        ["taxItem"] = Array(new JsonObject { ["taxCategory"] = "VAT", ["taxRate"] = 19m, ["taxAmount"] = Money(bill.Tax) }),
        ["billDocument"] = Array(new JsonObject
        {
            ["name"] = $"Bill of {bill.Month.Name}",
            ["attachmentType"] = "bill",
            ["mimeType"] = "application/pdf",
            ["url"] = $"https://documents.northwind.example/bills/{bill.Id}.pdf",
        }),
        ["appliedPayment"] = bill.Paid == 0m
            ? null
            : Array(new JsonObject { ["appliedAmount"] = Money(bill.Paid), ["payment"] = Reference("Payment", bill.PaymentId) }),
        ["billingAccount"] = Reference("BillingAccount", history.Customer.AccountId),
        ["financialAccount"] = Reference("FinancialAccount", history.FinancialAccountId),
        ["paymentMethod"] = Reference("PaymentMethod", history.PaymentMethodId),
        ["relatedParty"] = Array(history.Party()),
    });

    private DemoDocument OnDemand(DemoBill bill) => DemoJson.Document("CustomerBillOnDemand", $"{bill.Id}-D", new JsonObject
    {
        ["name"] = $"Copy of the bill of {bill.Month.Name}",
        ["description"] = "Asked for in the customer portal",
        ["lastUpdate"] = Instant(bill.Month.BillDate.AddHours(4)),
        ["state"] = "done",
        ["billingAccount"] = Reference("BillingAccount", history.Customer.AccountId),
        ["customerBill"] = Reference("CustomerBill", bill.Id),
        ["relatedParty"] = history.Party(),
    });
}
