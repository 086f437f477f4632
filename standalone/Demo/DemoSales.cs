using System.Text.Json.Nodes;
using static TmfGraph.Standalone.Demo.DemoJson;

namespace TmfGraph.Standalone.Demo;

/// <summary>What comes before an order: qualifications, quotes for companies, and carts.</summary>
internal static class DemoSales
{
    /// <summary>Whether a customer's first order came from a quote.</summary>
    public static bool IsQuoted(DemoCustomer customer) => customer.Business && customer.Number <= DemoOperator.CustomersWithHistory;

    /// <summary>That quote.</summary>
    public static string QuoteId(DemoCustomer customer) => $"{customer.Id}-Q1";

    public static IEnumerable<DemoDocument> Documents(DemoHistory history)
    {
        foreach (var order in history.Orders.Where(o => o.Number == 1 && o.NeedsVisit))
        {
            yield return Qualification(history, order);
            yield return Check(history, order);
        }

        if (history.Customer.Business)
        {
            var first = history.Orders[0];
            yield return Quote(history, QuoteId(history.Customer), first.Plans, first.Placed.AddDays(-6), "accepted", first.Placed);
            if (history.Number % 2 == 1)
            {
                var state = (history.Number % 4 == 1, history.Number % 8) switch { (true, _) => "inProgress", (_, 3) => "approved", _ => "rejected" };
                var placed = DemoOperator.Today.AddDays(-5).AddHours(history.Number % 40);
                yield return Quote(history, $"{history.Customer.Id}-Q2", [DemoPlans.ForCompanies[history.Number % DemoPlans.ForCompanies.Count]], placed, state, state == "inProgress" ? null : placed.AddDays(2));
            }
        }
        else
        {
            if (history.Number % 4 != 3)
            {
                var last = history.Orders[^1];
                yield return Cart(history, $"{history.Customer.Id}-CART1", last.Plans, Period(last.Placed.AddMinutes(-25), last.Placed), "Ordered as " + last.Id);
            }

            if (history.Number % 4 is 1 or 3)
            {
                var wanted = DemoPlans.ForPeople[history.Number % DemoPlans.ForPeople.Count];
                yield return Cart(history, $"{history.Customer.Id}-CART2", [wanted], Since(DemoOperator.Today.AddHours(-history.Number % 72)), null);
            }
        }
    }

    private static DemoDocument Quote(
        DemoHistory history, string id, IReadOnlyList<Plan> plans, DateTimeOffset date, string state, DateTimeOffset? done) => Document("Quote", id, new JsonObject
    {
        ["category"] = "Business",
        ["description"] = string.Join(", ", plans.Select(p => p.Name)),
        ["externalId"] = $"SALES-{id}",
        ["version"] = "1",
        ["instantSyncQuote"] = false,
        ["quoteDate"] = Instant(date),
        ["requestedQuoteCompletionDate"] = Instant(date.AddDays(7)),
        ["expectedQuoteCompletionDate"] = Instant(date.AddDays(3)),
        ["effectiveQuoteCompletionDate"] = done is { } end ? Instant(end) : null,
        ["validFor"] = Period(date, date.AddDays(30)),
        ["state"] = state,
        ["billingAccount"] = Array(Reference("BillingAccount", history.Customer.AccountId)),
        ["relatedParty"] = Array(history.Party(), PartyReference("PartyRole", DemoNetwork.ManagerId(DemoNetwork.ManagerOf(history.Number)), "Account Manager", "Seller")),
        ["quoteTotalPrice"] = Totals(plans),
        ["quoteItem"] = Array(plans.Select((plan, index) => new JsonObject
        {
            ["id"] = $"{index + 1}",
            ["action"] = "add",
            ["quantity"] = 1,
            ["state"] = state,
            ["productOffering"] = Reference("ProductOffering", plan.OfferingId, plan.Name),
            ["product"] = new JsonObject { ["name"] = plan.Name },
            ["quoteItemPrice"] = Prices(plan),
        })),
    });

    private static DemoDocument Cart(DemoHistory history, string id, IReadOnlyList<Plan> plans, JsonObject validity, string? note) => Document("ShoppingCart", id, new JsonObject
    {
        ["validFor"] = validity,
        ["cartTotalPrice"] = Totals(plans),
        ["relatedParty"] = Array(history.Party()),
        ["cartItem"] = Array(plans.Select((plan, index) => new JsonObject
        {
            ["id"] = $"{index + 1}",
            ["action"] = "add",
            ["quantity"] = 1,
            ["status"] = "active",
            ["productOffering"] = Reference("ProductOffering", plan.OfferingId, plan.Name),
            ["product"] = new JsonObject { ["name"] = plan.Name },
            ["itemPrice"] = Prices(plan),
            ["note"] = note is null || index > 0 ? null : Array(new JsonObject { ["id"] = "1", ["text"] = note }),
        })),
    });

    private static JsonArray Prices(Plan plan)
    {
        var prices = Array(Recurring($"{plan.Name} monthly", plan.Monthly, Reference("ProductOfferingPrice", $"POP-{plan.Key}-M")));
        if (plan.Setup > 0)
        {
            prices.Add(Once($"{plan.Name} set-up", plan.Setup, Reference("ProductOfferingPrice", $"POP-{plan.Key}-S")));
        }

        return prices;
    }

    private static JsonArray Totals(IReadOnlyList<Plan> plans)
    {
        var totals = Array(Recurring("Monthly total", plans.Sum(p => p.Monthly), null));
        if (plans.Sum(p => p.Setup) is > 0 and var setup)
        {
            totals.Add(Once("One-time total", setup, null));
        }

        return totals;
    }

    private static JsonObject Recurring(string name, decimal net, JsonObject? price)
    {
        var body = Once(name, net, price);
        body["priceType"] = "recurring";
        body["recurringChargePeriod"] = "month";
        return body;
    }

    private static JsonObject Once(string name, decimal net, JsonObject? price)
    {
        var body = new JsonObject { ["name"] = name, ["priceType"] = "oneTime", ["price"] = Price(net) };
        if (price is not null)
        {
            body["productOfferingPrice"] = price;
        }

        return body;
    }

    private static DemoDocument Qualification(DemoHistory history, DemoOrder order) => Document("ProductOfferingQualification", $"{order.Id}-POQ", new JsonObject
    {
        ["description"] = "Can these products be had at this address?",
        ["productOfferingQualificationDate"] = Instant(order.Placed.AddMinutes(-30)),
        ["effectiveQualificationDate"] = Instant(order.Placed.AddMinutes(-29)),
        ["expirationDate"] = Instant(order.Placed.AddDays(30)),
        ["instantSyncQualification"] = true,
        ["provideAlternative"] = false,
        ["provideUnavailabilityReason"] = true,
        ["qualificationResult"] = "qualified",
        ["state"] = "done",
        ["channel"] = Channel("CH-1", "Web Shop"),
        ["place"] = Array(history.Place("installation")),
        ["relatedParty"] = Array(history.Party()),
        ["productOfferingQualificationItem"] = Array(order.Plans.Select((plan, index) => new JsonObject
        {
            ["id"] = $"{index + 1}",
            ["action"] = "add",
            ["state"] = "done",
            ["qualificationItemResult"] = "qualified",
            ["expectedActivationDate"] = Instant(order.Placed.AddDays(7)),
            ["productOffering"] = Reference("ProductOffering", plan.OfferingId, plan.Name),
        })),
    });

    private static DemoDocument Check(DemoHistory history, DemoOrder order)
    {
        var date = order.Placed.AddMinutes(-30);
        return history.Number % 3 == 2
            ? Document("QueryServiceQualification", $"{order.Id}-QSQ", Dated("queryServiceQualificationDate", new JsonObject
            {
                ["description"] = "What can be delivered at this address?",
                ["searchCriteria"] = Item(),
                ["serviceQualificationItem"] = Array(Item()),
            }))
            : Document("CheckServiceQualification", $"{order.Id}-CSQ", Dated("checkServiceQualificationDate", new JsonObject
            {
                ["description"] = "Can these services be delivered at this address?",
                ["qualificationResult"] = "qualified",
                ["provideAlternative"] = false,
                ["serviceQualificationItem"] = Array(order.Plans.Select((plan, index) => new JsonObject
                {
                    ["id"] = $"{index + 1}",
                    ["state"] = "done",
                    ["qualificationResult"] = "qualified",
                    ["service"] = Wanted(plan),
                })),
            }));

        JsonObject Dated(string name, JsonObject body)
        {
            body[name] = Instant(date);
            body["effectiveQualificationDate"] = Instant(date.AddMinutes(1));
            body["expirationDate"] = Instant(date.AddDays(30));
            body["instantSyncQualification"] = true;
            body["state"] = "done";
            body["relatedParty"] = Array(history.Party());
            return body;
        }

        JsonObject Item() => new() { ["id"] = "1", ["expectedServiceAvailabilityDate"] = Instant(date.AddDays(7)), ["service"] = Wanted(order.Plans[0]) };

        JsonObject Wanted(Plan plan) => new()
        {
            ["serviceSpecification"] = Reference("ServiceSpecification", $"SS-{plan.Service.Specification}"),
            ["place"] = Array(history.Place("installation")),
        };
    }
}
