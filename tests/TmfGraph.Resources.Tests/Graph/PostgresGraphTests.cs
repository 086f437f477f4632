using System.Text.Json;
using TmfGraph.Testing;

namespace TmfGraph.Resources.Tests.Graph;

/// <summary>What the other classes show on SQLite, in short, on PostgreSQL.</summary>
public sealed class PostgresGraphTests
{
    [PostgresFact]
    public async Task PagesFiltersAndSorts()
    {
        await using var shop = await ShopHost.StartOnPostgresAsync().SeedAsync();

        Assert.Equal(
            """{"data":{"productOrders":{"totalCount":3,"nodes":[{"id":"o3"},{"id":"o2"}],"pageInfo":{"hasNextPage":true}}}}""",
            Flat(await shop.AskAsync(
                """
                { productOrders(first: 2, where: { or: [{ category: { eq: "a" } }, { tag: { some: { eq: "vip" } } }] }, order: { priority: DESC }) {
                  totalCount nodes { id } pageInfo { hasNextPage } } }
                """)));
    }

    [PostgresFact]
    public async Task WalksAlongEveryKindOfEdge()
    {
        await using var shop = await ShopHost.StartOnPostgresAsync().SeedAsync();

        Assert.Equal(
            """{"data":{"customerById":{"productOrders":{"nodes":[{"id":"o1","products":{"totalCount":2,"nodes":[{"name":"Fibre","parts":{"nodes":[{"id":"p2"},{"id":"p3"}]}},{"name":"Router","parts":{"nodes":[]}}]}},"""
            + """{"id":"o2","products":{"totalCount":1,"nodes":[{"name":"Fibre","parts":{"nodes":[{"id":"p2"},{"id":"p3"}]}}]}}]}}}}""",
            Flat(await shop.AskAsync(
                """{ customerById(id: "c1") { productOrders { nodes { id products(order: { name: ASC }) { totalCount nodes { name parts { nodes { id } } } } } } } }""")));
    }

    [PostgresFact]
    public async Task ChangesAndTells()
    {
        await using var shop = await ShopHost.StartOnPostgresAsync().SeedAsync();
        var head = await shop.HeadAsync();

        Assert.Equal(
            """{"data":{"updateProduct":{"product":{"status":"TERMINATED"},"version":2,"errors":null}}}""",
            Flat(await shop.AskAsync("""mutation { updateProduct(input: { id: "p1", status: TERMINATED }) { product { status } version errors { __typename } } }""")));
        await using var events = shop.ListenAsync(
            "subscription($after: String) { onProductStateChanged(after: $after) { eventType product { id status } } }",
            $$"""{ "after": "{{head}}" }""").GetAsyncEnumerator();

        Assert.True(await events.MoveNextAsync());
        Assert.Equal(
            """{"data":{"onProductStateChanged":{"eventType":"ProductStateChangeEvent","product":{"id":"p1","status":"TERMINATED"}}}}""",
            Flat(events.Current));
    }

    private static string Flat(string json) => JsonSerializer.Serialize(JsonElement.Parse(json));
}
