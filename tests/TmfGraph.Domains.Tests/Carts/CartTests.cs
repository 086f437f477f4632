using System.Text.Json;
using TmfGraph.Domains.Tests.Infrastructure;
using TmfGraph.Testing;

namespace TmfGraph.Domains.Tests.Carts;

public abstract class CartTests(DomainHost host)
{
    [DatabaseFact]
    public async Task Cart_HasTheCatalogsPricesAndTotals()
    {
        var line = await ShopCatalog.OfferLineAsync(host);

        var cart = await host.CreateAsync(ShopCatalog.Carts, $$"""{ "cartItem": [{ "id": "1", "quantity": 3, "productOffering": { "id": "{{line}}" } }] }""");

        Assert.Equal("once 75.00 EUR; month 27.00 EUR 32.40 EUR", ShopCatalog.Totals(cart.GetProperty("cartTotalPrice")));
        var item = cart.GetProperty("cartItem")[0];
        Assert.Equal("once 75.00 EUR; month 27.00 EUR 32.40 EUR", ShopCatalog.Totals(item.GetProperty("ItemTotalPrice")));
        Assert.Equal(["Monthly", "Set-up"], item.GetProperty("itemPrice").EnumerateArray().Select(p => p.GetProperty("name").GetString()));
    }

    [DatabaseFact]
    public async Task Patch_PricesAnew_When_ItemsChange()
    {
        var cart = await host.CreateAsync(ShopCatalog.Carts, Cart(Item("1", 1, "5.00"), Item("2", 1, "2.50")));

        var more = (await host.PatchAsync($"{ShopCatalog.Carts}/{cart.Id()}", Cart(Item("1", 4, "5.00"), Item("2", 1, "2.50", "saveForLater")))).Expect(200);
        var empty = (await host.PatchAsync($"{ShopCatalog.Carts}/{cart.Id()}", """{ "cartItem": [] }""")).Expect(200);

        Assert.Equal("once 7.50 EUR", ShopCatalog.Totals(cart.GetProperty("cartTotalPrice")));
        Assert.Equal("once 20.00 EUR", ShopCatalog.Totals(more.GetProperty("cartTotalPrice")));
        Assert.False(empty.TryGetProperty("cartTotalPrice", out _));
    }

    [DatabaseFact]
    public async Task Checkout_OrdersActiveItems_AndKeepsTheOthers()
    {
        var cart = await host.CreateAsync(
            ShopCatalog.Carts,
            $$"""{ "cartItem": [{{Item("1", 2, "5.00")}}, {{Item("2", 1, "2.50", "saveForLater")}}], "relatedParty": [{ "id": "C1", "role": "customer", "@referredType": "Customer" }] }""");

        var task = await host.CreateAsync(ShopCatalog.Checkouts, $$"""{ "shoppingCart": { "id": "{{cart.Id()}}" }, "externalId": "E-1" }""");

        Assert.Equal("done", task.GetProperty("state").GetString());
        var order = await host.ReadAsync($"{ShopCatalog.Orders}/{task.GetProperty("productOrder").Id()}");
        Assert.Equal("acknowledged E-1 C1", $"{order.GetProperty("state")} {order.GetProperty("externalId")} {order.GetProperty("relatedParty")[0].Id()}");
        Assert.Equal("once 10.00 EUR", ShopCatalog.Totals(order.GetProperty("orderTotalPrice")));
        var item = Assert.Single(order.GetProperty("productOrderItem").EnumerateArray());
        Assert.Equal("1 add 2", $"{item.GetProperty("id")} {item.GetProperty("action")} {item.GetProperty("quantity")}");
        Assert.Equal("once 5.00 EUR; once 10.00 EUR", $"{ShopCatalog.Totals(item.GetProperty("itemPrice"))}; {ShopCatalog.Totals(item.GetProperty("itemTotalPrice"))}");
        var left = await host.ReadAsync($"{ShopCatalog.Carts}/{cart.Id()}");
        Assert.Equal("2", Assert.Single(left.GetProperty("cartItem").EnumerateArray()).Id());
        Assert.False(left.TryGetProperty("cartTotalPrice", out _));
    }

    [DatabaseFact]
    public async Task Checkout_OrdersACartOnce_When_ManyTryAtOnce()
    {
        var cart = await host.CreateAsync(ShopCatalog.Carts, Cart(Item("1", 1, "5.00")));

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => host.PostAsync(ShopCatalog.Checkouts, $$"""{ "shoppingCart": { "id": "{{cart.Id()}}" }, "externalId": "{{cart.Id()}}" }""")));

        Assert.All(answers, a => Assert.Equal(201, a.Status));
        var tasks = await host.ReadAsync($"{ShopCatalog.Checkouts}?externalId={cart.Id()}&fields=state,errorMessage");
        Assert.Equal(["done", .. Enumerable.Repeat("terminatedWithError The cart has no active item; add one, or check another cart out.", 7)], tasks.EnumerateArray().Select(End).Order());
        Assert.Equal(1, (await host.ReadAsync($"{ShopCatalog.Orders}?externalId={cart.Id()}")).GetArrayLength());
    }

    [DatabaseFact]
    public async Task Checkout_EndsInError_When_ThereIsNoCartOrItsTimeIsOver()
    {
        var old = await host.CreateAsync(ShopCatalog.Carts, $$"""{ "cartItem": [{{Item("1", 1, "5.00")}}], "validFor": { "endDateTime": "2020-01-01T00:00:00Z" } }""");

        var missing = await host.CreateAsync(ShopCatalog.Checkouts, """{ "shoppingCart": { "id": "nowhere" } }""");
        var late = await host.CreateAsync(ShopCatalog.Checkouts, $$"""{ "shoppingCart": { "id": "{{old.Id()}}" } }""");

        Assert.Equal("terminatedWithError There is no shopping cart with the id 'nowhere'.", End(missing));
        Assert.Equal("terminatedWithError The cart's time is over; make a new one.", End(late));
    }

    [DatabaseFact]
    public async Task Checkout_WorksThroughGraphQL()
    {
        var cart = await host.CreateAsync(ShopCatalog.Carts, Cart(Item("1", 1, "5.00")));

        var data = await host.QueryAsync(
            $$"""mutation { createCheckoutShoppingCart(input: { shoppingCart: { id: "{{cart.Id()}}" } }) { checkoutShoppingCart { state productOrder { target { state orderTotalPrice { priceType } } } } errors { __typename } } }""");

        Assert.Equal(
            """{"createCheckoutShoppingCart":{"checkoutShoppingCart":{"state":"DONE","productOrder":{"target":{"state":"ACKNOWLEDGED","orderTotalPrice":[{"priceType":"oneTime"}]}}},"errors":null}}""",
            JsonSerializer.Serialize(data));
    }

    private static string Cart(params string[] items) => $$"""{ "cartItem": [{{string.Join(", ", items)}}] }""";

    private static string Item(string id, int quantity, string price, string status = "active") =>
        $$"""{ "id": "{{id}}", "quantity": {{quantity}}, "status": "{{status}}", "itemPrice": [{ "price": { "dutyFreeAmount": { "unit": "EUR", "value": {{price}} } } }] }""";

    private static string End(JsonElement task)
    {
        var state = task.GetProperty("state").GetString()!;
        return task.TryGetProperty("errorMessage", out var error) ? $"{state} {error.GetProperty("message").GetString()}" : state;
    }
}
