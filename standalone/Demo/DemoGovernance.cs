using System.Text.Json.Nodes;
using static TmfGraph.Standalone.Demo.DemoJson;

namespace TmfGraph.Standalone.Demo;

/// <summary>The rules that customers' papers and records follow: specifications of agreements, documents, privacy and usage; user roles; promotions.</summary>
internal static class DemoGovernance
{
    private static JsonObject Operator => PartyReference("Organization", "G-OPERATOR", "Northwind Telecom", "Owner");

    public static string AgreementOf(DemoCustomer customer) => customer.Business ? "AS-FRAMEWORK" : "AS-CONTRACT";

    public static IEnumerable<DemoDocument> Documents() => [.. Papers(), .. Privacy(), .. Usage(), .. Roles(), .. Promotions()];

    private static IEnumerable<DemoDocument> Papers()
    {
        (string Id, string Name, string Text)[] agreements =
        [
            ("AS-CONTRACT", "Residential contract", "Subscription of a person, 24 months"),
            ("AS-FRAMEWORK", "Business framework agreement", "Prices and service levels for all sites of a company"),
            ("AS-PARTNER", "Partner agreement", "Settlement with partners"),
        ];
        foreach (var (id, name, text) in agreements)
        {
            yield return Specification("AgreementSpecification", id, name, text, new JsonObject
            {
                ["attachment"] = Array(new JsonObject
                {
                    ["name"] = $"{name}.pdf", ["mimeType"] = "application/pdf", ["url"] = $"https://documents.northwind.example/templates/{id}.pdf",
                }),
            });
        }

        (string Id, string Name, string Text)[] documents =
        [
            ("DS-CONTRACT", "Contract", "The signed contract with its annexes"),
            ("DS-CONFIRMATION", "Order confirmation", "What was ordered, when it comes and what it costs"),
        ];
        foreach (var (id, name, text) in documents)
        {
            yield return Specification("DocumentSpecification", id, name, text, new JsonObject { ["lifecycleStatus"] = "published" });
        }
    }

    private static IEnumerable<DemoDocument> Privacy()
    {
        yield return Document("PartyPrivacyProfileSpecification", "PPS-CUSTOMER", new JsonObject
        {
            ["name"] = "Privacy of customers",
            ["description"] = "What customers may agree to",
            ["status"] = "Active",
            ["version"] = "1.0",
            ["lastUpdate"] = Instant(DemoCatalog.Launch),
            ["validFor"] = Since(DemoCatalog.Launch),
            ["relatedParty"] = Array(Operator),
            ["partyPrivacyProfileSpecCharacteristic"] = Array(Choice("contractData", "Billing and service", "high"), Choice("usageProfile", "Offers by e-mail", "medium")),
        });

        static JsonObject Choice(string name, string purpose, string criticality) => new()
        {
            ["name"] = name,
            ["privacyUsagePurpose"] = purpose,
            ["privacyType"] = "personalData",
            ["criticalityLevel"] = criticality,
            ["partyPrivacyProfileSpecCharacteristicValue"] = Array(
                new JsonObject { ["valueType"] = "string", ["value"] = "optOut", ["isDefault"] = true },
                new JsonObject { ["valueType"] = "string", ["value"] = "optIn", ["isDefault"] = false }),
        };
    }

    private static IEnumerable<DemoDocument> Usage() => DemoTariff.All.Select(tariff => Specification(
        "UsageSpecification", tariff.SpecificationId, tariff.Name, $"Rated at {tariff.Rate:0.00} EUR a {tariff.Unit}, net", new JsonObject
        {
            ["lifecycleStatus"] = "Active",
            ["specCharacteristic"] = Array(
                new JsonObject { ["name"] = "quantity", ["valueType"] = "integer", ["configurable"] = true },
                new JsonObject { ["name"] = "unit", ["valueType"] = "string", ["configurable"] = false },
                new JsonObject { ["name"] = "unitPrice", ["valueType"] = "number", ["configurable"] = false },
                new JsonObject { ["name"] = "destination", ["valueType"] = "string", ["configurable"] = true }),
        }));

    private static IEnumerable<DemoDocument> Roles()
    {
        (string Id, string Name, string Function, string Action)[] roles =
        [
            ("UR-ACCOUNT-OWNER", "Account owner", "billing", "read"),
            ("UR-AGENT", "Service agent", "customerCare", "write"),
            ("UR-ENGINEER", "Network engineer", "networkConfiguration", "write"),
        ];
        foreach (var (id, name, function, action) in roles)
        {
            yield return Document("UserRole", id, new JsonObject
            {
                ["involvementRole"] = name,
                ["entitlement"] = Array(new JsonObject { ["function"] = function, ["action"] = action }),
            });
        }

        yield return Document("Permission", "PERM-OPERATIONS", new JsonObject
        {
            ["description"] = "Network operations may configure the network",
            ["creationDate"] = Instant(DemoCatalog.Launch),
            ["validFor"] = Since(DemoCatalog.Launch),
            ["user"] = PartyReference("PartyRole", "ROLE-NETWORK-OPERATIONS", "Network Operations", "User"),
            ["granter"] = Operator,
            ["privilege"] = Array(new JsonObject
            {
                ["function"] = "networkConfiguration",
                ["action"] = "write",
                ["manageableAsset"] = Reference("Resource", "OLT-00001", typed: true),
            }),
            ["assetUserRole"] = Array(new JsonObject
            {
                ["manageableAsset"] = Reference("Resource", "OLT-00001", typed: true),
                ["userRole"] = Reference("UserRole", "UR-ENGINEER"),
            }),
        });
    }

    private static IEnumerable<DemoDocument> Promotions()
    {
        yield return Promotion("PROMO-AUTUMN", "Autumn fibre", "Half price for three months", "release", "PO-FIBRE-1000", "50 %");
        yield return Promotion("PROMO-SECOND-SIM", "Second SIM card", "A second mobile subscription at a reduced price", "release", "PO-MOBILE-M", "25 %");
        yield return Promotion("PROMO-SPORTS", "Sports weekend", "Premium television for one euro", "draft", "PO-TV-PREMIUM", "95 %");
    }

    private static DemoDocument Promotion(string id, string name, string text, string status, string offering, string value) => Document("Promotion", id, new JsonObject
    {
        ["name"] = name,
        ["description"] = text,
        ["promotionType"] = "discount",
        ["lifecycleStatus"] = status,
        ["lastUpdate"] = Instant(DemoOperator.Today.AddDays(-40)),
        ["validFor"] = Period(DemoOperator.Today.AddDays(-32), DemoOperator.Today.AddDays(60)),
        ["pattern"] = Array(new JsonObject
        {
            ["id"] = "1",
            ["name"] = name,
            ["priority"] = 1,
            ["criteriaGroupLogicalRelationship"] = "AND",
            ["criteriaGroup"] = Array(new JsonObject
            {
                ["id"] = "1",
                ["groupName"] = "Offering in the order",
                ["criteriaLogicalRelationship"] = "AND",
                ["criteria"] = Array(new JsonObject { ["id"] = "1", ["criteriaParameter"] = "productOffering", ["criteriaOperator"] = "eq", ["criteriaValue"] = offering }),
            }),
            ["action"] = Array(new JsonObject
            {
                ["id"] = "1", ["actionType"] = "discount", ["actionValue"] = value, ["actionEntityRef"] = Reference("ProductOffering", offering, typed: true),
            }),
        }),
    });

    private static DemoDocument Specification(string type, string id, string name, string text, JsonObject more)
    {
        more["name"] = name;
        more["description"] = text;
        more["version"] = "1.0";
        more["isBundle"] = false;
        more["lifecycleStatus"] ??= "Active";
        more["lastUpdate"] = Instant(DemoCatalog.Launch);
        more["validFor"] = Since(DemoCatalog.Launch);
        more["relatedParty"] = Array(Operator);
        return Document(type, id, more);
    }
}
