using System.Text.Json;

namespace TmfGraph.Resources.Tests.Graph;

public sealed class PagingTests
{
    private const string Page =
        """
        query($first: Int, $after: String, $last: Int, $before: String) {
          productOrders(first: $first, after: $after, last: $last, before: $before, order: { priority: ASC }) {
            edges { cursor node { id } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
          }
        }
        """;

    [Fact]
    public async Task Walks_ForwardsAndBackwards()
    {
        await using var shop = await ShopHost.StartAsync().SeedAsync();

        var first = await PageAsync(shop, """{ "first": 2 }""");
        var second = await PageAsync(shop, $$"""{ "first": 2, "after": "{{first.End}}" }""");
        var third = await PageAsync(shop, $$"""{ "first": 2, "after": "{{second.End}}" }""");
        var back = await PageAsync(shop, $$"""{ "last": 2, "before": "{{third.Start}}" }""");
        var last = await PageAsync(shop, """{ "last": 2 }""");

        Assert.Equal(
            ["o1 o2 next", "o3 o4 next previous", "o5 previous", "o3 o4 next previous", "o4 o5 previous"],
            new[] { first, second, third, back, last }.Select(p => p.Text));
    }

    [Fact]
    public async Task TotalCount_CountsAllMatches()
    {
        await using var shop = await ShopHost.StartAsync().SeedAsync();

        Assert.Equal(
            """
            {
              "data": {
                "productOrders": {
                  "totalCount": 2
                }
              }
            }
            """,
            await shop.AskAsync("""{ productOrders(first: 1, where: { category: { eq: "a" } }) { totalCount } }"""));
    }

    [Theory]
    [InlineData("first: 51", "HC0051", "'first' asks for 51 items; a page has 50 at most.")]
    [InlineData("last: 51", "HC0051", "'last' asks for 51 items; a page has 50 at most.")]
    [InlineData("first: -1", "HC0079", "'first' asks for -1 items; it must be 0 or more.")]
    [InlineData("first: 1, last: 1", "HC0082", "'first' and 'last' cannot be combined; use 'first' with 'after', or 'last' with 'before'.")]
    [InlineData("after: \"nonsense\"", "HC0078", "The cursor is invalid.")]
    [InlineData("before: \"nonsense\"", "HC0078", "The cursor is invalid.")]
    [InlineData("last: 1, after: \"x\"", "HC0001", "'after' does not go with 'last'; use 'first' with 'after', or 'last' with 'before'.")]
    public async Task Fails_When_ThePageCannotBe(string arguments, string code, string message)
    {
        await using var shop = await ShopHost.StartAsync();

        var response = JsonElement.Parse(await shop.AskAsync($$"""{ productOrders({{arguments}}) { nodes { id } } }"""));

        var error = response.GetProperty("errors")[0];
        Assert.Equal(message, error.GetProperty("message").GetString());
        Assert.Equal(code, error.GetProperty("extensions").GetProperty("code").GetString());
        Assert.Equal(JsonValueKind.Null, response.GetProperty("data").GetProperty("productOrders").ValueKind);
    }

    [Fact]
    public async Task SendsOneStatement_ForItemsAndTotal()
    {
        await using var shop = await ShopHost.StartAsync().SeedAsync();
        var before = shop.Statements;

        await shop.AskAsync("{ productOrders { totalCount nodes { id } } }");

        Assert.Equal(1, shop.Statements - before);
    }

    [Fact]
    public async Task SendsNoStatement_When_NothingOfThePageIsSelected()
    {
        await using var shop = await ShopHost.StartAsync().SeedAsync();
        var before = shop.Statements;

        await shop.AskAsync("{ productOrders { __typename } }");

        Assert.Equal(0, shop.Statements - before);
    }

    private static async Task<(string Text, string? Start, string? End)> PageAsync(ShopHost shop, string variables)
    {
        var page = JsonElement.Parse(await shop.AskAsync(Page, variables)).GetProperty("data").GetProperty("productOrders");
        var info = page.GetProperty("pageInfo");
        var edges = page.GetProperty("edges").EnumerateArray().ToList();
        Assert.Equal(edges[0].GetProperty("cursor").GetString(), info.GetProperty("startCursor").GetString());
        Assert.Equal(edges[^1].GetProperty("cursor").GetString(), info.GetProperty("endCursor").GetString());
        var text = string.Join(' ', edges.Select(e => e.GetProperty("node").GetProperty("id").GetString()))
            + (info.GetProperty("hasNextPage").GetBoolean() ? " next" : "")
            + (info.GetProperty("hasPreviousPage").GetBoolean() ? " previous" : "");
        return (text, info.GetProperty("startCursor").GetString(), info.GetProperty("endCursor").GetString());
    }
}
