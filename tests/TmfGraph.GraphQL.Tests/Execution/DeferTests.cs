using System.Text.Json;
using TmfGraph.GraphQL.Execution;

namespace TmfGraph.GraphQL.Tests.Execution;

public sealed class DeferTests
{
    private const string Sdl =
        """
        type Query { customer: Customer customers: [Customer!] node: Node missing: Customer }
        type Mutation { rename: Customer }
        interface Node { id: ID! }
        type Customer implements Node { id: ID! name: String home: Home orders: [Order!] best: Order broken: String! must: Order! }
        type Home { city: String owner: Customer }
        type Order implements Node { id: ID! total: Int customer: Customer }
        """;

    private static Engine Engine => new Engine(Sdl)
        .Constant("Query.customer", """{ "id": "a", "name": "Ada", "home": { "city": "X" } }""")
        .Constant("Query.customers", """[{ "id": "a", "name": "Ada" }, { "id": "b", "name": "Ben" }]""")
        .Constant("Query.node", """{ "__typename": "Order", "id": "1", "total": 3 }""")
        .Constant("Mutation.rename", """{ "id": "a", "name": "Eve" }""")
        .Batch("Customer.orders", (batch, i) => Engine.Value($$"""[{ "id": "{{Id(batch, i)}}1", "total": 7 }]"""))
        .Batch("Customer.best", (batch, i) => Engine.Value($$"""{ "id": "best {{Id(batch, i)}}" }"""))
        .Batch("Customer.broken", (_, _) => throw new GraphQLException("It is broken."))
        .Batch("Customer.must", (_, _) => ResolvedValue.Null)
        .Batch("Home.owner", (batch, i) => Engine.Value($$"""{ "id": "owner of {{batch.GetParent(i).Json.GetProperty("city").GetString()}}" }"""))
        .Batch("Order.customer", (batch, i) => Engine.Value($$"""{ "id": "of {{Id(batch, i)}}" }"""));

    private static string? Id(FieldBatch batch, int index) => batch.GetParent(index).Json.GetProperty("id").GetString();

    private static async Task AssertPending(string query, string expected, string? variables = null) =>
        Assert.Equal(expected, await Engine.RunAsync(query, variables, incremental: IncrementalFormat.Pending));

    private static async Task AssertPatches(string query, string expected) =>
        Assert.Equal(expected, await Engine.RunAsync(query, incremental: IncrementalFormat.Patches));

    [Fact]
    public Task Deferred_Fields_Follow_The_Rest() => AssertPending(
        """{ customer { id ...F @defer(label: "orders") } } fragment F on Customer { orders { id } }""",
        """
        {"data":{"customer":{"id":"a"}},"pending":[{"id":"0","path":["customer"],"label":"orders"}],"hasNext":true}
        {"incremental":[{"id":"0","data":{"orders":[{"id":"a1"}]}}],"completed":[{"id":"0"}],"hasNext":false}
        """);

    [Fact]
    public Task The_Older_Form_Has_Patches_With_Path_And_Label() => AssertPatches(
        """{ customer { id ...F @defer(label: "orders") } } fragment F on Customer { orders { id } }""",
        """
        {"data":{"customer":{"id":"a"}},"hasNext":true}
        {"incremental":[{"data":{"orders":[{"id":"a1"}]},"path":["customer"],"label":"orders"}],"hasNext":false}
        """);

    [Fact]
    public async Task One_Batch_For_A_Fragment_Deferred_On_Every_Item()
    {
        var engine = Engine;
        Assert.Equal(
            """
            {"data":{"customers":[{"id":"a"},{"id":"b"}]},"pending":[{"id":"0","path":["customers",0]},{"id":"1","path":["customers",1]}],"hasNext":true}
            {"incremental":[{"id":"0","data":{"orders":[{"customer":{"id":"of a1"}}]}},{"id":"1","data":{"orders":[{"customer":{"id":"of b1"}}]}}],"completed":[{"id":"0"},{"id":"1"}],"hasNext":false}
            """,
            await engine.RunAsync(
                "{ customers { id ... @defer { orders { customer { id } } } } }", incremental: IncrementalFormat.Pending));
        Assert.Equal(["Query.customers: 1", "Customer.orders: 2", "Order.customer: 2"], engine.Calls);
    }

    [Fact]
    public Task Fields_Of_The_Response_Are_Not_Delivered_Again() => AssertPending(
        "{ customer { home { city } ... @defer { name home { city owner { id } } } } }",
        """
        {"data":{"customer":{"home":{"city":"X"}}},"pending":[{"id":"0","path":["customer"]}],"hasNext":true}
        {"incremental":[{"id":"0","subPath":["home"],"data":{"owner":{"id":"owner of X"}}},{"id":"0","data":{"name":"Ada"}}],"completed":[{"id":"0"}],"hasNext":false}
        """);

    [Fact]
    public Task The_Older_Form_Delivers_Whole_Fragments() => AssertPatches(
        "{ customer { home { city } ... @defer { name home { city owner { id } } } } }",
        """
        {"data":{"customer":{"home":{"city":"X"}}},"hasNext":true}
        {"incremental":[{"data":{"name":"Ada","home":{"city":"X","owner":{"id":"owner of X"}}},"path":["customer"]}],"hasNext":false}
        """);

    [Fact]
    public Task A_Fragment_Without_Fields_Of_Its_Own_Is_Not_Announced() => AssertPending(
        "{ customer { id name ... @defer { name } } }", """{"data":{"customer":{"id":"a","name":"Ada"}}}""");

    [Fact]
    public Task What_Two_Fragments_Share_Is_Delivered_Once() => AssertPending(
        """{ customer { ... @defer(label: "A") { id orders { id } } ... @defer(label: "B") { name orders { total } } } }""",
        """
        {"data":{"customer":{}},"pending":[{"id":"0","path":["customer"],"label":"A"},{"id":"1","path":["customer"],"label":"B"}],"hasNext":true}
        {"incremental":[{"id":"0","data":{"id":"a"}},{"id":"0","data":{"orders":[{}]}},{"id":"0","subPath":["orders",0],"data":{"id":"a1"}},{"id":"1","data":{"name":"Ada"}},{"id":"1","subPath":["orders",0],"data":{"total":7}}],"completed":[{"id":"0"},{"id":"1"}],"hasNext":false}
        """);

    [Fact]
    public Task A_Fragment_Within_Another_Follows_It() => AssertPending(
        """{ ... @defer(label: "outer") { customer { id ... @defer(label: "inner") { best { id } } } } }""",
        """
        {"data":{},"pending":[{"id":"0","path":[],"label":"outer"}],"hasNext":true}
        {"pending":[{"id":"1","path":["customer"],"label":"inner"}],"incremental":[{"id":"0","data":{"customer":{"id":"a"}}}],"completed":[{"id":"0"}],"hasNext":true}
        {"incremental":[{"id":"1","data":{"best":{"id":"best a"}}}],"completed":[{"id":"1"}],"hasNext":false}
        """);

    [Fact]
    public Task A_Fragment_Within_One_That_Has_Nothing_To_Deliver_Is_Announced_At_Once() => AssertPending(
        """{ customer { id ... @defer(label: "outer") { id ... @defer(label: "inner") { name } } } }""",
        """
        {"data":{"customer":{"id":"a"}},"pending":[{"id":"0","path":["customer"],"label":"inner"}],"hasNext":true}
        {"incremental":[{"id":"0","data":{"name":"Ada"}}],"completed":[{"id":"0"}],"hasNext":false}
        """);

    [Theory]
    [InlineData("{ customer { id ... @defer(if: false) { name } } }", null)]
    [InlineData("query($d: Boolean!) { customer { id ... @defer(if: $d) { name } } }", """{ "d": false }""")]
    [InlineData("query($d: Boolean!) { customer { id ... @defer @include(if: $d) { name } name @skip(if: $d) } }", """{ "d": false }""")]
    public Task A_Condition_Turns_It_Off(string query, string? variables) =>
        AssertPending(query, """{"data":{"customer":{"id":"a","name":"Ada"}}}""", variables);

    [Theory]
    [InlineData("query($d: Boolean) { customer { id ... @defer(if: $d) { name } } }", null)]
    [InlineData("query($d: Boolean!) { customer { id ... @defer(if: $d) { name } } }", """{ "d": true }""")]
    [InlineData("query($d: Boolean!) { customer { id name @skip(if: $d) ... @defer { name } } }", """{ "d": true }""")]
    public Task A_Condition_Leaves_It_On(string query, string? variables) => AssertPending(
        query,
        """
        {"data":{"customer":{"id":"a"}},"pending":[{"id":"0","path":["customer"]}],"hasNext":true}
        {"incremental":[{"id":"0","data":{"name":"Ada"}}],"completed":[{"id":"0"}],"hasNext":false}
        """,
        variables);

    [Fact]
    public Task A_Fragment_On_Nothing_Is_Not_Announced() => AssertPending(
        "{ missing { id ... @defer { name } } node { id ... on Customer @defer { name } } }",
        """{"data":{"missing":null,"node":{"id":"1"}}}""");

    [Fact]
    public Task A_Fragment_Goes_By_The_Type_It_Finds() => AssertPending(
        "{ node { ... on Customer @defer { name } ... on Order @defer { total } } }",
        """
        {"data":{"node":{}},"pending":[{"id":"0","path":["node"]}],"hasNext":true}
        {"incremental":[{"id":"0","data":{"total":3}}],"completed":[{"id":"0"}],"hasNext":false}
        """);

    [Fact]
    public Task A_Null_Moves_Up_To_The_Fragment_And_No_Further() => AssertPending(
        "{ customer { id ... @defer { name broken } ... @defer { best { id } } } }",
        """
        {"data":{"customer":{"id":"a"}},"pending":[{"id":"0","path":["customer"]},{"id":"1","path":["customer"]}],"hasNext":true}
        {"incremental":[{"id":"1","data":{"best":{"id":"best a"}}}],"completed":[{"id":"0","errors":[{"message":"It is broken.","locations":[{"line":1,"column":35}],"path":["customer","broken"]}]},{"id":"1"}],"hasNext":false}
        """);

    [Fact]
    public Task The_Older_Form_Has_Null_And_Errors_For_A_Failed_Fragment() => AssertPatches(
        "{ customer { id ... @defer { broken } } }",
        """
        {"data":{"customer":{"id":"a"}},"hasNext":true}
        {"incremental":[{"data":null,"path":["customer"],"errors":[{"message":"It is broken.","locations":[{"line":1,"column":30}],"path":["customer","broken"]}]}],"hasNext":false}
        """);

    [Fact]
    public Task What_A_Null_Takes_Away_Defers_Nothing() => AssertPending(
        "{ customer { must { id } best { id ... @defer { customer { id } } } } }",
        """{"errors":[{"message":"Cannot return null for non-nullable field.","locations":[{"line":1,"column":14}],"path":["customer","must"],"extensions":{"code":"HC0018","coordinate":"Customer.must"}}],"data":{"customer":null}}""");

    [Fact]
    public Task A_Failed_Fragment_Takes_Those_Within_With_It() => AssertPending(
        "{ customer { ... @defer { broken best { ... @defer { id } } } } }",
        """
        {"data":{"customer":{}},"pending":[{"id":"0","path":["customer"]}],"hasNext":true}
        {"completed":[{"id":"0","errors":[{"message":"It is broken.","locations":[{"line":1,"column":27}],"path":["customer","broken"]}]}],"hasNext":false}
        """);

    [Fact]
    public Task Below_A_Mutation_It_Follows_All_Changes() => AssertPending(
        "mutation { rename { id ... @defer { name } } }",
        """
        {"data":{"rename":{"id":"a"}},"pending":[{"id":"0","path":["rename"]}],"hasNext":true}
        {"incremental":[{"id":"0","data":{"name":"Eve"}}],"completed":[{"id":"0"}],"hasNext":false}
        """);

    [Fact]
    public async Task Whoever_Takes_No_Parts_Gets_The_Whole()
    {
        Assert.Equal(
            """{"data":{"customer":{"id":"a","name":"Ada"}}}""",
            await Engine.RunAsync("{ customer { id ... @defer { name } } }"));
        Assert.Equal(
            """{"variableIndex":0,"data":{"customer":{"name":"Ada"}}}""",
            await Engine.RunAsync("{ customer { ... @defer { name } } }", "[{}]", incremental: IncrementalFormat.Pending));
    }

    [Fact]
    public async Task A_Slow_Fragment_Holds_Nobody_Back()
    {
        var slow = new TaskCompletionSource();
        var engine = Engine.Resolve("Customer.best", FieldResolver.Batch(async (_, _) => await slow.Task));
        await using var result = await engine.ExecuteAsync(
            "{ customer { ... @defer { best { id } } ... @defer { orders { id } } } }", incremental: IncrementalFormat.Pending);
        await using var results = ((ResponseStream)result).ReadAsync(CancellationToken.None).GetAsyncEnumerator();
        await results.MoveNextAsync();
        await results.MoveNextAsync();
        Assert.Equal("""{"incremental":[{"id":"1","data":{"orders":[{"id":"a1"}]}}],"completed":[{"id":"1"}],"hasNext":true}""", Engine.Text(results.Current));
        slow.SetResult();
        await results.MoveNextAsync();
        Assert.Equal("""{"incremental":[{"id":"0","data":{"best":null}}],"completed":[{"id":"0"}],"hasNext":false}""", Engine.Text(results.Current));
        Assert.False(await results.MoveNextAsync());
    }

    [Fact]
    public async Task Leaving_Stops_What_Still_Runs()
    {
        var begun = new TaskCompletionSource();
        var stopped = new TaskCompletionSource();
        var engine = Engine.Resolve("Customer.best", FieldResolver.Batch(async (_, token) =>
        {
            token.Register(stopped.SetResult);
            begun.SetResult();
            await Task.Delay(Timeout.Infinite, token);
        }));
        using var left = new CancellationTokenSource();
        await using var result = await engine.ExecuteAsync("{ customer { id ... @defer { best { id } } } }", incremental: IncrementalFormat.Pending);
        await using var results = ((ResponseStream)result).ReadAsync(left.Token).GetAsyncEnumerator(CancellationToken.None);
        await results.MoveNextAsync();
        var next = results.MoveNextAsync().AsTask();
        await begun.Task;
        await left.CancelAsync();
        await stopped.Task;
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => next);
    }

    [Fact]
    public async Task More_Parts_Than_Allowed_Are_Refused()
    {
        var engine = Engine;
        engine.Options.MaxDeferredParts = 1;
        Assert.Equal(
            """{"errors":[{"message":"More than 1 parts of the response are deferred. Ask for fewer objects at once."}]}""",
            await engine.RunAsync("{ customers { ... @defer { id } } }", incremental: IncrementalFormat.Pending));
    }

    [Fact]
    public async Task Halting_Ends_The_Fragment_It_Happens_In()
    {
        using var expected = JsonDocument.Parse("""{"completed":[{"id":"0","errors":[{"message":"It is broken.","locations":[{"line":1,"column":27}],"path":["customer","broken"]}]}],"hasNext":false}""");
        var lines = (await Engine.RunAsync(
            "{ customer { ... @defer { broken } } }", onError: ErrorMode.Halt, incremental: IncrementalFormat.Pending)).Split('\n');
        Assert.True(JsonElement.DeepEquals(expected.RootElement, JsonDocument.Parse(lines[1]).RootElement), lines[1]);
    }
}
