using System.Text.Json;
using TmfGraph.Gateway.Tests.Change;
using TmfGraph.GraphQL.Execution;
using TmfGraph.GraphQL.Types;

namespace TmfGraph.Gateway.Tests.Execution;

/// <summary>What is deferred comes later, and is asked of its source only then.</summary>
public sealed class DeferTests
{
    private const string Orders =
        """
        [{"id":"1","state":"HELD","note":"n1","customer":{"id":"7"},"size":{"width":1,"height":2}},
         {"id":"2","state":"DONE","note":"n2","customer":{"id":"8"},"size":{"width":3,"height":4}}]
        """;

    private static TestSource OrderSource(Action<SchemaBuilder>? more = null) => new(
        "orders",
        """
        type Query { orders: [Order!]  order(id: ID!): Order  orderById(id: ID!): Order @lookup @internal }
        type Mutation { place(id: ID!): Order }
        type Subscription { changed: Order }
        type Order @key(fields: "id") { id: ID!  state: String  note: String!  customer: Customer  size: Size }
        type Size { width: Int  height: Int  depth: Int! }
        type Customer @key(fields: "id") { id: ID! }
        """,
        b =>
        {
            b.Resolve("Query.orders", TestSource.Json(Orders))
                .Resolve("Query.order", TestSource.Find(Orders))
                .Resolve("Query.orderById", TestSource.Find(Orders))
                .Resolve("Mutation.place", TestSource.Find(Orders))
                .Resolve("Subscription.changed", FieldResolver.Stream(Changes));
            more?.Invoke(b);
        });

    private static TestSource CustomerSource(Action<SchemaBuilder>? more = null) => new(
        "customers",
        """
        type Query { customerById(id: ID!): Customer @lookup  customers: [Customer!] }
        type Customer @key(fields: "id") { id: ID!  name: String!  rank: Int  friends: [Customer!] }
        """,
        b =>
        {
            const string All = """[{"id":"7","name":"Ada","rank":1,"friends":[{"id":"8","name":"Bo","rank":2}]},{"id":"8","name":"Bo","rank":2,"friends":[]}]""";
            b.Resolve("Query.customerById", TestSource.Find(All)).Resolve("Query.customers", TestSource.Json(All));
            more?.Invoke(b);
        });

    private static async IAsyncEnumerable<SourceEvent> Changes(StreamContext context, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken token)
    {
        await Task.Yield();
        yield return new SourceEvent(ResolvedValue.FromJson(JsonDocument.Parse(Orders).RootElement[0]), "c1");
    }

    private static async Task AssertParts(string query, params string[] expected) => await AssertParts([OrderSource(), CustomerSource()], query, "{}", IncrementalFormat.Pending, expected);

    private static async Task AssertParts(TestSource[] sources, string query, string variables, IncrementalFormat format, params string[] expected)
    {
        using var graph = new TestGraph(sources);
        Assert.Equal(expected, await graph.AskPartsAsync(query, variables, format));
    }

    /// <summary>Which parts come together depends on how soon their sources answer: what is told after the first result is compared without order.</summary>
    private static async Task AssertTold(TestSource[] sources, string query, string initial, params string[] expected)
    {
        using var graph = new TestGraph(sources);
        var lines = await graph.AskPartsAsync(query);
        var told = lines.Skip(1).Select(l => JsonDocument.Parse(l).RootElement).SelectMany(l => l.EnumerateObject())
            .Where(m => m.Value.ValueKind is JsonValueKind.Array)
            .SelectMany(m => m.Value.EnumerateArray().Select(v => $"{m.Name} {v.GetRawText()}"));
        Assert.Equal(initial, lines[0]);
        Assert.Equal(expected, told.Order(StringComparer.Ordinal));
    }

    [Fact]
    public Task Fields_OfAnotherSource_ComeLater_ForAllObjectsTogether() => AssertParts(
        """{ orders { id customer { id ... @defer(label: "who") { name } } } }""",
        """{"data":{"orders":[{"id":"1","customer":{"id":"7"}},{"id":"2","customer":{"id":"8"}}]},"pending":[{"id":"0","path":["orders",0,"customer"],"label":"who"},{"id":"1","path":["orders",1,"customer"],"label":"who"}],"hasNext":true}""",
        """{"incremental":[{"id":"0","data":{"name":"Ada"}},{"id":"1","data":{"name":"Bo"}}],"completed":[{"id":"0"},{"id":"1"}],"hasNext":false}""");

    [Fact]
    public async Task Sources_AreAsked_WhenTheFirstResultIsTaken_AndNotBefore()
    {
        using var graph = new TestGraph(OrderSource(), CustomerSource());
        await using var result = await graph.Gateway.ExecuteAsync(
            new OperationRequest { Document = "{ orders { id customer { ... @defer { name } } } }"u8.ToArray(), Incremental = IncrementalFormat.Pending },
            CancellationToken.None);
        var seen = new List<string>();
        await foreach (var item in Assert.IsType<ResponseStream>(result).ReadAsync(CancellationToken.None))
        {
            await using var disposal = item;
            seen.Add(graph.Requests);
        }

        Assert.Equal(["orders=1", "orders=1 customers=1"], seen);
    }

    [Fact]
    public async Task Fields_OfTheSameSource_AreFetchedApart_WhereTheObjectCanBeFoundAgain()
    {
        var orders = OrderSource();
        await AssertParts(
            [orders, CustomerSource()],
            "{ order(id: 1) { id ... @defer { note } } }",
            "{}",
            IncrementalFormat.Pending,
            """{"data":{"order":{"id":"1"}},"pending":[{"id":"0","path":["order"]}],"hasNext":true}""",
            """{"incremental":[{"id":"0","data":{"note":"n1"}}],"completed":[{"id":"0"}],"hasNext":false}""");
        Assert.Equal(["{order(id:1){id}}", "query($__id:ID!){orderById(id:$__id){note}}"], orders.Documents);
    }

    [Fact]
    public async Task Fields_ComeAlong_AndAreDeliveredLater_WhereTheObjectCannotBeFoundAgain()
    {
        var orders = OrderSource();
        await AssertParts(
            [orders, CustomerSource()],
            "{ order(id: 1) { size { width ... @defer { height } } } }",
            "{}",
            IncrementalFormat.Pending,
            """{"data":{"order":{"size":{"width":1}}},"pending":[{"id":"0","path":["order","size"]}],"hasNext":true}""",
            """{"incremental":[{"id":"0","data":{"height":2}}],"completed":[{"id":"0"}],"hasNext":false}""");
        Assert.Equal(["{order(id:1){size{width height}}}"], orders.Documents);
    }

    [Fact]
    public Task RootFields_AreFetchedApart() => AssertParts(
        """{ order(id: 1) { id } ... @defer { customers { name } } }""",
        """{"data":{"order":{"id":"1"}},"pending":[{"id":"0","path":[]}],"hasNext":true}""",
        """{"incremental":[{"id":"0","data":{"customers":[{"name":"Ada"},{"name":"Bo"}]}}],"completed":[{"id":"0"}],"hasNext":false}""");

    [Fact]
    public Task Fields_AreHad_ThatTheFieldAboveProvidesBelowThem() => AssertParts(
        [
            new TestSource(
                "products",
                """
                type Query { product(id: ID!): Product @provides(fields: "dimensions { size }")  productById(id: ID!): Product @lookup @internal }
                type Product @key(fields: "id") { id: ID!  dimensions: Dimensions @shareable }
                type Dimensions { unit: String  size: Int @external }
                """,
                b => b.Resolve("Query.product", TestSource.Find("""[{ "id": "1", "dimensions": { "unit": "mm", "size": 5 } }]"""))
                    .Resolve("Query.productById", TestSource.Find("""[{ "id": "1", "dimensions": { "unit": "mm" } }]"""))),
            new TestSource(
                "sizes",
                """
                type Query { sizesById(id: ID!): Product @lookup @internal }
                type Product @key(fields: "id") { id: ID!  dimensions: Dimensions @shareable }
                type Dimensions { size: Int }
                """,
                b => b.Resolve("Query.sizesById", TestSource.Find("""[{ "id": "1", "dimensions": { "size": 5 } }]"""))),
        ],
        "{ product(id: 1) { id ... @defer { dimensions { size } } } }",
        "{}",
        IncrementalFormat.Pending,
        """{"data":{"product":{"id":"1"}},"pending":[{"id":"0","path":["product"]}],"hasNext":true}""",
        """{"incremental":[{"id":"0","data":{"dimensions":{"size":5}}}],"completed":[{"id":"0"}],"hasNext":false}""");

    [Fact]
    public Task Fields_ThatAreSelectedWithoutDefer_AreNotRepeated() => AssertParts(
        """{ order(id: 1) { customer { id } ... @defer { id customer { id name } } } }""",
        """{"data":{"order":{"customer":{"id":"7"}}},"pending":[{"id":"0","path":["order"]}],"hasNext":true}""",
        """{"incremental":[{"id":"0","subPath":["customer"],"data":{"name":"Ada"}},{"id":"0","data":{"id":"1"}}],"completed":[{"id":"0"}],"hasNext":false}""");

    [Fact]
    public Task Fields_OfTwoFragments_ComeOnce_WithTheFirst() => AssertTold(
        [OrderSource(), CustomerSource()],
        """{ order(id: 1) { ... @defer(label: "a") { customer { name rank } } ... @defer(label: "b") { customer { name } state } } }""",
        """{"data":{"order":{}},"pending":[{"id":"0","path":["order"],"label":"a"},{"id":"1","path":["order"],"label":"b"}],"hasNext":true}""",
        """completed {"id":"0"}""",
        """completed {"id":"1"}""",
        """incremental {"id":"0","data":{"customer":{"name":"Ada"}}}""",
        """incremental {"id":"0","subPath":["customer"],"data":{"rank":1}}""",
        """incremental {"id":"1","data":{"state":"HELD"}}""");

    [Fact]
    public Task Fragments_WithinFragments_ComeAfterThem() => AssertParts(
        """{ order(id: 1) { ... @defer(label: "a") { customer { name ... @defer(label: "b") { friends { name } } } } } }""",
        """{"data":{"order":{}},"pending":[{"id":"0","path":["order"],"label":"a"}],"hasNext":true}""",
        """{"pending":[{"id":"1","path":["order","customer"],"label":"b"}],"incremental":[{"id":"0","data":{"customer":{"name":"Ada"}}}],"completed":[{"id":"0"}],"hasNext":true}""",
        """{"incremental":[{"id":"1","data":{"friends":[{"name":"Bo"}]}}],"completed":[{"id":"1"}],"hasNext":false}""");

    [Fact]
    public Task If_DecidesByTheRequestsVariables() => AssertParts(
        [OrderSource(), CustomerSource()],
        """query($now: Boolean!) { order(id: 1) { id ... @defer(if: $now) { note } } }""",
        """{ "now": false }""",
        IncrementalFormat.Pending,
        """{"data":{"order":{"id":"1","note":"n1"}}}""");

    [Fact]
    public Task Patches_HaveAllFields_OfTheirFragment() => AssertParts(
        [OrderSource(), CustomerSource()],
        """{ order(id: 1) { id customer { id } ... @defer(label: "more") { id customer { id name } } } }""",
        "{}",
        IncrementalFormat.Patches,
        """{"data":{"order":{"id":"1","customer":{"id":"7"}}},"hasNext":true}""",
        """{"incremental":[{"data":{"id":"1","customer":{"id":"7","name":"Ada"}},"path":["order"],"label":"more"}],"hasNext":false}""");

    [Fact]
    public Task Null_EndsItsFragment_AndNothingElse() => AssertParts(
        [OrderSource(), CustomerSource(b => b.Resolve("Customer.name", Failing("7")))],
        """{ orders { id customer { id ... @defer { name } } } }""",
        "{}",
        IncrementalFormat.Pending,
        """{"data":{"orders":[{"id":"1","customer":{"id":"7"}},{"id":"2","customer":{"id":"8"}}]},"pending":[{"id":"0","path":["orders",0,"customer"]},{"id":"1","path":["orders",1,"customer"]}],"hasNext":true}""",
        """{"incremental":[{"id":"1","data":{"name":"Bo"}}],"completed":[{"id":"0","errors":[{"message":"No.","path":["orders",0,"customer","name"],"extensions":{"service":"customers"}}]},{"id":"1"}],"hasNext":false}""");

    [Fact]
    public Task Errors_OfNullableFields_ComeWithTheirPart() => AssertParts(
        [OrderSource(), CustomerSource(b => b.Resolve("Customer.rank", Failing("7")))],
        """{ order(id: 1) { customer { name ... @defer { rank } } } }""",
        "{}",
        IncrementalFormat.Pending,
        """{"data":{"order":{"customer":{"name":"Ada"}}},"pending":[{"id":"0","path":["order","customer"]}],"hasNext":true}""",
        """{"incremental":[{"id":"0","data":{"rank":null},"errors":[{"message":"No.","path":["order","customer","rank"],"extensions":{"service":"customers"}}]}],"completed":[{"id":"0"}],"hasNext":false}""");

    [Fact]
    public Task Errors_OfFieldsThatCameAlong_ComeWithTheirPart() => AssertParts(
        [OrderSource(b => b.Resolve("Size.height", FieldResolver.Batch((_, _) => throw new GraphQLException("No height.")))), CustomerSource()],
        """{ order(id: 1) { size { width ... @defer { height } } } }""",
        "{}",
        IncrementalFormat.Pending,
        """{"data":{"order":{"size":{"width":1}}},"pending":[{"id":"0","path":["order","size"]}],"hasNext":true}""",
        """{"incremental":[{"id":"0","data":{"height":null},"errors":[{"message":"No height.","path":["order","size","height"],"extensions":{"service":"orders"}}]}],"completed":[{"id":"0"}],"hasNext":false}""");

    [Fact]
    public Task FailedFetch_FailsItsPart_AndNothingElse() => AssertTold(
        [OrderSource(), CustomerSource(b => b.Resolve("Query.customerById", FieldResolver.Batch((_, _) => throw new GraphQLException("Down."))))],
        """{ order(id: 1) { id ... @defer(label: "a") { state } customer { ... @defer(label: "b") { name } } } }""",
        """{"data":{"order":{"id":"1","customer":{}}},"pending":[{"id":"0","path":["order","customer"],"label":"b"},{"id":"1","path":["order"],"label":"a"}],"hasNext":true}""",
        """completed {"id":"0","errors":[{"message":"Down.","path":["order","customer"],"extensions":{"service":"customers"}}]}""",
        """completed {"id":"1"}""",
        """incremental {"id":"1","data":{"state":"HELD"}}""");

    [Fact]
    public Task Null_OfAFieldThatCameAlong_EndsItsFragment_AndNothingElse() => AssertParts(
        [OrderSource(b => b.Resolve("Size.depth", FieldResolver.Batch((_, _) => throw new GraphQLException("No depth.")))), CustomerSource()],
        """{ order(id: 1) { size { width ... @defer { depth } } } }""",
        "{}",
        IncrementalFormat.Pending,
        """{"data":{"order":{"size":{"width":1}}},"pending":[{"id":"0","path":["order","size"]}],"hasNext":true}""",
        """{"completed":[{"id":"0","errors":[{"message":"No depth.","path":["order","size","depth"],"extensions":{"service":"orders"}}]}],"hasNext":false}""");

    [Fact]
    public Task NothingComesLater_WhenANullHasTakenItsPlace() => AssertParts(
        """{ order(id: 9) { id ... @defer { note } } }""",
        """{"data":{"order":null}}""");

    [Fact]
    public Task Mutations_RunInOrder_BeforeWhatTheyDefer() => AssertParts(
        """mutation { a: place(id: 1) { id ... @defer { customer { rank } } } b: place(id: 2) { id } }""",
        """{"data":{"a":{"id":"1"},"b":{"id":"2"}},"pending":[{"id":"0","path":["a"]}],"hasNext":true}""",
        """{"incremental":[{"id":"0","data":{"customer":{"rank":1}}}],"completed":[{"id":"0"}],"hasNext":false}""");

    [Fact]
    public async Task Subscriptions_AnswerWhole()
    {
        using var graph = new TestGraph(OrderSource(), CustomerSource());
        Assert.Equal(
            ["""{"data":{"changed":{"id":"1","note":"n1"}}}"""],
            await graph.AskPartsAsync("subscription { changed { id ... @defer(if: false) { note } } }"));
    }

    [Fact]
    public async Task VariableBatches_AnswerWhole()
    {
        using var graph = new TestGraph(OrderSource(), CustomerSource());
        Assert.Equal(
            ["""{"variableIndex":0,"data":{"order":{"id":"1","note":"n1"}}}"""],
            await graph.AskPartsAsync("query($i: ID!) { order(id: $i) { id ... @defer { note } } }", """[{ "i": "1" }]"""));
    }

    [Fact]
    public async Task Refuses_MorePartsThanAllowed()
    {
        using var graph = new TestGraph(new GatewayOptions { MaxDeferredParts = 1 }, OrderSource(), CustomerSource());
        Assert.Equal(
            ["""{"errors":[{"message":"More than 1 parts of the response are deferred. Ask for fewer objects at once."}]}"""],
            await graph.AskPartsAsync("{ orders { id ... @defer { note } } }"));
    }

    [Fact]
    public async Task Parts_TakeATurnEach_AndAreNeverRefused()
    {
        using var graph = new TestGraph(new GatewayOptions { MaxParallelOperations = 1, MaxQueuedOperations = 0 }, OrderSource(), CustomerSource());
        var answer = string.Concat(await graph.AskPartsAsync(
            """{ order(id: "1") { id ... @defer(label: "a") { customer { name } } ... @defer(label: "b") { note customer { rank } } } }"""));
        Assert.Contains("\"name\":\"Ada\"", answer, StringComparison.Ordinal);
        Assert.Contains("\"note\":\"n1\"", answer, StringComparison.Ordinal);
        Assert.EndsWith("\"hasNext\":false}", answer, StringComparison.Ordinal);
        Assert.Equal("""{"data":{"order":{"id":"1"}}}""", await graph.AskAsync("""{ order(id: "1") { id } }"""));
    }

    [Fact]
    public async Task WhatGoesWrongUnexpectedly_IsLogged_AndNotTold()
    {
        using var log = new LogLines();
        using var customers = CustomerSource();
        customers.Fail = () => throw new InvalidOperationException("Secret.");
        using var graph = new TestGraph(new GatewayOptions { Logger = log.CreateLogger("TmfGraph.Gateway") }, OrderSource(), customers);
        Assert.Equal(
            [
                """{"data":{"order":{"id":"1"}},"pending":[{"id":"0","path":["order"]}],"hasNext":true}""",
                """{"completed":[{"id":"0","errors":[{"message":"Unexpected Execution Error","path":["order"]}]}],"hasNext":false}""",
            ],
            await graph.AskPartsAsync("""{ order(id: "1") { id ... @defer { customer { name } } } }"""));
        Assert.Equal(["Error: A deferred part of an answer failed unexpectedly."], log.Take());
    }

    [Fact]
    public void Plan_SaysWhatIsDeferred()
    {
        using var graph = new TestGraph(OrderSource(), CustomerSource());
        Snapshot.Match(graph.PlanOf("""query Q { orders { id customer { id ... @defer(label: "who") { name } } ... @defer { note } } }"""), "yaml");
    }

    private static FieldResolver Failing(string id) => FieldResolver.Batch((batch, _) =>
    {
        for (var i = 0; i < batch.Count; i++)
        {
            if (batch.GetParent(i).Json.GetProperty("id").GetString() == id)
            {
                batch.SetError(i, new GraphQLError("No."));
            }
            else
            {
                batch.SetResult(i, ResolvedValue.FromObject("Bo"));
            }
        }

        return ValueTask.CompletedTask;
    });
}
