using TmfGraph.GraphQL.Execution;

namespace TmfGraph.Gateway.Tests.Execution;

/// <summary>Objects that stand in an answer many times, and fetches that follow each other for them.</summary>
public sealed class RepeatedObjectsTests
{
    private const string Visits =
        """[{"shop":{"id":"1","hour":9}},{"shop":{"id":"2","hour":9}},{"shop":{"id":"1","hour":17}},{"shop":{"id":"1","hour":9}},{"shop":{"id":"3","hour":9}}]""";

    private static TestSource[] Sources() =>
    [
        new(
            "visits",
            """
            type Query { visits: [Visit!]! shopAt(id: ID!): Shop @lookup @internal }
            type Visit { shop: Shop }
            type Shop @key(fields: "id") { id: ID! hour: Int }
            """,
            b => b.Resolve("Query.visits", TestSource.Json(Visits)).Resolve("Query.shopAt", TestSource.Find("[]"))),
        new(
            "shops",
            """
            type Query { shop(id: ID!): Shop @lookup }
            type Shop @key(fields: "id") { id: ID! size: Int }
            """,
            b => b.Resolve("Query.shop", TestSource.Find("""[{"id":"1","size":10},{"id":"2","size":10}]"""))),
        new(
            "prices",
            """
            type Query { shopById(id: ID!): Shop @lookup }
            type Shop @key(fields: "id") {
              id: ID!
              rent(size: Int @require(field: "size")): String
              tariff(size: Int @require(field: "size"), hour: Int @require(field: "hour")): String
            }
            """,
            b => b.Resolve("Query.shopById", TestSource.Find("""[{"id":"1"},{"id":"2"},{"id":"3"}]"""))
                .Resolve("Shop.rent", FieldResolver.Pure((p, a) => ResolvedValue.FromObject($"{p.Json.GetProperty("id")}:{a.Get("size")}")))
                .Resolve("Shop.tariff", FieldResolver.Pure((p, a) => ResolvedValue.FromObject($"{p.Json.GetProperty("id")}:{a.Get("size")}:{a.Get("hour")}")))),
    ];

    [Fact]
    public async Task EqualObjects_AreAskedForOnce_InEachFetch()
    {
        using var graph = new TestGraph(Sources());
        Assert.Equal(
            """{"data":{"visits":[{"shop":{"size":10,"rent":"1:10"}},{"shop":{"size":10,"rent":"2:10"}},{"shop":{"size":10,"rent":"1:10"}},{"shop":{"size":10,"rent":"1:10"}},{"shop":{"size":null,"rent":"3:"}}]}}""",
            await graph.AskAsync("{ visits { shop { size rent } } }"));
        Assert.Equal((3, 3), (graph.Gateway.Metrics.Snapshot()["shops"].VariableSets, graph.Gateway.Metrics.Snapshot()["prices"].VariableSets));
    }

    [Fact]
    public async Task ObjectsThatWereEqualForOneFetch_AreToldApartByTheNext_WhenItIsToldMore()
    {
        using var graph = new TestGraph(Sources());
        Assert.Equal(
            """{"data":{"visits":[{"shop":{"tariff":"1:10:9"}},{"shop":{"tariff":"2:10:9"}},{"shop":{"tariff":"1:10:17"}},{"shop":{"tariff":"1:10:9"}},{"shop":{"tariff":"3::9"}}]}}""",
            await graph.AskAsync("{ visits { shop { tariff } } }"));
        Assert.Equal((3, 4), (graph.Gateway.Metrics.Snapshot()["shops"].VariableSets, graph.Gateway.Metrics.Snapshot()["prices"].VariableSets));
    }
}
