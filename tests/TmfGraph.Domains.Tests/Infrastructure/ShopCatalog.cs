using System.Text.Json;

namespace TmfGraph.Domains.Tests.Infrastructure;

/// <summary>The addresses, and a small catalog, that the tests share.</summary>
internal static class ShopCatalog
{
    public const string Carts = "/tmf-api/shoppingCart/v4/shoppingCart";
    public const string Checkouts = "/tmf-api/shoppingCart/v4/checkoutShoppingCart";
    public const string Orders = "/tmf-api/productOrderingManagement/v4/productOrder";
    public const string Quotes = "/tmf-api/quoteManagement/v4/quote";
    public const string Qualifications = "/tmf-api/productOfferingQualification/v4/productOfferingQualification";
    public const string Offerings = "/tmf-api/productCatalogManagement/v4/productOffering";
    public const string Products = "/tmf-api/productInventory/v4/product";

    private const string Prices = "/tmf-api/productCatalogManagement/v4/productOfferingPrice";

    /// <summary>An offering for 10.00 EUR a month with 20 % tax, 10 % off, and 25.00 EUR once.</summary>
    /// <returns>Its id.</returns>
    public static async Task<string> OfferLineAsync(DomainHost host)
    {
        var discount = Id(await host.CreateAsync(Prices, """{ "name": "Ten off", "priceType": "discount", "percentage": 10 }"""));
        var monthly = Id(await host.CreateAsync(
            Prices,
            $$"""
            { "name": "Monthly", "priceType": "recurring", "recurringChargePeriodType": "month", "recurringChargePeriodLength": 1,
              "price": { "unit": "EUR", "value": 10.00 }, "tax": [{ "taxCategory": "VAT", "taxRate": 20 }], "popRelationship": [{ "id": "{{discount}}", "relationshipType": "discountedBy" }] }
            """));
        var setUp = Id(await host.CreateAsync(Prices, """{ "name": "Set-up", "priceType": "oneTime", "price": { "unit": "EUR", "value": 25.00 } }"""));
        var old = Id(await host.CreateAsync(
            Prices, """{ "name": "Of old", "priceType": "oneTime", "price": { "unit": "EUR", "value": 99 }, "validFor": { "endDateTime": "2020-01-01T00:00:00Z" } }"""));
        return await OfferAsync(host, "Line", $$""" "productOfferingPrice": [{ "id": "{{monthly}}" }, { "id": "{{setUp}}" }, { "id": "{{old}}" }] """);
    }

    /// <summary>An active offering.</summary>
    /// <param name="attributes">Further attributes; they win.</param>
    /// <returns>Its id.</returns>
    public static async Task<string> OfferAsync(DomainHost host, string name, string attributes = """ "isSellable": true """, string status = "Active") =>
        Id(await host.CreateAsync(Offerings, $$"""{ "name": "{{name}}", "lifecycleStatus": "{{status}}", {{attributes}} }"""));

    public static string Id(this JsonElement resource) => resource.GetProperty("id").GetString()!;

    /// <summary>Totals as lines: period, amount without taxes, amount with.</summary>
    public static string Totals(JsonElement prices) => string.Join(
        "; ",
        prices.EnumerateArray().Select(p => $"{Text(p, "recurringChargePeriod") ?? "once"} {Amount(p, "dutyFreeAmount")} {Amount(p, "taxIncludedAmount")}".TrimEnd()));

    private static string? Text(JsonElement element, string name) => element.TryGetProperty(name, out var value) ? value.GetString() : null;

    private static string? Amount(JsonElement price, string name) =>
        price.GetProperty("price").TryGetProperty(name, out var amount) ? $"{amount.GetProperty("value").GetRawText()} {amount.GetProperty("unit")}" : null;
}
