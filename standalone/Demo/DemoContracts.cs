using System.Text.Json.Nodes;
using static TmfGraph.Standalone.Demo.DemoJson;

namespace TmfGraph.Standalone.Demo;

/// <summary>What a customer signed and consented to: agreements, documents, privacy, and the identity she signs in with.</summary>
internal static class DemoContracts
{
    public static IEnumerable<DemoDocument> Documents(DemoHistory history)
    {
        var agreement = $"{history.Customer.Id}-AG1";
        var signed = history.Orders[0].Placed;
        yield return Document("Agreement", agreement, new JsonObject
        {
            ["name"] = history.Customer.Business ? $"Framework agreement with {history.Customer.Name}" : $"Contract of {history.Customer.Name}",
            ["agreementType"] = history.Customer.Business ? "framework" : "contract",
            ["description"] = history.Customer.Business ? "Prices and service levels for all sites" : "Subscription with a term of 24 months",
            ["status"] = "approved",
            ["version"] = "1.0",
            ["initialDate"] = Instant(signed),
            ["agreementPeriod"] = Period(signed, signed.AddMonths(history.Customer.Business ? 36 : 24)),
            ["completionDate"] = Since(signed),
            ["agreementSpecification"] = Reference("AgreementSpecification", DemoGovernance.AgreementOf(history.Customer)),
            ["engagedParty"] = Array(
                history.Party(), history.Engaged("Signatory"), PartyReference("Organization", "G-OPERATOR", "Northwind Telecom", "Provider")),
            ["agreementAuthorization"] = Array(new JsonObject { ["date"] = Instant(signed), ["signatureRepresentation"] = "digital", ["state"] = "signed" }),
            ["agreementItem"] = Array(new JsonObject
            {
                ["id"] = "1",
                ["product"] = Array(history.InUse.Where(p => p.OrderId == history.Orders[0].Id).Select(p => Reference("Product", p.Id, p.Plan.Name))),
                ["productOffering"] = Array(history.Orders[0].Plans.Select(p => Reference("ProductOffering", p.OfferingId, p.Name))),
                ["termOrCondition"] = Array(new JsonObject { ["id"] = "1", ["description"] = "Notice of three months to the end of the term" }),
            }),
        });
        yield return Paper(history, "DOC1", "Contract", "DS-CONTRACT", "Agreement", agreement, signed);
        yield return Paper(history, "DOC2", "Order confirmation", "DS-CONFIRMATION", "ProductOrder", history.Orders[^1].Id, history.Orders[^1].Placed.AddMinutes(3));
        foreach (var document in Privacy(history, signed))
        {
            yield return document;
        }

        if (!history.Customer.Business)
        {
            yield return Identity(history, signed);
        }

        yield return Document("Permission", $"{history.Customer.Id}-PERM1", new JsonObject
        {
            ["description"] = "The customer portal",
            ["creationDate"] = Instant(signed),
            ["validFor"] = Since(signed),
            ["user"] = history.Party("User"),
            ["granter"] = PartyReference("PartyRole", "ROLE-ORDER-DESK", "Order Desk", "Granter"),
            ["assetUserRole"] = Array(new JsonObject
            {
                ["manageableAsset"] = Reference("BillingAccount", history.Customer.AccountId, typed: true),
                ["userRole"] = Reference("UserRole", "UR-ACCOUNT-OWNER"),
            }),
        });
    }

    private static DemoDocument Paper(
        DemoHistory history, string key, string name, string specification, string type, string id, DateTimeOffset date)
    {
        var about = Reference(type, id, typed: true);
        about["role"] = "subject";
        return Document("Document", $"{history.Customer.Id}-{key}", new JsonObject
        {
            ["name"] = $"{name} {id}",
            ["description"] = $"{name} for {history.Customer.Name}",
            ["documentType"] = name,
            ["version"] = "1.0",
            ["status"] = "published",
            ["creationDate"] = Instant(date),
            ["lastUpdate"] = Instant(date),
            ["documentSpecification"] = Reference("DocumentSpecification", specification),
            ["attachment"] = Array(new JsonObject
            {
                ["name"] = $"{id}.pdf",
                ["attachmentType"] = "document",
                ["mimeType"] = "application/pdf",
                ["url"] = $"https://documents.northwind.example/{history.Customer.Id}/{id}.pdf",
            }),
            ["relatedEntity"] = Array(about),
            ["relatedParty"] = Array(history.Party()),
        });
    }

    private static IEnumerable<DemoDocument> Privacy(DemoHistory history, DateTimeOffset date)
    {
        var profile = $"{history.Customer.Id}-PP1";
        var agreement = $"{history.Customer.Id}-PPA1";
        var marketing = history.Number % 3 == 1;
        yield return Document("PartyPrivacyProfile", profile, new JsonObject
        {
            ["name"] = $"Privacy of {history.Customer.Name}",
            ["description"] = marketing ? "Contract, and offers by e-mail" : "Contract only",
            ["status"] = "created",
            ["creationDate"] = Instant(date),
            ["validFor"] = Since(date),
            ["agreedByParty"] = history.Party("Customer"),
            ["applicableForParty"] = history.Engaged("DataSubject"),
            ["agreement"] = Reference("PartyPrivacyAgreement", agreement),
            ["partyPrivacyProfileSpecification"] = Reference("PartyPrivacyProfileSpecification", "PPS-CUSTOMER", "Privacy of customers"),
            ["partyPrivacyProfileCharacteristic"] = Choices(marketing),
        });
        yield return Document("PartyPrivacyAgreement", agreement, new JsonObject
        {
            ["name"] = $"Privacy agreement with {history.Customer.Name}",
            ["agreementType"] = "privacy",
            ["description"] = "What may be done with the customer's data",
            ["statementOfIntent"] = "Data are used for the contract, and for more only where the customer agrees.",
            ["status"] = "approved",
            ["version"] = "1.0",
            ["initialDate"] = Instant(date),
            ["agreementPeriod"] = Since(date),
            ["agreementItem"] = Array(new JsonObject { ["id"] = "1", ["termOrCondition"] = Array(new JsonObject { ["id"] = "1", ["description"] = "May be withdrawn at any time" }) }),
            ["engagedParty"] = Array(history.Party(), PartyReference("Organization", "G-OPERATOR", "Northwind Telecom", "Controller")),
            ["partyPrivacyProfile"] = Array(Reference("PartyPrivacyProfile", profile)),
            ["partyPrivacyProfileCharacteristic"] = Choices(marketing),
        });
    }

    private static JsonArray Choices(bool marketing) => Array(
        new JsonObject { ["name"] = "contractData", ["privacyUsagePurpose"] = "Billing and service", ["valueType"] = "string", ["value"] = "optIn" },
        new JsonObject { ["name"] = "usageProfile", ["privacyUsagePurpose"] = "Offers by e-mail", ["valueType"] = "string", ["value"] = marketing ? "optIn" : "optOut" });

    private static DemoDocument Identity(DemoHistory history, DateTimeOffset date) => Document("DigitalIdentity", $"{history.Customer.Id}-ID1", new JsonObject
    {
        ["nickname"] = history.Customer.Contact.Email.Split('@')[0],
        ["status"] = history.HasPaymentTrouble ? "suspended" : "active",
        ["creationDate"] = Instant(date),
        ["lastUpdate"] = Instant(date),
        ["validFor"] = Since(date),
        ["individualIdentified"] = Reference(history.Customer.PartyType, history.Customer.PartyId, history.Customer.Name, typed: true),
        ["partyRoleIdentified"] = Array(history.Party()),
        ["credential"] = Array(new JsonObject
        {
            ["id"] = "1",
            ["@type"] = "LoginPasswordCredential",
            ["state"] = "active",
            ["trustLevel"] = history.Number % 4 == 0 ? "high" : "medium",
            ["validFor"] = Since(date),
        }),
        ["contactMedium"] = Array(new JsonObject { ["id"] = "1", ["@type"] = "EmailContactMedium", ["contactType"] = "primary", ["preferred"] = true, ["emailAddress"] = history.Customer.Contact.Email }),
    });
}
