using System.Text.Json.Nodes;
using TmfGraph.GraphQL.Execution;

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
    public async Task Leaves_ComeInLots()
    {
        using var graph = Leaves();
        Assert.Equal(
            [
                """{"data":{"numbers":[1]},"pending":[{"id":"0","path":["numbers"],"label":"n"}],"hasNext":true}""",
                """{"incremental":[{"id":"0","items":[2,3]}],"hasNext":true}""",
                """{"incremental":[{"id":"0","items":[4,5]}],"completed":[{"id":"0"}],"hasNext":false}""",
            ],
            await graph.AskPartsAsync("""{ numbers @stream(initialCount: 1, label: "n") }"""));
        Assert.Equal("values=1", graph.Requests);
    }

    [Fact]
    public async Task Leaves_ComeAsPatches_OfTheirOwnObjects()
    {
        using var graph = Leaves();
        Assert.Equal(
            [
                """{"data":{"boxes":[{"id":"1","tags":["a"]},{"id":"2","tags":["d"]}]},"hasNext":true}""",
                """{"incremental":[{"items":["b","c"],"path":["boxes",0,"tags",1]},{"items":["e"],"path":["boxes",1,"tags",1]}],"hasNext":false}""",
            ],
            await graph.AskPartsAsync("{ boxes { id tags @stream(initialCount: 1) } }", format: IncrementalFormat.Patches));
    }

    [Fact]
    public async Task Leaves_OfStreamedObjects_ComeAfterThem()
    {
        using var graph = Leaves();
        Assert.Equal(
            [
                """{"data":{"boxes":[]},"pending":[{"id":"0","path":["boxes"]}],"hasNext":true}""",
                """{"pending":[{"id":"1","path":["boxes",0,"tags"]},{"id":"2","path":["boxes",1,"tags"]}],"incremental":[{"id":"0","items":[{"tags":[]},{"tags":[]}]}],"completed":[{"id":"0"}],"hasNext":true}""",
                """{"incremental":[{"id":"1","items":["a","b"]},{"id":"2","items":["d","e"]}],"completed":[{"id":"2"}],"hasNext":true}""",
                """{"incremental":[{"id":"1","items":["c"]}],"completed":[{"id":"1"}],"hasNext":false}""",
            ],
            await graph.AskPartsAsync("{ boxes @stream { tags @stream } }"));
    }

    [Fact]
    public async Task Leaves_OfAnotherSource_ComeLater()
    {
        using var graph = Graph();
        Assert.Equal(
            [
                """{"data":{"some":[{"customer":{"tags":["t1"]}},{"customer":{"tags":["t2"]}},{"customer":{"tags":["t3"]}},{"customer":{"tags":["t4"]}},{"customer":{"tags":["t5"]}}]},"hasNext":true}""",
                $$$"""{"incremental":[{{{string.Join(',', Enumerable.Range(0, 5).Select(i => $$"""{"items":["x"],"path":["some",{{i}},"customer","tags",1]}"""))}}}],"hasNext":false}""",
            ],
            await graph.AskPartsAsync("{ some { customer { tags @stream(initialCount: 1) } } }", format: IncrementalFormat.Patches));
        Assert.Equal("orders=1 customers=1", graph.Requests);
    }

    [Fact]
    public async Task Leaves_OfADeferredFragment_ComeWithIt()
    {
        using var graph = Leaves();
        Assert.Equal(
            [
                """{"data":{"boxes":[{"id":"1"},{"id":"2"}]},"hasNext":true}""",
                """{"incremental":[{"data":{"tags":["a"]},"path":["boxes",0]},{"data":{"tags":["d"]},"path":["boxes",1]}],"hasNext":true}""",
                """{"incremental":[{"items":["b","c"],"path":["boxes",0,"tags",1]},{"items":["e"],"path":["boxes",1,"tags",1]}],"hasNext":false}""",
            ],
            await graph.AskPartsAsync("{ boxes { id ... @defer { tags @stream(initialCount: 1) } } }", format: IncrementalFormat.Patches));
    }

    [Fact]
    public async Task Leaves_OfManyLots_AreEachWrittenOnce()
    {
        using var graph = Leaves();
        var parts = await graph.AskPartsAsync("{ many @stream }");
        Assert.Equal(
            string.Join(',', Enumerable.Range(0, 1_001)),
            string.Join(',', parts[1..].Select(p => JsonNode.Parse(p)!["incremental"]![0]!["items"]!.ToJsonString().Trim('[', ']'))));
    }

    [Fact]
    public async Task Null_EndsLeaves_WhenTheyMayNotBeNull()
    {
        using var graph = Leaves();
        Assert.Equal(
            [
                """{"data":{"sure":[1],"loose":[1]},"pending":[{"id":"0","path":["sure"]},{"id":"1","path":["loose"]}],"hasNext":true}""",
                """{"incremental":[{"id":"1","items":[null,3]}],"completed":[{"id":"0","errors":[{"message":"Cannot return null for non-nullable field.","path":["sure",1],"extensions":{"code":"HC0018","coordinate":"Query.sure","service":"values"}}]},{"id":"1"}],"hasNext":false}""",
            ],
            await graph.AskPartsAsync("{ sure @stream(initialCount: 1) loose @stream(initialCount: 1) }"));
    }

    [Fact]
    public async Task Leaves_WithANegativeCount_AreAnError()
    {
        using var graph = Leaves();
        Assert.StartsWith("{\"errors\":[{", Assert.Single(await graph.AskPartsAsync("query($n: Int) { numbers @stream(initialCount: $n) }", """{ "n": -1 }""")), StringComparison.Ordinal);
    }

    private static TestGraph Leaves() => new(
        new GatewayOptions { StreamedItems = 2 },
        new TestSource(
            "values",
            "type Query { numbers: [Int!]  boxes: [Box!]  many: [Int]  sure: [Int!]  loose: [Any] } type Box { id: ID!  tags: [String!]! } scalar Any",
            b => b.Resolve("Query.numbers", TestSource.Json("[1,2,3,4,5]"))
                .Resolve("Query.boxes", TestSource.Json("""[{"id":"1","tags":["a","b","c"]},{"id":"2","tags":["d","e"]}]"""))
                .Resolve("Query.many", TestSource.Json($"[{string.Join(',', Enumerable.Range(0, 1_001))}]"))
                .Resolve("Query.sure", TestSource.Json("[1,null,3]"))
                .Resolve("Query.loose", TestSource.Json("[1,null,3]"))));

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
