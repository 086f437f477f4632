using System.Text.Json;
using TmfGraph.Resources.Graph;
using TmfGraph.Testing;

namespace TmfGraph.Resources.Tests.Graph.Federation;

/// <summary>What a subgraph answers to gateways of Apollo Federation.</summary>
public sealed class FederationTests
{
    [Fact]
    public async Task Service_GivesTheSchemaInTheWordsOfFederation()
    {
        await using var shop = await ShopHost.StartAsync();
        var answer = JsonElement.Parse(await shop.AskAsync("{ _service { sdl } }"));
        Snapshot.Match(answer.GetProperty("data").GetProperty("_service").GetProperty("sdl").GetString()!, "graphqls");
    }

    [Fact]
    public async Task Entities_OfAllTypes_AreAStatementEach()
    {
        await using var shop = await ShopHost.StartAsync();
        await shop.ImportAsync("Product", """{"id":"p1","name":"Line"}""", """{"id":"p2","name":"Box"}""");
        await shop.ImportAsync("ProductOrder", """{"id":"o1","state":"completed","externalReference":[{"id":"s1"},{"id":"s2"}]}""");
        var before = shop.Statements;
        var answer = await shop.AskAsync(
            """
            query($r: [_Any!]!) { _entities(representations: $r) { __typename ... on Product { name } ... on ProductOrder { state _ids_externalReference } } }
            """,
            """
            { "r": [{ "__typename": "Product", "id": "p2" }, { "__typename": "ProductOrder", "id": "o1" }, { "__typename": "Product", "id": "none" },
                    { "__typename": "Product", "id": "p1" }] }
            """);
        Assert.Equal(
            """[{"__typename":"Product","name":"Box"},{"__typename":"ProductOrder","state":"COMPLETED","_ids_externalReference":["s1","s2"]},null,{"__typename":"Product","name":"Line"}]""",
            JsonSerializer.Serialize(JsonElement.Parse(answer).GetProperty("data").GetProperty("_entities")));
        Assert.Equal(2, shop.Statements - before);
    }

    [Theory]
    [InlineData("""{ "__typename": "Nothing", "id": "1" }""")]
    [InlineData("""{ "__typename": "Product" }""")]
    [InlineData("""{ "__typename": "Product", "id": null }""")]
    [InlineData("""{ "__typename": "Product", "id": 1.5 }""")]
    [InlineData("""{ "__typename": 1, "id": "1" }""")]
    [InlineData("""{ "id": "1" }""")]
    [InlineData("1")]
    public async Task ARepresentation_WithoutTypeOrId_IsAnErrorAtItsPlace(string representation)
    {
        await using var shop = await ShopHost.StartAsync();
        await shop.ImportAsync("Product", """{"id":"p2","name":"Box"}""");
        var answer = await shop.AskAsync(
            "query($r: [_Any!]!) { _entities(representations: $r) { ... on Product { id name } } }",
            $$"""{ "r": [{ "__typename": "Product", "id": "p2" }, {{representation}}, { "__typename": "Product", "id": "p2" }] }""");
        Assert.Equal(
            """{"errors":[{"message":"A representation needs the '__typename' of an entity of this subgraph and its 'id'.","locations":[{"line":1,"column":23}],"path":["_entities",1],"extensions":{"code":"HC0001"}}],"data":{"_entities":[{"id":"p2","name":"Box"},null,{"id":"p2","name":"Box"}]}}""",
            Compact(answer));
    }

    [Fact]
    public async Task AnId_MayBeAWholeNumber()
    {
        await using var shop = await ShopHost.StartAsync();
        await shop.ImportAsync("Product", """{"id":"1","name":"Line"}""", """{"id":"p2","name":"Box"}""");
        Assert.Equal(
            """{"data":{"a":[{"id":"1","name":"Line"},{"id":"p2","name":"Box"}],"b":[{"id":"1"}]}}""",
            Compact(await shop.AskAsync(
                """query($r: [_Any!]!) { a: _entities(representations: $r) { ... on Product { id name } } b: _entities(representations: [{ __typename: "Product", id: 1 }]) { ... on Product { id } } }""",
                """{ "r": [{ "__typename": "Product", "id": 1 }, { "__typename": "Product", "id": "p2" }] }""")));
    }

    private static string Compact(string answer) => JsonSerializer.Serialize(JsonElement.Parse(answer), Relaxed);

    private static readonly JsonSerializerOptions Relaxed = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [Fact]
    public async Task Representations_HaveALimit()
    {
        await using var shop = await ShopHost.StartAsync(options: new GraphOptions { MaxRepresentations = 1 });
        var answer = await shop.AskAsync(
            """{ _entities(representations: [{ __typename: "Product", id: "1" }, { __typename: "Product", id: "2" }]) { __typename } }""");
        Assert.Contains("'representations' holds more than 1 items; split the request.", answer, StringComparison.Ordinal);
    }
}
