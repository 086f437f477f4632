namespace TmfGraph.Gateway.Tests.Planning;

public sealed class OverriddenKeyTests
{
    [Fact]
    public async Task TheOldOwner_TellsTheKey_ByWhichTheNewOneIsFound()
    {
        using var graph = new TestGraph(
            new TestSource(
                "a",
                """
                type Query { bill: Bill }
                type Bill @key(fields: "id") { id: ID! due: String }
                """,
                b => b.Resolve("Query.bill", TestSource.Json("""{ "id": "7", "due": "2026-12-01" }"""))),
            new TestSource(
                "b",
                """
                type Query { billById(id: ID!): Bill @lookup @internal }
                type Bill @key(fields: "id") { id: ID! @override(from: "a") amount: Int }
                """,
                b => b.Resolve("Query.billById", TestSource.Find("""[{ "id": "7", "amount": 5 }]"""))));

        Assert.Equal("""{"data":{"bill":{"id":"7","due":"2026-12-01","amount":5}}}""", await graph.AskAsync("{ bill { id due amount } }"));
        Assert.Equal("a=1 b=1", graph.Requests);
    }
}
