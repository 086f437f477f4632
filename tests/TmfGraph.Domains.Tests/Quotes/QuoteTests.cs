using System.Text.Json;
using TmfGraph.Domains.Tests.Infrastructure;
using TmfGraph.Testing;

namespace TmfGraph.Domains.Tests.Quotes;

public abstract class QuoteTests(DomainHost host)
{
    [DatabaseFact]
    public async Task Quote_IsPricedAndWaits()
    {
        var line = await ShopCatalog.OfferLineAsync(host);

        var quote = await host.CreateAsync(ShopCatalog.Quotes, $$"""{ "quoteItem": [{ "id": "1", "quantity": 2, "productOffering": { "id": "{{line}}" } }] }""");

        Assert.Equal("inProgress", quote.GetProperty("state").GetString());
        Assert.True(quote.TryGetProperty("quoteDate", out _));
        Assert.Equal("once 50.00 EUR; month 18.00 EUR 21.60 EUR", ShopCatalog.Totals(quote.GetProperty("quoteTotalPrice")));
    }

    [DatabaseFact]
    public async Task Quote_IsApprovedAtOnce_When_ItAsksForThat()
    {
        var quote = await host.CreateAsync(ShopCatalog.Quotes, $$"""{ "instantSyncQuote": true, "quoteItem": [{{Item("1", "5.00")}}] }""");

        Assert.Equal("approved", quote.GetProperty("state").GetString());
        Assert.Equal(TimeSpan.FromDays(30), quote.GetProperty("validFor").GetProperty("endDateTime").GetDateTimeOffset() - quote.GetProperty("effectiveQuoteCompletionDate").GetDateTimeOffset());
    }

    [DatabaseFact]
    public async Task Acceptance_MakesOneOrder()
    {
        var quote = await host.CreateAsync(
            ShopCatalog.Quotes,
            $$"""
            { "instantSyncQuote": true, "externalId": "Q-1", "billingAccount": [{ "id": "A1" }], "relatedParty": [{ "id": "C1", "@referredType": "Customer" }],
              "quoteItem": [{ "id": "a", "action": "modify", "quantity": 2, "quoteItem": [{{Item("b", "1.00")}}], "quoteItemPrice": [{{Price("5.00")}}] }] }
            """);

        var accepted = (await host.PatchAsync($"{ShopCatalog.Quotes}/{quote.Id()}", """{ "state": "accepted" }""")).Expect(200);

        Assert.Equal("accepted", accepted.GetProperty("state").GetString());
        var order = Assert.Single((await host.ReadAsync($"{ShopCatalog.Orders}?quote.id={quote.Id()}")).EnumerateArray());
        Assert.Equal("acknowledged Q-1 A1 C1", $"{order.GetProperty("state")} {order.GetProperty("externalId")} {order.GetProperty("billingAccount").Id()} {order.GetProperty("relatedParty")[0].Id()}");
        Assert.Equal("once 11.00 EUR", ShopCatalog.Totals(order.GetProperty("orderTotalPrice")));
        var item = order.GetProperty("productOrderItem")[0];
        Assert.Equal($"a modify once 10.00 EUR {quote.Id()}/a", $"{item.Id()} {item.GetProperty("action")} {ShopCatalog.Totals(item.GetProperty("itemTotalPrice"))} {QuoteItem(item)}");
        var inner = item.GetProperty("productOrderItem")[0];
        Assert.Equal($"b add once 1.00 EUR {quote.Id()}/b", $"{inner.Id()} {inner.GetProperty("action")} {ShopCatalog.Totals(inner.GetProperty("itemTotalPrice"))} {QuoteItem(inner)}");
    }

    [DatabaseFact]
    public async Task Acceptance_MakesOneOrder_When_ManyAcceptAtOnce()
    {
        var quote = await host.CreateAsync(ShopCatalog.Quotes, $$"""{ "instantSyncQuote": true, "quoteItem": [{{Item("1", "5.00")}}] }""");

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => host.PatchAsync($"{ShopCatalog.Quotes}/{quote.Id()}", """{ "state": "accepted" }""")));

        Assert.All(answers, a => a.Expect(200));
        Assert.Equal(1, (await host.ReadAsync($"{ShopCatalog.Orders}?quote.id={quote.Id()}")).GetArrayLength());
    }

    [DatabaseFact]
    public async Task Acceptance_IsRefused_When_TheTimeIsOver()
    {
        var quote = await host.CreateAsync(ShopCatalog.Quotes, $$"""{ "instantSyncQuote": true, "quoteItem": [{{Item("1", "5.00")}}] }""");
        await host.PatchAsync($"{ShopCatalog.Quotes}/{quote.Id()}", """{ "validFor": { "endDateTime": "2020-01-01T00:00:00Z" } }""");

        var late = await host.PatchAsync($"{ShopCatalog.Quotes}/{quote.Id()}", """{ "state": "accepted" }""");

        Assert.StartsWith("409 'state' cannot become 'accepted': the quote was valid until 2020-01-01", late.Words, StringComparison.Ordinal);
        Assert.Equal(0, (await host.ReadAsync($"{ShopCatalog.Orders}?quote.id={quote.Id()}")).GetArrayLength());
    }

    [DatabaseFact]
    public async Task Items_CannotChange_When_TheQuoteHasEnded()
    {
        var quote = await host.CreateAsync(ShopCatalog.Quotes, $$"""{ "instantSyncQuote": true, "quoteItem": [{{Item("1", "5.00")}}] }""");
        (await host.PatchAsync($"{ShopCatalog.Quotes}/{quote.Id()}", """{ "state": "accepted" }""")).Expect(200);

        var changed = await host.PatchAsync($"{ShopCatalog.Quotes}/{quote.Id()}", $$"""{ "quoteItem": [{{Item("1", "1.00")}}] }""");

        Assert.Equal("409 'quoteItem' cannot be changed: the quote is accepted; make a new one.", changed.Words);
    }

    private static string QuoteItem(JsonElement item) => $"{item.GetProperty("quoteItem").GetProperty("quoteId")}/{item.GetProperty("quoteItem").Id()}";

    private static string Item(string id, string price) => $$"""{ "id": "{{id}}", "quoteItemPrice": [{{Price(price)}}] }""";

    private static string Price(string price) => $$"""{ "price": { "dutyFreeAmount": { "unit": "EUR", "value": {{price}} } } }""";
}

public sealed class SqliteQuoteTests(SqliteDomain<TheProduct> host) : QuoteTests(host), IClassFixture<SqliteDomain<TheProduct>>;

[NeedsPostgres]
public sealed class PostgresQuoteTests(PostgresDomain<TheProduct> host) : QuoteTests(host), IClassFixture<PostgresDomain<TheProduct>>;
