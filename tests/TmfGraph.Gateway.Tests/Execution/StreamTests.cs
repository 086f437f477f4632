using System.Text.Json.Nodes;
using TmfGraph.GraphQL.Execution;
using TmfGraph.Testing;

namespace TmfGraph.Gateway.Tests.Execution;

/// <summary>The first items of a streamed list come with all that hangs on them; others, and their fetches, come later.</summary>
public sealed class StreamTests
{
    private static TestGraph Graph(int lot = 2)
    {
        var orders = new JsonArray([.. Enumerable.Range(1, 5).Select(i => new JsonObject { ["id"] = $"{i}", ["customer"] = new JsonObject { ["id"] = $"{i}" } })]).ToJsonString();
        var customers = new JsonArray([.. Enumerable.Range(1, 5).Select(i => new JsonObject { ["id"] = $"{i}", ["name"] = i == 3 ? null : $"N{i}", ["tags"] = new JsonArray($"t{i}", "x") })]).ToJsonString();
        return new TestGraph(
            new GatewayOptions { StreamedItems = lot },
            new TestSource(
                "orders",
                """
                type Query { orders: [Order]  some: [Order!] }
                type Order { id: ID!  customer: Customer! }
                type Customer @key(fields: "id") { id: ID! }
                """,
                b => b.Resolve("Query.orders", TestSource.Json(orders)).Resolve("Query.some", TestSource.Json(orders))),
            new TestSource(
                "customers",
                """
                type Query { customerById(id: ID!): Customer @lookup }
                type Customer @key(fields: "id") { id: ID!  name: String!  tags: [String!] }
                """,
                b => b.Resolve("Query.customerById", TestSource.Find(customers))));
    }

    [Fact]
    public async Task FirstItems_ComeFirst_AndOthersInLots_WithTheirFetches()
    {
        using var graph = Graph();
        Assert.Equal(
            [
                """{"data":{"orders":[{"customer":{"tags":["t1","x"]}}]},"pending":[{"id":"0","path":["orders"],"label":"s"}],"hasNext":true}""",
                """{"incremental":[{"id":"0","items":[{"customer":{"tags":["t2","x"]}},{"customer":{"tags":["t3","x"]}}]}],"hasNext":true}""",
                """{"incremental":[{"id":"0","items":[{"customer":{"tags":["t4","x"]}},{"customer":{"tags":["t5","x"]}}]}],"completed":[{"id":"0"}],"hasNext":false}""",
            ],
            await graph.AskPartsAsync("""{ orders @stream(initialCount: 1, label: "s") { customer { tags } } }"""));
        Assert.Equal("orders=1 customers=3", graph.Requests);
    }

    [Fact]
    public async Task Patches_SayWhichItemTheyBeginWith()
    {
        using var graph = Graph(lot: 3);
        Assert.Equal(
            [
                """{"data":{"orders":[{"id":"1"},{"id":"2"},{"id":"3"}]},"hasNext":true}""",
                """{"incremental":[{"items":[{"id":"4"},{"id":"5"}],"path":["orders",3],"label":"s"}],"hasNext":false}""",
            ],
            await graph.AskPartsAsync("""query($n: Int) { orders @stream(initialCount: $n, label: "s") { id } }""", """{ "n": 3 }""", IncrementalFormat.Patches));
    }

    [Fact]
    public async Task List_ComesWhole_WhenItHasNoMoreItems()
    {
        using var graph = Graph();
        Assert.Equal(
            ["""{"data":{"orders":[{"id":"1"},{"id":"2"},{"id":"3"},{"id":"4"},{"id":"5"}]}}"""],
            await graph.AskPartsAsync("""{ orders @stream(initialCount: 5) { id } }"""));
    }

    [Fact]
    public async Task Null_EndsTheList_WhenItemsMayNotBeNull()
    {
        using var graph = Graph();
        Assert.Equal(
            [
                """{"data":{"some":[{"customer":{"name":"N1"}},{"customer":{"name":"N2"}}]},"pending":[{"id":"0","path":["some"]}],"hasNext":true}""",
                """{"completed":[{"id":"0","errors":[{"message":"Cannot return null for non-nullable field.","path":["some",2,"customer","name"],"extensions":{"code":"HC0018","coordinate":"Customer.name","service":"customers"}}]}],"hasNext":false}""",
            ],
            await graph.AskPartsAsync("""{ some @stream(initialCount: 2) { customer { name } } }"""));
    }

    [Fact]
    public async Task Null_StaysInItsItem_WhenItMay()
    {
        using var graph = Graph(lot: 3);
        Assert.Equal(
            [
                """{"data":{"orders":[{"customer":{"name":"N1"}},{"customer":{"name":"N2"}}]},"pending":[{"id":"0","path":["orders"]}],"hasNext":true}""",
                """{"incremental":[{"id":"0","items":[null,{"customer":{"name":"N4"}},{"customer":{"name":"N5"}}],"errors":[{"message":"Cannot return null for non-nullable field.","path":["orders",2,"customer","name"],"extensions":{"code":"HC0018","coordinate":"Customer.name","service":"customers"}}]}],"completed":[{"id":"0"}],"hasNext":false}""",
            ],
            await graph.AskPartsAsync("""{ orders @stream(initialCount: 2) { customer { name } } }"""));
    }

    [Fact]
    public async Task Fragments_OfLaterItems_AreDeferredAgain()
    {
        using var graph = Graph();
        var lines = await graph.AskPartsAsync("""{ orders @stream(initialCount: 1) { id ... @defer { customer { tags } } } }""");
        Assert.Equal(
            """{"orders":[{"id":"1","customer":{"tags":["t1","x"]}},{"id":"2","customer":{"tags":["t2","x"]}},{"id":"3","customer":{"tags":["t3","x"]}},{"id":"4","customer":{"tags":["t4","x"]}},{"id":"5","customer":{"tags":["t5","x"]}}]}""",
            IncrementalAnswer.Merge(lines, isPending: true)!.ToJsonString());
        Assert.Equal("""{"data":{"orders":[{"id":"1"}]},"pending":[{"id":"0","path":["orders",0]},{"id":"1","path":["orders"]}],"hasNext":true}""", lines[0]);
        Assert.Equal("orders=1 customers=3", graph.Requests); // the fragment of the first item, and of two lots of two
    }

    [Fact]
    public async Task NegativeCount_IsAnError()
    {
        using var graph = Graph();
        Assert.Equal(
            ["""{"errors":[{"message":"The argument `initialCount` of `@stream` is a number from 0 on.","path":["orders"],"extensions":{"code":"HC0001"}}],"data":{"orders":null}}"""],
            await graph.AskPartsAsync("""query($n: Int) { orders @stream(initialCount: $n) { id } }""", """{ "n": -1 }"""));
    }
}
