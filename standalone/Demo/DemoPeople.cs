using System.Text.Json.Nodes;
using Bogus;
using static TmfGraph.Standalone.Demo.DemoJson;

namespace TmfGraph.Standalone.Demo;

/// <summary>Makes customers: the party behind each, the customer role, and the accounts.</summary>
internal sealed class DemoPeople
{
    private const int Seed = 20_261_101;

    private readonly Faker _faker = new("en");

    /// <summary>Customer <paramref name="number"/>, from 1. Every third is a company, but the first is a person.</summary>
    public DemoCustomer Make(int number)
    {
        var random = new Randomizer(unchecked((Seed * 31) + number));
        _faker.Random = random;
        var business = number % 3 == 0;
        var id = $"C{number:000000}";
        var since = DemoOperator.Today.AddDays(-random.Int(60, 900)).AddMinutes(random.Int(0, 1440));
        var documents = new List<DemoDocument>();
        var contact = ContactMedia(business);
        var (partyType, partyId, name) = business ? Organization(number, contact, documents) : Individual(number, contact, documents);

        var accounts = Accounts(number, id, name, business, documents);
        var customer = Entity("Customer", id, name);
        customer["status"] = number % 29 == 0 ? "Suspended" : "Approved";
        customer["statusReason"] = number % 29 == 0 ? "Payment overdue" : "Credit check passed";
        customer["engagedParty"] = Reference(partyType, partyId, name, typed: true);
        customer["account"] = accounts;
        customer["contactMedium"] = contact.DeepClone();
        customer["creditProfile"] = Array(new JsonObject
        {
            ["creditProfileDate"] = Instant(since),
            ["creditRiskRating"] = random.Int(1, 5),
            ["creditScore"] = random.Int(480, 820),
            ["validFor"] = Since(since),
        });
        customer["relatedParty"] = Array(PartyReference(
            "PartyRole", DemoNetwork.ManagerId(DemoNetwork.ManagerOf(number)), "Account Manager", "AccountManager"));
        customer["validFor"] = Since(since);
        documents.Add(new DemoDocument("Customer", customer));

        return new DemoCustomer
        {
            Number = number,
            Id = id,
            Name = name,
            Business = business,
            PartyType = partyType,
            PartyId = partyId,
            Contact = Read(contact),
            AccountId = $"BA{number:000000}",
            Since = since,
            Random = random,
            Documents = documents,
        };
    }

    private (string Type, string Id, string Name) Individual(int number, JsonArray contact, List<DemoDocument> documents)
    {
        var id = $"I{number:000000}";
        var given = _faker.Name.FirstName();
        var family = _faker.Name.LastName();
        var name = $"{given} {family}";
        var born = DemoOperator.Today.AddYears(-_faker.Random.Int(19, 84)).AddDays(-_faker.Random.Int(0, 364));
        contact.Add(Email($"{given}.{family}"));

        var body = Entity("Individual", id);
        body["givenName"] = given;
        body["familyName"] = family;
        body["fullName"] = name;
        body["formattedName"] = name;
        body["birthDate"] = Instant(new DateTimeOffset(born.Date, TimeSpan.Zero));
        body["nationality"] = _faker.Random.ArrayElement(["German", "French", "Dutch", "Austrian", "Italian"]);
        body["status"] = "validated";
        body["contactMedium"] = contact.DeepClone();
        body["individualIdentification"] = Array(new JsonObject
        {
            ["identificationType"] = "passport",
            ["identificationId"] = _faker.Random.Replace("?########").ToUpperInvariant(),
            ["issuingAuthority"] = "Registration Office",
        });
        documents.Add(new DemoDocument("Individual", body));
        return ("Individual", id, name);
    }

    private (string Type, string Id, string Name) Organization(int number, JsonArray contact, List<DemoDocument> documents)
    {
        var id = $"G{number:000000}";
        var name = _faker.Company.CompanyName();
        contact.Add(Email($"office.{number:000000}"));

        var body = Entity("Organization", id, name);
        body["tradingName"] = name;
        body["organizationType"] = "company";
        body["isLegalEntity"] = true;
        body["isHeadOffice"] = true;
        body["status"] = "validated";
        body["contactMedium"] = contact.DeepClone();
        body["organizationIdentification"] = Array(new JsonObject
        {
            ["identificationType"] = "commercialRegister",
            ["identificationId"] = _faker.Random.Replace("HRB ######"),
            ["issuingAuthority"] = "District Court",
        });
        documents.Add(new DemoDocument("Organization", body));
        return ("Organization", id, name);
    }

    /// <summary>Billing, financial and party account, and for companies one for settlement. Answers the references to them.</summary>
    private JsonArray Accounts(int number, string customerId, string name, bool business, List<DemoDocument> documents)
    {
        var kinds = business
            ? new[] { ("FinancialAccount", "FA"), ("BillingAccount", "BA"), ("PartyAccount", "PA"), ("SettlementAccount", "SA") }
            : [("FinancialAccount", "FA"), ("BillingAccount", "BA"), ("PartyAccount", "PA")];
        var references = new JsonArray();
        foreach (var (type, prefix) in kinds)
        {
            var id = $"{prefix}{number:000000}";
            var body = Entity(type, id, $"{type.Replace("Account", " account", StringComparison.Ordinal)} of {name}");
            body["accountType"] = business ? "Business" : "Residential";
            body["state"] = "Active";
            body["relatedParty"] = Array(PartyReference("Customer", customerId, name, "Customer"));
            body["accountBalance"] = Array(new JsonObject
            {
                ["balanceType"] = "ReceivableBalance",
                ["amount"] = Money(decimal.Round(_faker.Random.Decimal(0, 180), 2)),
                ["validFor"] = Since(DemoOperator.Today.AddDays(-31)),
            });
            if (type != "FinancialAccount")
            {
                body["paymentStatus"] = number % 29 == 0 ? "Overdue" : "Paid";
                body["financialAccount"] = Reference("FinancialAccount", $"FA{number:000000}");
                body["billStructure"] = new JsonObject
                {
                    ["cycleSpecification"] = Reference("BillingCycleSpecification", "BC-MONTHLY-01", "Monthly on the 1st"),
                    ["format"] = Reference("BillFormat", business ? "BF-ITEMISED" : "BF-SUMMARY"),
                    ["presentationMedia"] = Array(Reference("BillPresentationMedia", business ? "BM-POST" : "BM-EMAIL")),
                };
            }

            documents.Add(new DemoDocument(type, body));
            references.Add(Reference(type, id, body["name"]!.GetValue<string>(), typed: true));
        }

        return references;
    }

    private static DemoContact Read(JsonArray contact)
    {
        string Text(int medium, string name) => contact[medium]!["characteristic"]![name]!.GetValue<string>();
        return new DemoContact(Text(0, "street1"), Text(0, "postCode"), Text(0, "city"), Text(2, "emailAddress"));
    }

    private JsonArray ContactMedia(bool business) => Array(
        new JsonObject
        {
            ["mediumType"] = "postalAddress",
            ["preferred"] = false,
            ["characteristic"] = new JsonObject
            {
                ["contactType"] = business ? "office" : "home",
                ["street1"] = _faker.Address.StreetAddress(),
                ["postCode"] = _faker.Random.Replace("#####"),
                ["city"] = _faker.Address.City(),
                ["country"] = "Germany",
            },
        },
        new JsonObject
        {
            ["mediumType"] = "phone",
            ["preferred"] = false,
            ["characteristic"] = new JsonObject { ["contactType"] = "private", ["phoneNumber"] = _faker.Random.Replace("+49 30 #######") },
        });

    private static JsonObject Email(string local) => new()
    {
        ["mediumType"] = "email",
        ["preferred"] = true,
        ["characteristic"] = new JsonObject
        {
            ["contactType"] = "primary",
            ["emailAddress"] = $"{new string([.. local.ToLowerInvariant().Where(c => char.IsAsciiLetterOrDigit(c) || c == '.')])}@example.com",
        },
    };
}
