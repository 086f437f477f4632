using System.Text.Json;
using TmfGraph.Resources.Tests.Storage;
using TmfGraph.Resources.Writes;

namespace TmfGraph.Resources.Tests.Writes;

public sealed class EdgeExtractorTests
{
    [Theory]
    [InlineData("""{ "id": "1", "@referredType": "customer", "role": "Payer" }""", "relatedParty 0 payer Customer 1")]
    [InlineData("""{ "id": "1", "href": "https://h/tmf-api/partyManagement/v4/individual/1?x=y" }""", "relatedParty 0  Individual 1")]
    [InlineData("""{ "id": "1", "@type": "Individual" }""", "relatedParty 0  Individual 1")]
    [InlineData("""{ "id": "1", "@referredType": "Employee", "href": "/individual/1" }""", "relatedParty 0  Employee 1")]
    [InlineData("""{ "id": "1" }""", "relatedParty 0   1")]
    [InlineData("""{ "name": "nobody" }""", "")]
    [InlineData("""{ "id": 1 }""", "")]
    [InlineData("null", "")]
    public void Extract_FindsTheTargetsType(string reference, string expected) =>
        Assert.Equal(expected, Edges($$"""{ "relatedParty": [{{reference}}] }"""));

    [Fact]
    public void Extract_GoesThroughListsAndCounts() => Assert.Equal(
        """
        item.product 0  Product a
        item.product 1  Product c
        account 0  BillingAccount d
        """,
        Edges("""{ "item": [{ "product": { "id": "a" } }, { "product": { "id": "c" } }], "account": { "id": "d", "@referredType": "Other" } }"""));

    [Fact]
    public void Extract_ReadsKeyAndTypeWhereTheModelSays()
    {
        var edges = new EdgeExtractor(StoreModel.Model).Extract(
            StoreModel.Product, JsonElement.Parse("""{ "supplier": { "partyId": "7", "partyKind": "INDIVIDUAL", "id": "no" } }"""));

        Assert.Equal([new Edge("supplier", 0, "", "Individual", "7")], edges);
    }

    private static string Edges(string document) => string.Join(
        '\n',
        new EdgeExtractor(StoreModel.Model).Extract(StoreModel.Order, JsonElement.Parse(document))
            .Select(e => $"{e.Path} {e.Position} {e.Role} {e.TargetType} {e.TargetId}"));
}
