using System.Text.Json.Nodes;
using static TmfGraph.Standalone.Demo.DemoJson;

namespace TmfGraph.Standalone.Demo;

/// <summary>Companies that the operator earns money with: how they came on board, what was agreed, what is settled each month.</summary>
internal static class DemoPartners
{
    private const string Cycle = "CBC-MONTHLY";
    private const string Format = "CBF-NOTE";
    private const string Media = "CBM-PORTAL";

    private static readonly DemoPartner[] Partners =
    [
        new("STREAMHUB", "Streamhub Films", "Content Provider", "CONTENT", "Films and series on television", 184_500, 0.35m),
        new("FJORD", "Fjord Mobile", "Roaming Partner", "ROAMING", "Roaming in the north", 2_310_400, 0.004m),
        new("CITYSHOP", "City Phone Shops", "Reseller", "RESALE", "Contracts sold in shops", 640, 25m),
    ];

    public static IEnumerable<DemoDocument> Documents() =>
        [.. Partners.SelectMany(p => (IEnumerable<DemoDocument>)[.. OfPartner(p), .. Settlement(p)]), .. Formats()];

    private static IEnumerable<DemoDocument> OfPartner(DemoPartner partner)
    {
        var (organization, role, agreement) = ($"G-{partner.Key}", $"PR-{partner.Key}", $"AG-{partner.Key}");
        yield return Document("Organization", organization, new JsonObject
        {
            ["name"] = partner.Name,
            ["tradingName"] = partner.Name,
            ["organizationType"] = "company",
            ["isLegalEntity"] = true,
            ["isHeadOffice"] = true,
            ["status"] = "validated",
        });
        yield return Document("PartyRole", role, new JsonObject
        {
            ["name"] = partner.Role,
            ["status"] = "active",
            ["engagedParty"] = PartyReference("Organization", organization, partner.Name, partner.Role),
            ["agreement"] = Array(Reference("Agreement", agreement)),
            ["validFor"] = Since(DemoCatalog.Launch),
        });
        yield return Document("Agreement", agreement, new JsonObject
        {
            ["name"] = $"Partner agreement with {partner.Name}",
            ["agreementType"] = "partner",
            ["description"] = partner.Purpose,
            ["status"] = "approved",
            ["version"] = "1.0",
            ["initialDate"] = Instant(DemoCatalog.Launch.AddDays(-20)),
            ["agreementPeriod"] = Since(DemoCatalog.Launch),
            ["agreementSpecification"] = Reference("AgreementSpecification", "AS-PARTNER"),
            ["engagedParty"] = Array(
                PartyReference("Organization", organization, partner.Name, partner.Role),
                PartyReference("Organization", "G-OPERATOR", "Northwind Telecom", "Buyer")),
            ["agreementItem"] = Array(new JsonObject { ["id"] = "1", ["termOrCondition"] = Array(new JsonObject { ["id"] = "1", ["description"] = "Settled once a month" }) }),
        });
        yield return Document("PartnershipSpecification", $"PSP-{partner.Kind}", new JsonObject
        {
            ["name"] = $"{partner.Role} partnership",
            ["description"] = partner.Purpose,
            ["roleSpecification"] = Array(new JsonObject
            {
                ["name"] = partner.Role,
                ["description"] = partner.Purpose,
                ["requiresBilling"] = false,
                ["requiresSettlement"] = true,
                ["agreementSpecification"] = Array(Reference("AgreementSpecification", "AS-PARTNER", "Partner agreement")),
            }),
        });
        var partnerBody = Reference("PartyRole", role, partner.Role);
        partnerBody["status"] = "active";
        partnerBody["engagedParty"] = PartyReference("Organization", organization, partner.Name, partner.Role);
        partnerBody["agreement"] = Array(Reference("Agreement", agreement));
        yield return Document("Partnership", $"PSH-{partner.Key}", new JsonObject
        {
            ["name"] = $"{partner.Name} and Northwind",
            ["description"] = partner.Purpose,
            ["specification"] = Reference("PartnershipSpecification", $"PSP-{partner.Kind}", $"{partner.Role} partnership"),
            ["partner"] = Array(partnerBody),
        });
        yield return Document("PartnershipType", $"PT-{partner.Kind}", new JsonObject
        {
            ["name"] = partner.Role,
            ["description"] = partner.Purpose,
            ["roleType"] = Array(new JsonObject
            {
                ["name"] = partner.Role,
                ["requiresBilling"] = false,
                ["requiresSettlement"] = true,
                ["agreementSpecification"] = Array(Reference("AgreementSpecification", "AS-PARTNER", "Partner agreement")),
            }),
        });
        yield return Document("OnboardingPartyRole", $"ON-{partner.Key}", new JsonObject
        {
            ["name"] = partner.Role,
            ["status"] = "active",
            ["statusReason"] = "Agreement signed",
            ["validFor"] = Since(DemoCatalog.Launch),
            ["type"] = new JsonObject
            {
                ["name"] = partner.Role,
                ["partnershipId"] = $"PT-{partner.Kind}",
                ["partnershipHref"] = Href("PartnershipType", $"PT-{partner.Kind}"),
                ["partnershipName"] = partner.Role,
            },
            ["engagedParty"] = Reference("Organization", organization, partner.Name, typed: true),
            ["agreement"] = Array(Reference("Agreement", agreement)),
            ["relatedParty"] = Array(PartyReference("PartyRole", role, partner.Role, "Partner")),
            ["creditProfile"] = Array(new JsonObject { ["creditProfileDate"] = Instant(DemoCatalog.Launch), ["creditRiskRating"] = 1, ["creditScore"] = 790 }),
        });
    }

    private static IEnumerable<DemoDocument> Settlement(DemoPartner partner)
    {
        var total = 0m;
        foreach (var (month, index) in DemoMonth.All.Select((m, i) => (m, i)))
        {
            var net = decimal.Round((partner.Quantity + (index * partner.Quantity / 20)) * partner.Rate, 2);
            total += net + Tax(net);
            yield return Document("AppliedCustomerBillingCharge", $"ABC-{partner.Key}-{month.Key}", new JsonObject
            {
                ["date"] = Instant(month.End),
                ["description"] = $"{partner.Purpose}, {month.Name}",
                ["type"] = "settlement",
                ["currencyCode"] = "EUR",
                ["taxExcludedAmount"] = net,
                ["taxIncludedAmount"] = net + Tax(net),
                ["appliedCustomerBillingTaxRate"] = Array(new JsonObject { ["taxCategory"] = "VAT", ["amount"] = Tax(net) }),
                ["productSpecification"] = Array(new JsonObject { ["name"] = partner.Purpose, ["productNumber"] = $"NW-{partner.Kind}" }),
                ["period"] = Array(BilledPeriod(month)),
            });
            yield return Document("SettlementNoteAdvice", $"SNA-{partner.Key}-{month.Key}", new JsonObject
            {
                ["date"] = Instant(month.BillDate),
                ["description"] = $"Settlement with {partner.Name}, {month.Name}",
                ["paymentDueDate"] = Instant(month.BillDate.AddDays(30)),
                ["taxDate"] = Instant(month.End),
                ["currencyCode"] = "EUR",
                ["taxExcludedAmount"] = net,
                ["taxIncludedAmount"] = net + Tax(net),
                ["taxItem"] = Array(TaxItem(net)),
                ["settlementMethod"] = new JsonObject { ["code"] = "TRANSFER", ["label"] = "Bank transfer" },
                ["issuer"] = Company("G-OPERATOR", "DE811100001"),
                ["receiver"] = Company($"G-{partner.Key}", "DE811100002"),
                ["settlementNoteItem"] = Array(new JsonObject
                {
                    ["itemNumber"] = "1",
                    ["itemLabel"] = partner.Purpose,
                    ["quantity"] = $"{partner.Quantity + (index * partner.Quantity / 20)}",
                    ["period"] = BilledPeriod(month),
                    ["taxItem"] = Array(TaxItem(net)),
                }),
            });
        }

        yield return Document("Billing2BillingAccount", $"BBA-{partner.Key}", new JsonObject
        {
            ["name"] = $"Settlement with {partner.Name}",
            ["ratingType"] = "postpaid",
            ["state"] = "Active",
            ["validFor"] = Since(DemoCatalog.Launch),
            ["currency"] = new JsonObject { ["currencyCode"] = "EUR" },
            ["customerBillingCycleSpecification"] = Reference("CustomerBillingCycleSpecification", Cycle, "Monthly settlement"),
            ["customerBillFormat"] = Reference("CustomerBillFormat", Format, "Settlement note"),
            ["customerBillPresentationMedia"] = Reference("CustomerBillPresentationMedia", Media, "Partner portal"),
            ["relatedParty"] = Array(PartyReference("PartyRole", $"PR-{partner.Key}", partner.Role, "Partner")),
            ["billingAccountBalance"] = Array(new JsonObject
            {
                ["type"] = "SettlementBalance", ["amount"] = total, ["status"] = "due", ["validFor"] = Since(DemoMonth.Last.BillDate),
            }),
        });
    }

    private static IEnumerable<DemoDocument> Formats()
    {
        yield return Document("CustomerBillingCycleSpecification", Cycle, new JsonObject { ["name"] = "Monthly settlement", ["billingDateShift"] = 0, ["frequency"] = "monthly" });
        yield return Document("CustomerBillFormat", Format, new JsonObject { ["name"] = "Settlement note" });
        yield return Document("CustomerBillPresentationMedia", Media, new JsonObject { ["name"] = "Partner portal" });
    }

    private static JsonObject BilledPeriod(DemoMonth month) => new() { ["startPeriod"] = Instant(month.Start), ["endPeriod"] = Instant(month.End) };

    private static JsonObject TaxItem(decimal net) => new() { ["taxCategory"] = "VAT", ["taxRate"] = 19m, ["taxAmount"] = Tax(net) };

    private static JsonObject Company(string id, string taxNumber)
    {
        var company = Entity("Organization", id);
        company["taxRegistration"] = new JsonObject { ["number"] = taxNumber };
        return company;
    }
}
