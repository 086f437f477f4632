using System.Text.Json;

namespace TmfGraph.Resources.Tests.Graph;

/// <summary>Targets of references and walks between entities.</summary>
public sealed class WalkTests
{
    [Fact]
    public async Task Target_LeadsToOwnEntities()
    {
        await using var shop = await ShopHost.StartAsync().SeedAsync();
        var before = shop.Statements;

        var data = await DataAsync(shop, "{ productOrders { nodes { id item { product { target { name } } } } } }");

        Assert.Equal(
            """{"productOrders":{"nodes":[{"id":"o1","item":[{"product":{"target":{"name":"Fibre"}}},{"product":{"target":{"name":"Router"}}}]},"""
            + """{"id":"o2","item":[{"product":{"target":{"name":"Fibre"}}}]},{"id":"o3","item":[{"product":null}]},"""
            + """{"id":"o4","item":[{"product":{"target":null}}]},{"id":"o5","item":[{"product":null}]}]}}""",
            data);
        Assert.Equal(2, shop.Statements - before);
    }

    [Fact]
    public async Task Target_OfAnotherSubgraph_IsAStub()
    {
        await using var shop = await ShopHost.StartAsync().SeedAsync();

        Assert.Equal(
            """{"productOrderById":{"relatedParty":[{"role":"customer","target":{"__typename":"Customer","id":"c1","products":{"nodes":[{"id":"p1"},{"id":"p2"}]}}}]}}""",
            await DataAsync(
                shop,
                """{ productOrderById(id: "o1") { relatedParty { role target { __typename ... on Customer { id products { nodes { id } } } ... on Individual { id } } } } }"""));
    }

    [Fact]
    public async Task Target_OfAUnion_LeadsToTheOwnType()
    {
        await using var shop = await ShopHost.StartAsync().SeedAsync();

        Assert.Equal(
            """{"categoryById":{"parent":{"target":{"__typename":"Product","name":"Fibre"}}}}""",
            await DataAsync(shop, """{ categoryById(id: "k1") { parent { target { __typename ... on Product { name } ... on Category { id } } } } }"""));
    }

    [Fact]
    public async Task Target_BesideAnAttribute_AnswersForEachReference()
    {
        await using var shop = await ShopHost.StartAsync().SeedAsync();
        await shop.ImportAsync(
            "ProductOrder",
            """
            { "id": "o9", "item": [], "externalReference": [
              { "id": "s7", "externalReferenceType": "serviceOrder" }, { "id": "x", "externalReferenceType": "ticket" },
              { "id": "o1", "externalReferenceType": "ProductOrder" }, { "id": "gone", "externalReferenceType": "ProductOrder" }] }
            """);

        Assert.Equal(
            """{"productOrderById":{"externalReferenceTarget":[{"__typename":"ServiceOrder","id":"s7"},null,{"__typename":"ProductOrder","state":"ACKNOWLEDGED"},null]}}""",
            await DataAsync(
                shop,
                """{ productOrderById(id: "o9") { externalReferenceTarget { __typename ... on ServiceOrder { id } ... on ProductOrder { state } } } }"""));
    }

    [Fact]
    public async Task Inverse_FindsByRole_WithoutRegardToCase()
    {
        await using var shop = await ShopHost.StartAsync().SeedAsync();

        Assert.Equal(
            """{"customerById":{"productOrders":{"totalCount":2,"nodes":[{"id":"o1"},{"id":"o2"}]}}}""",
            await DataAsync(shop, """{ customerById(id: "c1") { productOrders { totalCount nodes { id } } } }"""));
    }

    [Fact]
    public async Task Walks_PageFilterAndSort_ForEachParent()
    {
        await using var shop = await ShopHost.StartAsync().SeedAsync();

        Assert.Equal(
            """{"products":{"nodes":[{"id":"p1","productOrders":{"totalCount":2,"nodes":[{"id":"o2"}],"pageInfo":{"hasNextPage":true}}},"""
            + """{"id":"p2","productOrders":{"totalCount":1,"nodes":[{"id":"o1"}],"pageInfo":{"hasNextPage":false}}},"""
            + """{"id":"p3","productOrders":{"totalCount":0,"nodes":[],"pageInfo":{"hasNextPage":false}}}]}}""",
            await DataAsync(
                shop,
                "{ products { nodes { id productOrders(first: 1, order: { priority: DESC }) { totalCount nodes { id } pageInfo { hasNextPage } } } } }"));
    }

    [Fact]
    public async Task Walks_SendAsManyStatements_ForOneParentAsForMany()
    {
        await using var shop = await ShopHost.StartAsync().SeedAsync();

        var one = await CountAsync("{ products(first: 1) { nodes { productOrders { totalCount nodes { products { nodes { id } } } } } } }");
        var many = await CountAsync("{ products(first: 10) { nodes { productOrders { totalCount nodes { products { nodes { id } } } } } } }");

        Assert.Equal(one, many);

        async Task<long> CountAsync(string query)
        {
            var before = shop.Statements;
            await DataAsync(shop, query);
            return shop.Statements - before;
        }
    }

    [Fact]
    public async Task Collect_ReadsIdsOffTheOwnDocument()
    {
        await using var shop = await ShopHost.StartAsync().SeedAsync();

        Assert.Equal(
            """{"products":{"nodes":[{"id":"p1","parts":{"totalCount":2,"nodes":[{"name":"Cable"},{"name":"Router"}]}},{"id":"p2","parts":{"totalCount":0,"nodes":[]}},{"id":"p3","parts":{"totalCount":0,"nodes":[]}}]}}""",
            await DataAsync(shop, "{ products { nodes { id parts(order: { name: ASC }) { totalCount nodes { name } } } } }"));
    }

    [Fact]
    public async Task Collect_TakesIdsFromTheGateway_InOneStatement()
    {
        await using var shop = await ShopHost.StartAsync().SeedAsync();
        var before = shop.Statements;

        var text = await shop.AskAsync(
            "query($id: ID!, $ids: [ID]) { serviceOrderById(id: $id) { id productOrders(ids: $ids) { nodes { id } } } }",
            """[{ "id": "s1", "ids": ["o3", "o1", null] }, { "id": "s2", "ids": ["o2", "gone"] }, { "id": "s3" }]""");

        Assert.Equal(
            ["""{"serviceOrderById":{"id":"s1","productOrders":{"nodes":[{"id":"o1"},{"id":"o3"}]}}}""",
             """{"serviceOrderById":{"id":"s2","productOrders":{"nodes":[{"id":"o2"}]}}}""",
             """{"serviceOrderById":{"id":"s3","productOrders":{"nodes":[]}}}"""],
            text.Split("\n{").Select((t, i) => JsonSerializer.Serialize(JsonElement.Parse(i == 0 ? t : "{" + t).GetProperty("data"))));
        Assert.Equal(1, shop.Statements - before);
    }

    private static async Task<string> DataAsync(ShopHost shop, string query)
    {
        var text = await shop.AskAsync(query);
        var response = JsonElement.Parse(text);
        Assert.False(response.TryGetProperty("errors", out _), text);
        return JsonSerializer.Serialize(response.GetProperty("data"));
    }
}
