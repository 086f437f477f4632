using System.Text.Json.Nodes;
using TmfGraph.Product.Pricing;
using TmfGraph.Resources.Writes;

namespace TmfGraph.Domains.Tests.Pricing;

public sealed class ItemTreeTests
{
    [Fact]
    public void AddUp_KeepsPeriodsAndCurrenciesApart_AndCountsQuantities() => AssertSums(
        $$"""
        { "cartItem": [
          { "quantity": 2, "itemPrice": [{{Monthly("10.50")}}, {{Once("5.00")}}] },
          { "itemPrice": [{{Monthly("1.25")}}], "cartItem": [{ "quantity": 3, "itemPrice": [{{Once("2.00")}}] }] },
          { "itemPrice": [{ "price": { "taxIncludedAmount": { "unit": "USD", "value": 7 } } }] }
        ] }
        """,
        """
        oneTime  EUR free 16.00
        oneTime  USD taxed 7
        recurring month EUR free 22.25
        """);

    [Fact]
    public void AddUp_LeavesOutWhatIsNotCharged() => AssertSums(
        $$"""
        { "cartItem": [
          { "action": "delete", "itemPrice": [{{Monthly("1")}}] },
          { "action": "noChange", "itemPrice": [{{Monthly("2")}}] },
          { "status": "saveForLater", "itemPrice": [{{Monthly("4")}}], "cartItem": [{ "itemPrice": [{{Monthly("8")}}] }] },
          { "action": "modify", "itemPrice": [{{Monthly("16")}}] }
        ] }
        """,
        "recurring month EUR free 16");

    [Fact]
    public void AddUp_GivesEveryItemItsTotal()
    {
        var cart = Parse($$"""{ "cartItem": [{ "quantity": 3, "status": "saveForLater", "itemPrice": [{{Once("1.10")}}] }] }""");

        Assert.True(ItemTree.OfCart.AddUp(cart).IsEmpty);

        Assert.Equal(
            """[{"name":"Total","priceType":"oneTime","price":{"dutyFreeAmount":{"unit":"EUR","value":3.30}}}]""",
            cart["cartItem"]![0]!["ItemTotalPrice"]!.ToJsonString());
    }

    [Fact]
    public void AddUp_TakesAnAmountWithoutTaxesForOneWith_When_OthersHaveTaxes() => AssertSums(
        $$"""{ "cartItem": [{ "itemPrice": [{{Once("1")}}, { "price": { "taxRate": 10, "dutyFreeAmount": { "unit": "EUR", "value": 10 } } }] }] }""",
        "oneTime  EUR free 11 taxed 12");

    [Fact]
    public void AddUp_Refuses_When_AmountsAreTooLarge()
    {
        var item = """{ "itemPrice": [{ "price": { "dutyFreeAmount": { "unit": "EUR", "value": 79228162514264337593543950335 } } }] }""";

        var refused = Assert.Throws<ResourceValidationException>(() => ItemTree.OfCart.AddUp(Parse($$"""{ "cartItem": [{{item}}, {{item}}] }""")));

        Assert.Equal([new AttributeProblem("cartItem", "outOfRange", "The prices in 'cartItem' are too large to be added up.")], refused.Problems);
    }

    [Fact]
    public void AddUp_Refuses_When_AQuantityIsNegative()
    {
        var refused = Assert.Throws<ResourceValidationException>(() => ItemTree.OfQuote.AddUp(Parse("""{ "quoteItem": [{ "quoteItem": [{ "quantity": -1 }] }] }""")));

        Assert.Equal("quoteItem[0].quoteItem[0].quantity", Assert.Single(refused.Problems).Path);
    }

    [Theory]
    [InlineData("add", "add")]
    [InlineData(null, "add")]
    [InlineData("no_change", "noChange")]
    [InlineData("remove", "delete")]
    [InlineData("Modify", "modify")]
    public void ActionOf_SpellsActionsLikeOrders(string? action, string expected) =>
        Assert.Equal(expected, ItemTree.ActionOf(action is null ? [] : new JsonObject { ["action"] = action }));

    private static string Monthly(string amount) =>
        $$"""{ "priceType": "recurring", "recurringChargePeriod": "month", "price": { "dutyFreeAmount": { "unit": "EUR", "value": {{amount}} } } }""";

    private static string Once(string amount) => $$"""{ "priceType": "oneTime", "price": { "dutyFreeAmount": { "unit": "EUR", "value": {{amount}} } } }""";

    private static void AssertSums(string cart, string expected)
    {
        var lines = ItemTree.OfCart.AddUp(Parse(cart)).ToJson().Select(total =>
        {
            var free = total!["price"]!["dutyFreeAmount"];
            var taxed = total["price"]!["taxIncludedAmount"];
            var unit = (free ?? taxed)!["unit"];
            return $"{total["priceType"]} {total["recurringChargePeriod"]} {unit}{(free is null ? "" : $" free {free["value"]}")}{(taxed is null ? "" : $" taxed {taxed["value"]}")}";
        });
        Assert.Equal(expected, string.Join("\n", lines));
    }

    private static JsonObject Parse(string json) => JsonNode.Parse(json)!.AsObject();
}
