using System.Text.Json;

namespace TmfGraph.Resources.Tests.Graph;

public sealed class WhereTests
{
    public static TheoryData<string, string> Conditions => new()
    {
        { "state: { eq: IN_PROGRESS }", "o2 o4" },
        { "state: { nin: [IN_PROGRESS, CANCELLED] }", "o1 o3" },
        { "category: { eq: null }", "o4" },
        { "category: { neq: \"a\" }", "o1 o4 o5" },
        { "priority: { gt: 1, ngte: 4 }", "o2 o3" },
        { "orderDate: { gte: \"2026-01-02T12:00:00+02:00\" }", "o2 o3 o5" },
        { "total: { value: { lt: 10 } }", "o2" },
        { "tag: { some: { startsWith: \"vi\" } }", "o1" },
        { "tag: { any: false }", "o2 o3 o4 o5" },
        { "item: { some: { action: { eq: \"modify\" } } }", "o2" },
        { "item: { all: { action: { eq: \"add\" } } }", "o1 o4 o5" },
        { "item: { none: { product: { id: { neq: null } } } }", "o3 o5" },
        { "relatedParty: { some: { id: { eq: \"c1\" }, role: { in: [\"Customer\", \"Payer\"] } } }", "o2 o4" },
        { "or: [{ category: { contains: \"c\" } }, { and: [{ category: { eq: \"a\" } }, { priority: { lte: 2 } }] }]", "o2 o5" },
    };

    [Theory]
    [MemberData(nameof(Conditions))]
    public async Task Finds_WhatMeetsTheCondition(string where, string ids)
    {
        await using var shop = await ShopHost.StartAsync().SeedAsync();

        Assert.Equal(ids, await IdsAsync(shop, $"where: {{ {where} }}"));
    }

    [Fact]
    public async Task Where_ComesFromVariablesToo()
    {
        await using var shop = await ShopHost.StartAsync().SeedAsync();

        var response = JsonElement.Parse(await shop.AskAsync(
            "query($where: ProductOrderFilterInput) { productOrders(where: $where) { nodes { id } } }",
            """{ "where": { "state": { "eq": "IN_PROGRESS" }, "priority": { "eq": 4 } } }"""));

        Assert.Equal("""{"productOrders":{"nodes":[{"id":"o4"}]}}""", JsonSerializer.Serialize(response.GetProperty("data")));
    }

    [Theory]
    [InlineData("order: [{ category: ASC }, { priority: DESC }]", "o3 o2 o1 o5 o4")]
    [InlineData("order: { category: DESC }", "o4 o5 o1 o2 o3")]
    [InlineData("order: [{ total: { value: ASC } }]", "o2 o1 o3 o4 o5")]
    [InlineData("order: [{ state: ASC }]", "o1 o5 o3 o2 o4")]
    public async Task Sorts_ByRank(string order, string ids)
    {
        await using var shop = await ShopHost.StartAsync().SeedAsync();

        Assert.Equal(ids, await IdsAsync(shop, order));
    }

    private static async Task<string> IdsAsync(ShopHost shop, string arguments)
    {
        var text = await shop.AskAsync($$"""{ productOrders({{arguments}}) { nodes { id } } }""");
        var response = JsonElement.Parse(text);
        Assert.False(response.TryGetProperty("errors", out _), text);
        return string.Join(
            ' ', response.GetProperty("data").GetProperty("productOrders").GetProperty("nodes").EnumerateArray().Select(n => n.GetProperty("id").GetString()));
    }

    [Theory]
    [InlineData("category: null", "category")]
    [InlineData("category: { contains: null }", "contains")]
    [InlineData("category: { in: null }", "in")]
    [InlineData("item: { some: null }", "some")]
    [InlineData("and: null", "and")]
    public async Task Refuses_Null_WhereAValueIsNeeded(string where, string name)
    {
        await using var shop = await ShopHost.StartAsync();
        using var answer = System.Text.Json.JsonDocument.Parse(await shop.AskAsync($"{{ productOrders(where: {{ {where} }}) {{ totalCount }} }}"));
        var error = answer.RootElement.GetProperty("errors")[0];

        Assert.Equal($"The value of `{name}` in the filter is null; only `eq` and `neq` take null.", error.GetProperty("message").GetString());
        Assert.Equal("HC0026", error.GetProperty("extensions").GetProperty("code").GetString());
    }
}
