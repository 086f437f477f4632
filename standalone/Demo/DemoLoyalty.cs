using System.Text.Json.Nodes;
using static TmfGraph.Standalone.Demo.DemoJson;

namespace TmfGraph.Standalone.Demo;

/// <summary>Northwind Miles: the program with its rules, and what members collected. A balance is the sum of its events.</summary>
internal static class DemoLoyalty
{
    private const string Program = "LPS-MILES";

    public static IEnumerable<DemoDocument> Documents()
    {
        yield return Document("LoyaltyProgramProductSpec", Program, new JsonObject
        {
            ["name"] = "Northwind Miles",
            ["brand"] = "Northwind",
            ["description"] = "Points for every bill that is paid, and for staying",
            ["productNumber"] = "NW-MILES",
            ["lifeCycleStatus"] = "active",
            ["needsLoyaltyAccount"] = true,
            ["validFor"] = Since(DemoCatalog.Launch),
        });
        (string Key, string Event, string Attribute, string Operator, string Value, string Action, string Text)[] rules =
        [
            ("PAID-BILL", "billPaid", "paidBeforeDueDate", "eq", "true", "addPoints", "Points for paying a bill in time"),
            ("NEW-PRODUCT", "productActivated", "monthlyPrice", "gt", "10", "addBonus", "A bonus for a new product"),
        ];
        foreach (var (key, happened, attribute, comparison, value, action, text) in rules)
        {
            yield return Document("LoyaltyEventType", $"LET-{key}", new JsonObject { ["eventType"] = happened });
            yield return Document("LoyaltyCondition", $"LC-{key}", new JsonObject { ["attribute"] = attribute, ["operator"] = comparison, ["value"] = value });
            yield return Document("LoyaltyAction", $"LA-{key}", new JsonObject
            {
                ["action"] = action,
                ["actionType"] = "credit",
                ["commonName"] = text,
                ["description"] = text,
                ["endpoint"] = "https://loyalty.northwind.example/credits",
                ["version"] = "1.0",
            });
            yield return Document("LoyaltyRule", $"LR-{key}", new JsonObject
            {
                ["commonName"] = text,
                ["policyName"] = "Northwind Miles",
                ["description"] = $"{text}, once for each event",
                ["hasSubRules"] = false,
                ["isCNF"] = true,
                ["isMandatoryEvaluation"] = true,
                ["keywords"] = "miles, points",
                ["usage"] = "earn",
                ["loyaltyEventType"] = Array(Reference("LoyaltyEventType", $"LET-{key}")),
                ["loyaltyCondition"] = Array(Reference("LoyaltyCondition", $"LC-{key}")),
                ["loyaltyAction"] = Array(Reference("LoyaltyAction", $"LA-{key}")),
            });
            yield return Document("LoyaltyRuleEventType", $"LRE-{key}", []);
            yield return Document("LoyaltyRuleCondition", $"LRC-{key}", []);
            yield return Document("LoyaltyRuleAction", $"LRA-{key}", []);
        }
    }

    public static IEnumerable<DemoDocument> Documents(DemoHistory history, IReadOnlyList<DemoBill> bills)
    {
        if (history.Customer.Business || history.Number % 4 == 0)
        {
            yield break;
        }

        var (member, account, product) = ($"{history.Customer.Id}-LM", $"{history.Customer.Id}-LA", $"{history.Customer.Id}-LP");
        yield return Document("LoyaltyProgramMember", member, new JsonObject
        {
            ["name"] = history.Customer.Name,
            ["status"] = history.HasPaymentTrouble ? "suspended" : "active",
            ["ValidFor"] = Since(history.Customer.Since),
            ["relatedParty"] = Array(history.Party()),
        });
        yield return Document("LoyaltyProgramProduct", product, new JsonObject
        {
            ["name"] = "Northwind Miles",
            ["description"] = $"Membership of {history.Customer.Name}",
            ["productStatus"] = "activated",
            ["loyaltyProgramProductSpec"] = Reference("LoyaltyProgramProductSpec", Program),
            ["loyaltyAccount"] = Reference("LoyaltyAccount", account),
            ["validFor"] = Since(history.Customer.Since),
        });
        yield return Document("LoyaltyAccount", account, new JsonObject
        {
            ["loyaltyProgramProduct"] = Reference("LoyaltyProgramProduct", product),
            ["relatedParty"] = Array(history.Party()),
        });

        var points = 0m;
        var count = 0;
        foreach (var (happened, time, earned) in history.InUse.Select(p => ("productActivated", p.Done, 50m))
            .Concat(bills.Where(b => b.Paid > 0).Select(b => ("billPaid", b.PaymentDate, decimal.Floor(b.Paid)))))
        {
            points += earned;
            yield return Document("LoyaltyEvent", $"{history.Customer.Id}-LE{++count}", new JsonObject
            {
                ["eventType"] = happened,
                ["eventTime"] = Instant(time),
                ["memberId"] = member,
                ["eventId"] = Reference("LoyaltyProgramProduct", product),
                ["event"] = new JsonObject { ["points"] = earned },
            });
        }

        yield return Document("LoyaltyBalance", $"{history.Customer.Id}-LB", new JsonObject
        {
            ["quantity"] = new JsonObject { ["unit"] = "points", ["value"] = points },
            ["loyaltyProgramMember"] = Reference("LoyaltyProgramMember", member),
            ["validFor"] = Since(history.Customer.Since),
        });
    }
}
