using TmfGraph.GraphQL.Execution;

namespace TmfGraph.GraphQL.Tests.Execution;

public sealed class StreamTests
{
    private const string Sdl =
        """
        type Query { numbers: [Int!] matrix: [[Int]] orders: [Order] customers: [Customer!] }
        type Order { id: ID! customer: Customer }
        type Customer { id: ID! tags: [String] }
        """;

    private static Engine Engine => new Engine(Sdl)
        .Constant("Query.numbers", "[1, 2, 3, 4]")
        .Constant("Query.matrix", "[[1], null, [2, 3]]")
        .Constant("Query.orders", """[{ "id": "1" }, { "id": "2" }, null, { "id": "3" }]""")
        .Constant("Query.customers", """[{ "id": "a", "tags": ["x", "y"] }, { "id": "b", "tags": ["z"] }, { "id": "c", "tags": null }]""")
        .Batch("Order.customer", (batch, i) => Engine.Value($$"""{ "id": "of {{batch.GetParent(i).Json.GetProperty("id").GetString()}}" }"""));

    private static async Task AssertPending(string query, string expected, string? variables = null) =>
        Assert.Equal(expected, await Engine.RunAsync(query, variables, incremental: IncrementalFormat.Pending));

    [Fact]
    public Task Later_Items_Follow() => AssertPending(
        """{ numbers @stream(initialCount: 1, label: "rest") }""",
        """
        {"data":{"numbers":[1]},"pending":[{"id":"0","path":["numbers"],"label":"rest"}],"hasNext":true}
        {"incremental":[{"id":"0","items":[2,3,4]}],"completed":[{"id":"0"}],"hasNext":false}
        """);

    [Fact]
    public async Task The_Older_Form_Has_The_Index_Of_The_First_Item_In_Its_Path() => Assert.Equal(
        """
        {"data":{"numbers":[1]},"hasNext":true}
        {"incremental":[{"items":[2,3,4],"path":["numbers",1],"label":"rest"}],"hasNext":false}
        """,
        await Engine.RunAsync("""{ numbers @stream(initialCount: 1, label: "rest") }""", incremental: IncrementalFormat.Patches));

    [Fact]
    public async Task Items_Are_Resolved_In_Batches_Of_Limited_Size()
    {
        var engine = Engine;
        engine.Options.StreamedItems = 2;
        Assert.Equal(
            """
            {"data":{"orders":[{"customer":{"id":"of 1"}}]},"pending":[{"id":"0","path":["orders"]}],"hasNext":true}
            {"incremental":[{"id":"0","items":[{"customer":{"id":"of 2"}},null]}],"hasNext":true}
            {"incremental":[{"id":"0","items":[{"customer":{"id":"of 3"}}]}],"completed":[{"id":"0"}],"hasNext":false}
            """,
            await engine.RunAsync("{ orders @stream(initialCount: 1) { customer { id } } }", incremental: IncrementalFormat.Pending));
        Assert.Equal(["Query.orders: 1", "Order.customer: 1", "Order.customer: 1", "Order.customer: 1"], engine.Calls);
    }

    [Fact]
    public Task Lists_Of_Lists_Stream_The_Outer_One() => AssertPending(
        "{ matrix @stream }",
        """
        {"data":{"matrix":[]},"pending":[{"id":"0","path":["matrix"]}],"hasNext":true}
        {"incremental":[{"id":"0","items":[[1],null,[2,3]]}],"completed":[{"id":"0"}],"hasNext":false}
        """);

    [Fact]
    public Task Lists_Of_Many_Objects_Are_Streamed_Together() => AssertPending(
        "{ customers { tags @stream(initialCount: 1) } }",
        """
        {"data":{"customers":[{"tags":["x"]},{"tags":["z"]},{"tags":null}]},"pending":[{"id":"0","path":["customers",0,"tags"]}],"hasNext":true}
        {"incremental":[{"id":"0","items":["y"]}],"completed":[{"id":"0"}],"hasNext":false}
        """);

    [Theory]
    [InlineData("{ numbers @stream(if: false) }", null)]
    [InlineData("{ numbers @stream(initialCount: 4) }", null)]
    [InlineData("query($n: Int!) { numbers @stream(initialCount: $n) }", """{ "n": 10 }""")]
    public Task A_List_Without_Later_Items_Is_Not_Announced(string query, string? variables) =>
        AssertPending(query, """{"data":{"numbers":[1,2,3,4]}}""", variables);

    [Fact]
    public Task A_Negative_Count_Is_An_Error_Of_The_Field() => AssertPending(
        "query($n: Int!) { numbers @stream(initialCount: $n) }",
        """{"errors":[{"message":"The argument `initialCount` of `@stream` is a number from 0 on.","locations":[{"line":1,"column":19}],"path":["numbers"],"extensions":{"code":"HC0001"}}],"data":{"numbers":null}}""",
        """{ "n": -1 }""");

    [Fact]
    public async Task A_Null_That_May_Not_Be_Ends_The_List()
    {
        var engine = Engine.Constant("Query.numbers", "[1, 2, null, 4]");
        engine.Options.StreamedItems = 1;
        Assert.Equal(
            """
            {"data":{"numbers":[1]},"pending":[{"id":"0","path":["numbers"]}],"hasNext":true}
            {"incremental":[{"id":"0","items":[2]}],"hasNext":true}
            {"completed":[{"id":"0","errors":[{"message":"Cannot return null for non-nullable field.","locations":[{"line":1,"column":3}],"path":["numbers",2],"extensions":{"code":"HC0018","coordinate":"Query.numbers"}}]}],"hasNext":false}
            """,
            await engine.RunAsync("{ numbers @stream(initialCount: 1) }", incremental: IncrementalFormat.Pending));
    }

    [Fact]
    public Task A_List_In_A_Deferred_Fragment_Follows_The_Fragment() => AssertPending(
        """{ ... @defer(label: "all") { customers @stream(label: "rest", initialCount: 1) { id ... @defer(label: "tags") { tags } } } }""",
        """
        {"data":{},"pending":[{"id":"0","path":[],"label":"all"}],"hasNext":true}
        {"pending":[{"id":"1","path":["customers",0],"label":"tags"},{"id":"2","path":["customers"],"label":"rest"}],"incremental":[{"id":"0","data":{"customers":[{"id":"a"}]}}],"completed":[{"id":"0"}],"hasNext":true}
        {"pending":[{"id":"3","path":["customers",1],"label":"tags"},{"id":"4","path":["customers",2],"label":"tags"}],"incremental":[{"id":"1","data":{"tags":["x","y"]}},{"id":"2","items":[{"id":"b"},{"id":"c"}]}],"completed":[{"id":"1"},{"id":"2"}],"hasNext":true}
        {"incremental":[{"id":"3","data":{"tags":["z"]}},{"id":"4","data":{"tags":null}}],"completed":[{"id":"3"},{"id":"4"}],"hasNext":false}
        """);
}
