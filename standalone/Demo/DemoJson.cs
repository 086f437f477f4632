using System.Globalization;
using System.Text.Json.Nodes;

namespace TmfGraph.Standalone.Demo;

/// <summary>The shapes that TMF documents repeat.</summary>
internal static class DemoJson
{
    private const string Currency = "EUR";

    private static readonly Dictionary<string, string> Collections = new(StringComparer.Ordinal)
    {
        ["Catalog"] = "/tmf-api/productCatalogManagement/v4/catalog",
        ["Category"] = "/tmf-api/productCatalogManagement/v4/category",
        ["ProductOffering"] = "/tmf-api/productCatalogManagement/v4/productOffering",
        ["ProductOfferingPrice"] = "/tmf-api/productCatalogManagement/v4/productOfferingPrice",
        ["ProductSpecification"] = "/tmf-api/productCatalogManagement/v4/productSpecification",
        ["ProductOrder"] = "/tmf-api/productOrderingManagement/v4/productOrder",
        ["CancelProductOrder"] = "/tmf-api/productOrderingManagement/v4/cancelProductOrder",
        ["Product"] = "/tmf-api/productInventory/v4/product",
        ["Customer"] = "/tmf-api/customerManagement/v4/customer",
        ["PartyAccount"] = "/tmf-api/accountManagement/v4/partyAccount",
        ["BillingAccount"] = "/tmf-api/accountManagement/v4/billingAccount",
        ["SettlementAccount"] = "/tmf-api/accountManagement/v4/settlementAccount",
        ["FinancialAccount"] = "/tmf-api/accountManagement/v4/financialAccount",
        ["BillingCycleSpecification"] = "/tmf-api/accountManagement/v4/billingCycleSpecification",
        ["BillFormat"] = "/tmf-api/accountManagement/v4/billFormat",
        ["BillPresentationMedia"] = "/tmf-api/accountManagement/v4/billPresentationMedia",
        ["Individual"] = "/tmf-api/party/v4/individual",
        ["Organization"] = "/tmf-api/party/v4/organization",
        ["PartyRole"] = "/tmf-api/partyRoleManagement/v4/partyRole",
        ["ServiceCatalog"] = "/tmf-api/serviceCatalogManagement/v4/serviceCatalog",
        ["ServiceCategory"] = "/tmf-api/serviceCatalogManagement/v4/serviceCategory",
        ["ServiceCandidate"] = "/tmf-api/serviceCatalogManagement/v4/serviceCandidate",
        ["ServiceSpecification"] = "/tmf-api/serviceCatalogManagement/v4/serviceSpecification",
        ["ServiceOrder"] = "/tmf-api/serviceOrdering/v4/serviceOrder",
        ["CancelServiceOrder"] = "/tmf-api/serviceOrdering/v4/cancelServiceOrder",
        ["Service"] = "/tmf-api/serviceInventory/v4/service",
        ["ResourceCatalog"] = "/tmf-api/resourceCatalog/v4/resourceCatalog",
        ["ResourceCategory"] = "/tmf-api/resourceCatalog/v4/resourceCategory",
        ["ResourceCandidate"] = "/tmf-api/resourceCatalog/v4/resourceCandidate",
        ["ResourceSpecification"] = "/tmf-api/resourceCatalog/v4/resourceSpecification",
        ["ResourceOrder"] = "/tmf-api/resourceOrderingManagement/v4/resourceOrder",
        ["Resource"] = "/tmf-api/resourceInventoryManagement/v4/resource",
    };

    public static string Href(string type, string id) => $"{Collections[type]}/{id}";

    /// <summary>The beginning of a resource's document.</summary>
    public static JsonObject Entity(string type, string id, string? name = null)
    {
        var body = new JsonObject { ["id"] = id, ["href"] = Href(type, id) };
        if (name is not null)
        {
            body["name"] = name;
        }

        return body;
    }

    /// <summary>A reference; <paramref name="typed"/> says whether it names its target's type.</summary>
    public static JsonObject Reference(string type, string id, string? name = null, bool typed = false)
    {
        var reference = Entity(type, id, name);
        if (typed)
        {
            reference["@referredType"] = type;
        }

        return reference;
    }

    public static JsonObject PartyReference(string type, string id, string name, string role)
    {
        var party = Reference(type, id, name, typed: true);
        party["role"] = role;
        return party;
    }

    public static JsonArray Array(params IEnumerable<JsonNode?> items) => new([.. items]);

    public static string Instant(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    public static JsonObject Since(DateTimeOffset start) => new() { ["startDateTime"] = Instant(start) };

    public static JsonObject Characteristic(string name, string value) =>
        new() { ["name"] = name, ["valueType"] = "string", ["value"] = value };

    public static JsonObject Characteristic(string name, int value) =>
        new() { ["name"] = name, ["valueType"] = "integer", ["value"] = value };

    public static JsonObject Money(decimal value) => new() { ["unit"] = Currency, ["value"] = value };

    /// <summary>A price with 19 per cent tax; <paramref name="amount"/> is net.</summary>
    public static JsonObject Price(decimal amount) => new()
    {
        ["taxRate"] = 19m,
        ["dutyFreeAmount"] = Money(amount),
        ["taxIncludedAmount"] = Money(decimal.Round(amount * 1.19m, 2)),
    };
}
