using System.Text.Json.Nodes;
using TmfGraph.Product.Pricing;
using TmfGraph.Resources.Behaviours;

namespace TmfGraph.Domains.Tests.Pricing;

public sealed class PriceEntryTests
{
    private const string Ten = """{ "dutyFreeAmount": { "unit": "EUR", "value": 10 } }""";

    [Fact]
    public void Read_WorksTheOtherAmountOut_When_TheTaxRateIsKnown()
    {
        Assert.Equal((new Money(9.95m, "EUR"), new Money(11.84m, "EUR")), Amounts("""{ "price": { "taxRate": 19, "dutyFreeAmount": { "unit": "EUR", "value": 9.95 } } }"""));
        Assert.Equal((new Money(8.36m, "EUR"), new Money(9.95m, "EUR")), Amounts("""{ "price": { "taxRate": 19, "taxIncludedAmount": { "unit": "EUR", "value": 9.95 } } }"""));
    }

    [Fact]
    public void Read_RoundsToTheCoinOfTheCurrency()
    {
        Assert.Equal((new Money(100m, "JPY"), new Money(110m, "JPY")), Amounts("""{ "price": { "taxRate": 9.6, "dutyFreeAmount": { "unit": "JPY", "value": 100 } } }"""));
        Assert.Equal((new Money(1m, "KWD"), new Money(1.056m, "KWD")), Amounts("""{ "price": { "taxRate": 5.55, "dutyFreeAmount": { "unit": "KWD", "value": 1 } } }"""));
    }

    [Theory]
    [InlineData("""{ "priceType": "discount", "price": { "percentage": 20 } }""", 8)]
    [InlineData("""{ "priceType": "recurring", "price": { "percentage": -20 } }""", 8)]
    [InlineData("""{ "priceType": "recurring", "price": { "percentage": 20 } }""", 12)]
    [InlineData("""{ "priceType": "discount", "price": { "dutyFreeAmount": { "unit": "EUR", "value": 3 } } }""", 7)]
    [InlineData("""{ "priceType": "discount", "price": { "dutyFreeAmount": { "unit": "EUR", "value": 30 } } }""", 0)]
    [InlineData("""{ "priceType": "discount", "price": { "dutyFreeAmount": { "unit": "USD", "value": 3 } } }""", 10)]
    [InlineData("""{ "priceType": "discount", "price": { } }""", 10)]
    public void Read_AppliesAnAlteration(string alteration, int expected) => Assert.Equal(
        (new Money(expected, "EUR"), null), Amounts($$"""{ "price": {{Ten}}, "priceAlteration": [{{alteration}}] }"""));

    [Fact]
    public void Read_AppliesAlterationsByPriority() => Assert.Equal(
        (new Money(4, "EUR"), null),
        Amounts(
            $$"""
            { "price": {{Ten}}, "priceAlteration": [
              { "priceType": "discount", "priority": 2, "price": { "dutyFreeAmount": { "unit": "EUR", "value": 1 } } },
              { "priceType": "discount", "priority": 1, "price": { "percentage": 50 } }
            ] }
            """));

    [Theory]
    [InlineData("""{ }""")]
    [InlineData("""{ "price": { "percentage": 5 } }""")]
    [InlineData("""{ "priceType": "usage", "price": { "dutyFreeAmount": { "unit": "EUR", "value": 1 } } }""")]
    public void Read_GivesNothing_When_NothingCanBeChargedYet(string price) => Assert.Null(PriceEntry.Read(Parse(price)));

    [Theory]
    [InlineData("""{ "priceType": "recurring", "recurringChargePeriod": "month" }""", true, "month")]
    [InlineData("""{ "recurringChargePeriod": "week" }""", true, "week")]
    [InlineData("""{ "priceType": "recurring" }""", true, null)]
    [InlineData("""{ "priceType": "nonRecurring" }""", false, null)]
    [InlineData("""{ "priceType": "oneTime" }""", false, null)]
    public void Read_TellsWhatIsChargedAgain(string price, bool isRecurring, string? period)
    {
        var whole = Parse(price);
        whole["price"] = Parse(Ten);

        Assert.Equal(new PriceEntry(isRecurring, period, new Money(10, "EUR"), null), PriceEntry.Read(whole));
    }

    private static (Money?, Money?) Amounts(string price)
    {
        var read = PriceEntry.Read(Parse(price))!; // asked for with amounts
        return (read.DutyFree, read.TaxIncluded);
    }

    private static JsonObject Parse(string json) => JsonNode.Parse(json)!.AsObject();
}
