using System.Text.Json.Nodes;
using static TmfGraph.Standalone.Demo.DemoJson;

namespace TmfGraph.Standalone.Demo;

/// <summary>
/// Prepaid credit of a mobile line and a pot for travel beside it. What is left and what is reserved is what the actions in the history come to.
/// </summary>
internal sealed class DemoBalances(DemoHistory history, DemoProduct line)
{
    private const decimal Transferred = 5m;
    private const decimal Reserved = 2.50m;
    private const decimal Fee = -1.20m;

    private readonly string _credit = $"{line.Id}-CREDIT";
    private readonly string _travel = $"{line.Id}-TRAVEL";
    private readonly DateTimeOffset _start = line.Done > DemoOperator.Today.AddDays(-60) ? line.Done : DemoOperator.Today.AddDays(-60);

    public IEnumerable<DemoDocument> Documents()
    {
        var topups = new[] { history.Random.Int(2, 5) * 5m, history.Random.Int(3, 6) * 5m };
        var left = topups.Sum() + Fee - Transferred - Reserved;
        yield return Bucket(_credit, "Main credit", left, Reserved);
        yield return Bucket(_travel, "Travel pot", Transferred, 0m);
        for (var number = 0; number < topups.Length; number++)
        {
            var voucher = number == 0 ? history.Random.Replace("NW##-####-####") : null;
            foreach (var document in Action("TopupBalance", number + 1, topups[number], 0.1 + (number * 0.4), "Top-up", body =>
            {
                body["isAutoTopup"] = voucher is null;
                body["voucher"] = voucher;
                body["paymentMethod"] = voucher is null ? Reference("PaymentMethod", history.PaymentMethodId) : null;
            }))
            {
                yield return document;
            }
        }

        var actions = Action("AdjustBalance", 3, Fee, 0.6, "Replacement of the SIM card", body => body["adjustType"] = "oneTime")
            .Concat(Action("TransferBalance", 4, Transferred, 0.7, "Money for the holidays", body =>
            {
                body["costOwner"] = "originator";
                body["transferCost"] = Money(0m);
                body["receiver"] = history.Party("Receiver");
                body["receiverBucket"] = Reference("Bucket", _travel, "Travel pot");
                body["receiverBucketUsageType"] = "monetary";
                body["receiverLogicalResource"] = Reference("Resource", line.Resources["MSISDN"]);
            }))
            .Concat(Action("ReserveBalance", 5, Reserved, 0.9, "Parking ticket by text message", static _ => { }));
        foreach (var document in actions)
        {
            yield return document;
        }

        yield return Document("AccumulatedBalance", $"{line.Id}-BALANCE", new JsonObject
        {
            ["name"] = "Prepaid credit",
            ["description"] = $"All credit of {line.Plan.Name}",
            ["totalBalance"] = Quantity(left + Transferred, "EUR"),
            ["bucket"] = Array(Reference("Bucket", _credit, "Main credit"), Reference("Bucket", _travel, "Travel pot")),
            ["logicalResource"] = Reference("Resource", line.Resources["MSISDN"]),
            ["partyAccount"] = Reference("PartyAccount", history.PartyAccountId),
            ["product"] = Array(Reference("Product", line.Id, line.Plan.Name)),
            ["relatedParty"] = Array(history.Party()),
        });
    }

    private DemoDocument Bucket(string id, string name, decimal left, decimal reserved) => Document("Bucket", id, new JsonObject
    {
        ["name"] = name,
        ["description"] = $"{name} of {line.Plan.Name}",
        ["status"] = "active",
        ["usageType"] = "monetary",
        ["isShared"] = false,
        ["remainingValue"] = Quantity(left, "EUR"),
        ["remainingValueName"] = "Credit",
        ["reservedValue"] = Quantity(reserved, "EUR"),
        ["requestedDate"] = Instant(_start),
        ["confirmationDate"] = Instant(_start.AddMinutes(1)),
        ["validFor"] = Period(_start, DemoOperator.Today.AddYears(1)),
        ["logicalResource"] = Array(Reference("Resource", line.Resources["MSISDN"])),
        ["partyAccount"] = Reference("PartyAccount", history.PartyAccountId),
        ["product"] = Array(Reference("Product", line.Id, line.Plan.Name)),
        ["relatedParty"] = Array(history.Party()),
    });

    /// <summary>An action on the credit, and its line in the history.</summary>
    /// <param name="when">How far it is between the beginning and today, from 0 to 1.</param>
    private IEnumerable<DemoDocument> Action(string type, int number, decimal amount, double when, string reason, Action<JsonObject> fill)
    {
        var requested = _start + ((DemoOperator.Today - _start) * when);
        JsonObject Body()
        {
            var body = new JsonObject
            {
                ["reason"] = reason,
                ["requestedDate"] = Instant(requested),
                ["confirmationDate"] = Instant(requested.AddSeconds(20)),
                ["status"] = "completed",
                ["amount"] = Quantity(amount, "EUR"),
                ["usageType"] = "monetary",
                ["bucket"] = Reference("Bucket", _credit, "Main credit"),
                ["channel"] = Channel("CH-1", "Web Shop"),
                ["logicalResource"] = Array(Reference("Resource", line.Resources["MSISDN"])),
                ["partyAccount"] = Reference("PartyAccount", history.PartyAccountId),
                ["product"] = Array(Reference("Product", line.Id, line.Plan.Name)),
                ["relatedParty"] = Array(history.Party()),
                ["requestor"] = history.Party("Requestor"),
            };
            fill(body);
            return body;
        }

        var entry = Body();
        entry["description"] = type;
        if (type == "TopupBalance")
        {
            entry["balanceTopup"] = Reference("TopupBalance", $"{line.Id}-A{number}");
        }

        yield return Document(type, $"{line.Id}-A{number}", Body());
        yield return Document("BalanceActionHistory", $"{line.Id}-H{number}", entry);
    }
}
