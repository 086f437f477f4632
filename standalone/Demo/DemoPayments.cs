using System.Text.Json.Nodes;
using static TmfGraph.Standalone.Demo.DemoJson;

namespace TmfGraph.Standalone.Demo;

/// <summary>How a customer pays, what she paid, and what she got back.</summary>
internal sealed class DemoPayments(DemoHistory history, DemoBills bills)
{
    private static readonly (string Type, string Name)[] Methods =
    [
        ("BankAccountDebit", "Direct debit"), ("TokenizedCard", "Credit card"), ("DigitalWallet", "Digital wallet"),
    ];

    private (string Type, string Name) Method => Methods[history.Number % Methods.Length];

    public IEnumerable<DemoDocument> Documents()
    {
        yield return Document("PaymentMethod", history.PaymentMethodId, new JsonObject
        {
            ["@type"] = Method.Type,
            ["name"] = Method.Name,
            ["description"] = $"{Method.Name} of {history.Customer.Name}",
            ["isPreferred"] = true,
            ["status"] = history.HasPaymentTrouble ? "Inactive" : "Active",
            ["statusReason"] = history.HasPaymentTrouble ? "Last payment was returned" : null,
            ["statusDate"] = Instant(history.HasPaymentTrouble ? DemoMonth.All[^2].DueDate : history.Customer.Since),
            ["validFor"] = Since(history.Customer.Since),
            ["relatedParty"] = history.Party(),
            ["account"] = Array(Reference("BillingAccount", history.Customer.AccountId, typed: true)),
        });

        foreach (var bill in bills.Bills.Where(b => b.Paid > 0))
        {
            yield return Payment(bill);
        }

        if (history.Number % 10 == 4 && bills.Bills.FirstOrDefault(b => b.State == "settled") is { } refunded)
        {
            yield return Refund(refunded);
        }
    }

    private DemoDocument Payment(DemoBill bill)
    {
        var tax = decimal.Round(bill.Tax * bill.Paid / bill.Total, 2);
        return Document("Payment", bill.PaymentId, new JsonObject
        {
            ["name"] = $"Bill of {bill.Month.Name}",
            ["description"] = bill.Paid == bill.Total ? "Payment in full" : "First instalment",
            ["correlatorId"] = bill.Id,
            ["authorizationCode"] = history.Random.Replace("AUTH-######"),
            ["paymentDate"] = Instant(bill.PaymentDate),
            ["status"] = "done",
            ["statusDate"] = Instant(bill.PaymentDate),
            ["amount"] = Money(bill.Paid - tax),
            ["taxAmount"] = Money(tax),
            ["totalAmount"] = Money(bill.Paid),
            ["account"] = Reference("BillingAccount", history.Customer.AccountId, typed: true),
            ["payer"] = history.Party("Payer"),
            ["channel"] = Channel("CH-1", "Web Shop"),
            ["paymentMethod"] = Reference("PaymentMethod", history.PaymentMethodId, Method.Name),
            ["paymentItem"] = Array(new JsonObject
            {
                ["id"] = "1",
                ["amount"] = Money(bill.Paid - tax),
                ["taxAmount"] = Money(tax),
                ["totalAmount"] = Money(bill.Paid),
                ["item"] = Reference("CustomerBill", bill.Id, typed: true),
            }),
        });
    }

    private DemoDocument Refund(DemoBill bill) => Document("Refund", $"{history.Customer.Id}-REF1", new JsonObject
    {
        ["name"] = "Goodwill refund",
        ["description"] = "Three days without service",
        ["refundDate"] = Instant(bill.PaymentDate.AddDays(4)),
        ["status"] = "done",
        ["statusDate"] = Instant(bill.PaymentDate.AddDays(4)),
        ["amount"] = Money(Math.Min(2.50m, bill.Net)),
        ["taxAmount"] = Money(Tax(Math.Min(2.50m, bill.Net))),
        ["totalAmount"] = Money(Math.Min(2.50m, bill.Net) + Tax(Math.Min(2.50m, bill.Net))),
        ["account"] = Reference("BillingAccount", history.Customer.AccountId, typed: true),
        ["payment"] = Reference("Payment", bill.PaymentId),
        ["paymentMethod"] = Reference("PaymentMethod", history.PaymentMethodId, Method.Name),
        ["requestor"] = history.Party("Payee"),
    });
}
