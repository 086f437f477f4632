using System.Text.Json;
using TmfGraph.GraphQL.Execution;

namespace TmfGraph.GraphQL.Tests.Execution;

public sealed class BatchTests
{
    private const string Sdl =
        """
        type Query { customers: [Customer!] customer(id: ID!): Customer boxes: [[Box]] nodes: [Node] wrapped: Wrapper counted: Connection }
        type Customer implements Node { id: ID! orders(first: Int): [Order!] best: Order home: Home }
        type Home { city: String owner: Customer }
        type Order implements Node { id: ID! customer: Customer total: Int }
        type Box { id: ID! owner: Customer }
        interface Node { id: ID! }
        type Wrapper { inner: Wrapper customer: Customer }
        type Connection { totalCount: Int nodes: [Customer] }
        """;

    private static Engine Engine => new Engine(Sdl)
        .Constant("Query.customers", """[{ "id": "a", "home": { "city": "X" } }, { "id": "b", "home": null }, { "id": "c", "home": { "city": "Z" } }]""")
        .Batch("Query.customer", (batch, i) => Engine.Value($$"""{ "id": "{{batch.GetArguments(i).GetString("id")}}" }"""))
        .Constant("Query.boxes", """[[{ "id": "1" }, null], null, [], [{ "id": "2" }, { "id": "3" }]]""")
        .Constant("Query.nodes", """[{ "__typename": "Customer", "id": "a" }, { "__typename": "Order", "id": "1" }, null, { "__typename": "Customer", "id": "b" }]""")
        .Batch("Customer.orders", (batch, i) => Engine.Value(
            $$"""[{ "id": "{{Id(batch, i)}}1" }, { "id": "{{Id(batch, i)}}2" }]"""))
        .Batch("Customer.best", (batch, i) => Id(batch, i) == "b" ? ResolvedValue.Null : Engine.Value($$"""{ "id": "best {{Id(batch, i)}}" }"""))
        .Batch("Order.customer", (batch, i) => Engine.Value($$"""{ "id": "of {{Id(batch, i)}}" }"""))
        .Batch("Home.owner", (batch, i) => Engine.Value($$"""{ "id": "owner of {{batch.GetParent(i).Json.GetProperty("city").GetString()}}" }"""))
        .Batch("Box.owner", (batch, i) => Engine.Value($$"""{ "id": "owner of {{Id(batch, i)}}" }"""))
        .Pure("Query.wrapped", (_, _) => ResolvedValue.FromObject("w"))
        .Pure("Wrapper.inner", (parent, _) => ResolvedValue.FromObject(parent.Object + "w"))
        .Batch("Wrapper.customer", (batch, i) => Engine.Value($$"""{ "id": "{{batch.GetParent(i).Object}}" }"""));

    private static string? Id(FieldBatch batch, int index) => batch.GetParent(index).Json.GetProperty("id").GetString();

    private static async Task AssertAsync(string query, string expected, params string[] calls)
    {
        var engine = Engine;
        Assert.Equal(expected, await engine.RunAsync(query));
        Assert.Equal(calls, engine.Calls);
    }

    [Fact]
    public Task One_Call_For_All_Items_Of_A_List() => AssertAsync(
        "{ customers { id orders { id customer { id } } } }",
        """{"data":{"customers":[{"id":"a","orders":[{"id":"a1","customer":{"id":"of a1"}},{"id":"a2","customer":{"id":"of a2"}}]},{"id":"b","orders":[{"id":"b1","customer":{"id":"of b1"}},{"id":"b2","customer":{"id":"of b2"}}]},{"id":"c","orders":[{"id":"c1","customer":{"id":"of c1"}},{"id":"c2","customer":{"id":"of c2"}}]}]}}""",
        "Query.customers: 1",
        "Customer.orders: 3",
        "Order.customer: 6");

    [Fact]
    public Task Walks_Through_Documents_To_Batches() => AssertAsync(
        "{ customers { home { city owner { id } } } }",
        """{"data":{"customers":[{"home":{"city":"X","owner":{"id":"owner of X"}}},{"home":null},{"home":{"city":"Z","owner":{"id":"owner of Z"}}}]}}""",
        "Query.customers: 1",
        "Home.owner: 2");

    [Fact]
    public Task Walks_Through_Lists_Of_Lists() => AssertAsync(
        "{ boxes { owner { id } } }",
        """{"data":{"boxes":[[{"owner":{"id":"owner of 1"}},null],null,[],[{"owner":{"id":"owner of 2"}},{"owner":{"id":"owner of 3"}}]]}}""",
        "Query.boxes: 1",
        "Box.owner: 3");

    [Fact]
    public Task Walks_Through_Abstract_Types() => AssertAsync(
        "{ nodes { id ... on Customer { best { id } } ... on Order { customer { id best { id } } } } }",
        """{"data":{"nodes":[{"id":"a","best":{"id":"best a"}},{"id":"1","customer":{"id":"of 1","best":{"id":"best of 1"}}},null,{"id":"b","best":null}]}}""",
        "Query.nodes: 1",
        "Customer.best: 2",
        "Order.customer: 1",
        "Customer.best: 1");

    [Fact]
    public Task Walks_Through_Pure_Fields() => AssertAsync(
        "{ wrapped { inner { customer { id } inner { customer { id } } } } }",
        """{"data":{"wrapped":{"inner":{"customer":{"id":"ww"},"inner":{"customer":{"id":"www"}}}}}}""",
        "Wrapper.customer: 2");

    [Fact]
    public Task Aliases_Of_A_Level_Are_One_Call() => AssertAsync(
        """{ a: customer(id: "1") { id best { id } } b: customer(id: "2") { orders { id } id } }""",
        """{"data":{"a":{"id":"1","best":{"id":"best 1"}},"b":{"orders":[{"id":"21"},{"id":"22"}],"id":"2"}}}""",
        "Query.customer: 2",
        "Customer.best: 1",
        "Customer.orders: 1");

    [Fact]
    public async Task A_Variable_Batch_Is_One_Call()
    {
        var engine = Engine;
        Assert.Equal(
            """
            {"variableIndex":0,"data":{"customer":{"id":"1","best":{"id":"best 1"}}}}
            {"variableIndex":1,"data":{"customer":{"id":"2"}}}
            {"variableIndex":2,"data":{"customer":{"id":"1","best":{"id":"best 1"}}}}
            """,
            await engine.RunAsync(
                "query($id: ID!, $b: Boolean! = true) { customer(id: $id) { id best @include(if: $b) { id } } }",
                """[{ "id": "1" }, { "id": "2", "b": false }, { "id": 1 }]"""));
        Assert.Equal(["Query.customer: 3", "Customer.best: 2"], engine.Calls);
    }

    [Fact]
    public async Task Equal_Arguments_Are_One_Instance()
    {
        FieldArguments[] seen = [];
        var engine = new Engine("type Query { a(x: Int, y: Int = 1): Int }").Resolve("Query.a", FieldResolver.Batch((batch, _) =>
        {
            seen = [.. Enumerable.Range(0, batch.Count).Select(batch.GetArguments)];
            return ValueTask.CompletedTask;
        }));
        await engine.RunAsync("query($x: Int) { a(x: $x) }", """[{ "x": 1 }, { "x": 2 }, { "x": 1 }, {}, { "x": null }]""");
        Assert.Same(seen[0], seen[2]);
        Assert.Equal(
            ["1 1", "2 1", "1 1", "Undefined 1", "Null 1"],
            seen.Select(a => $"{(a.TryGet("x", out var x) && x.ValueKind is JsonValueKind.Number ? x.GetRawText() : x.ValueKind)} {a.GetInt32("y")}"));
    }

    [Fact]
    public async Task Tells_What_Is_Selected()
    {
        bool[] seen = [];
        var engine = new Engine(Sdl).Resolve("Query.counted", FieldResolver.Batch((batch, _) =>
        {
            seen =
            [
                batch.IsSelected("totalCount"), batch.IsSelected("nodes"), batch.IsSelected("nodes", "id"), batch.IsSelected("nodes", "best"),
            ];
            return ValueTask.CompletedTask;
        }));
        await engine.RunAsync(
            "query($t: Boolean!) { counted { ...F } } fragment F on Connection { totalCount @include(if: $t) all: nodes { ... { id } } }", """{ "t": false }""");
        Assert.Equal([false, true, true, false], seen);
    }

    [Fact]
    public async Task Fields_Of_A_Level_Run_Side_By_Side()
    {
        var both = new Meeting();
        var engine = new Engine("type Query { a: Int b: Int }")
            .Resolve("Query.a", FieldResolver.Batch(async (_, _) => await both.MeetAsync()))
            .Resolve("Query.b", FieldResolver.Batch(async (_, _) => await both.MeetAsync()));
        Assert.Equal("""{"data":{"a":null,"b":null}}""", await engine.RunAsync("{ a b }"));
    }

    [Fact]
    public async Task Mutations_Run_One_After_The_Other_With_Their_Selections()
    {
        var log = new List<string>();
        var engine = new Engine("type Query { a: Int } type Mutation { add(n: Int!): Result } type Result { n: Int total: Int }")
            .Resolve("Mutation.add", FieldResolver.Batch(async (batch, _) =>
            {
                await Task.Yield();
                log.Add($"add {string.Join(',', Enumerable.Range(0, batch.Count).Select(i => batch.GetArguments(i).GetInt32("n")))}");
                for (var i = 0; i < batch.Count; i++)
                {
                    batch.SetResult(i, ResolvedValue.FromObject(batch.GetArguments(i).GetInt32("n")));
                }
            }))
            .Resolve("Result.n", FieldResolver.Pure(parent => parent))
            .Resolve("Result.total", FieldResolver.Batch((batch, _) =>
            {
                log.Add($"total of {string.Join(',', Enumerable.Range(0, batch.Count).Select(i => batch.GetParent(i).Object))}");
                return ValueTask.CompletedTask;
            }));
        Assert.Equal(
            """{"data":{"a":{"n":1,"total":null},"b":{"n":2,"total":null}}}""", await engine.RunAsync("mutation { a: add(n: 1) { n total } b: add(n: 2) { n total } }"));
        Assert.Equal(["add 1", "total of 1", "add 2", "total of 2"], log);
        log.Clear();
        await engine.RunAsync("mutation($n: Int!) { a: add(n: $n) { total } b: add(n: 0) { total } }", """[{ "n": 1 }, { "n": 2 }]""");
        Assert.Equal(["add 1,2", "total of 1,2", "add 0,0", "total of 0,0"], log);
    }

    private sealed class Meeting
    {
        private readonly TaskCompletionSource _both = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private int _count;

        public Task MeetAsync()
        {
            if (Interlocked.Increment(ref _count) == 2)
            {
                _both.SetResult();
            }

            return _both.Task.WaitAsync(TimeSpan.FromSeconds(10));
        }
    }
}
