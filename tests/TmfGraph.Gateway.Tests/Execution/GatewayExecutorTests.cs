using System.Text.Json;
using TmfGraph.GraphQL.Execution;
using TmfGraph.GraphQL.Types;

namespace TmfGraph.Gateway.Tests.Execution;

public sealed class GatewayExecutorTests
{
    private const string Orders =
        """
        [{"id":"1","state":"HELD","customer":{"id":"7"},"party":{"__typename":"Individual","id":"7"}},
         {"id":"2","state":"DONE","customer":{"id":"8"},"party":{"__typename":"Organization","id":"70"}},
         {"id":"3","state":"HELD","customer":{"id":"7"},"party":null}]
        """;

    private const string Customers = """[{"id":"7","name":"Ada \"A\" L","rank":1},{"id":"8","name":"Bo","rank":2}]""";

    private static TestSource OrderSource(Action<SchemaBuilder>? more = null) => new(
        "orders",
        """
        type Query { orders(first: Int): [Order!]!  order(id: ID!): Order  orderById(id: ID!): Order @lookup @internal }
        type Mutation { place(id: ID!): Order }
        type Subscription { changed: Order }
        type Order @key(fields: "id") { id: ID!  state: State  customer: Customer  party: Party }
        enum State { HELD DONE SECRET @inaccessible }
        type Customer @key(fields: "id") { id: ID! }
        union Party = Individual | Organization
        type Individual @key(fields: "id") { id: ID! }
        type Organization @key(fields: "id") { id: ID! }
        """,
        b =>
        {
            b.Resolve("Query.orders", TestSource.Json(Orders))
                .Resolve("Query.order", TestSource.Find(Orders))
                .Resolve("Query.orderById", TestSource.Find(Orders))
                .Resolve("Mutation.place", TestSource.Find(Orders))
                .Resolve("Subscription.changed", FieldResolver.Stream((context, token) =>
                {
                    context.StartCursor = "c0";
                    return Changes(context, token);
                }));
            more?.Invoke(b);
        });

    private static TestSource CustomerSource(string customers = Customers, Action<SchemaBuilder>? more = null) => new(
        "customers",
        """
        type Query { customerById(id: ID!): Customer @lookup  parties: Parties @internal }
        type Parties @internal { person(id: ID!): Individual @lookup  firm(id: ID!): Organization @lookup }
        type Customer @key(fields: "id") { id: ID!  name: String!  rank: Int  tags: [String!] }
        type Individual @key(fields: "id") { id: ID!  name: String }
        type Organization @key(fields: "id") { id: ID!  name: String  size: Int }
        """,
        b =>
        {
            b.Resolve("Query.customerById", TestSource.Find(customers))
                .Resolve("Query.parties", TestSource.Json("{}"))
                .Resolve("Parties.person", TestSource.Find("""[{"id":"7","name":"Ada"}]"""))
                .Resolve("Parties.firm", TestSource.Find("""[{"id":"70","name":"Ltd","size":3}]"""));
            more?.Invoke(b);
        });

    private static async IAsyncEnumerable<SourceEvent> Changes(StreamContext context, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken token)
    {
        foreach (var order in JsonDocument.Parse(Orders).RootElement.EnumerateArray())
        {
            await Task.Yield();
            yield return new SourceEvent(ResolvedValue.FromJson(order), "c" + order.GetProperty("id").GetString());
        }
    }

    [Fact]
    public async Task Joins_TwoSources_With_OneRequestEach()
    {
        using var graph = new TestGraph(OrderSource(), CustomerSource());
        Assert.Equal(
            """{"data":{"orders":[{"state":"HELD","customer":{"name":"Ada \"A\" L","id":"7"}},{"state":"DONE","customer":{"name":"Bo","id":"8"}},{"state":"HELD","customer":{"name":"Ada \"A\" L","id":"7"}}]}}""",
            await graph.AskAsync("{ orders { state customer { name id } } }"));
        Assert.Equal("orders=1 customers=1", graph.Requests);
        Assert.Equal(2, graph.Gateway.Metrics.Snapshot()["customers"].VariableSets); // three orders, two customers
    }

    [Fact]
    public async Task Unions_AreCompleted_ByTheSourceOfEachMember()
    {
        using var graph = new TestGraph(OrderSource(), CustomerSource());
        Assert.Equal(
            """{"data":{"orders":[{"party":{"name":"Ada"}},{"party":{"__typename":"Organization","name":"Ltd","size":3}},{"party":null}]}}""",
            await graph.AskAsync("{ orders { party { ... on Individual { name } ... on Organization { __typename name size } } } }"));
        Assert.Equal("orders=1 customers=2", graph.Requests);
    }

    [Fact]
    public async Task Conditions_Cannot_Be_Null()
    {
        using var graph = new TestGraph(OrderSource(), CustomerSource());
        const string Query = "query($b: Boolean = true) { orders { id ...F } } fragment F on Order { customer { name @include(if: $b) } }";
        Assert.Equal(
            """{"errors":[{"message":"Variable `$b` of type `Boolean` is not valid: null is no value of `Boolean!`, which `@include` takes.","locations":[{"line":1,"column":7}],"extensions":{"code":"HC0001","variable":"b"}}]}""",
            await graph.AskAsync(Query, """{"b":null}"""));
        Assert.Equal("", graph.Requests);
    }

    [Fact]
    public async Task Forwards_OnlyTheVariables_ThatAFetchUses()
    {
        var orders = OrderSource();
        using var graph = new TestGraph(orders, CustomerSource());
        await graph.AskAsync("query($a: Int, $b: Boolean!) { orders(first: $a) { customer { name @include(if: $b) } } }", """{"a":1,"b":true}""");
        Assert.Equal("query($a:Int){orders(first:$a){customer{id}}}", orders.Documents[0]);
    }

    [Fact]
    public async Task Null_MovesUp_AndIsExplainedOnce_When_AnEntityIsMissing()
    {
        using var graph = new TestGraph(OrderSource(), CustomerSource("""[{"id":"8","name":"Bo"}]"""));
        Assert.Equal(
            """{"errors":[{"message":"Cannot return null for non-nullable field.","path":["orders",0,"customer","name"],"extensions":{"code":"HC0018","coordinate":"Customer.name"}},{"message":"Cannot return null for non-nullable field.","path":["orders",2,"customer","name"],"extensions":{"code":"HC0018","coordinate":"Customer.name"}}],"data":{"orders":[{"customer":null},{"customer":{"name":"Bo"}},{"customer":null}]}}""",
            await graph.AskAsync("{ orders { customer { name } } }"));
    }

    [Fact]
    public async Task Errors_OfALookup_AreMoved_ToTheClientsPaths()
    {
        var customers = CustomerSource(more: b => b.Resolve("Customer.rank", FieldResolver.Batch((batch, _) =>
        {
            for (var i = 0; i < batch.Count; i++)
            {
                if (batch.GetParent(i).Json.GetProperty("id").GetString() == "7")
                {
                    batch.SetError(i, new GraphQLError("No rank.") { Code = "NO_RANK" });
                }
            }

            return ValueTask.CompletedTask;
        })));
        using var graph = new TestGraph(OrderSource(), customers);
        Assert.Equal(
            """{"errors":[{"message":"No rank.","path":["all",0,"customer","place"],"extensions":{"code":"NO_RANK","service":"customers"}},{"message":"No rank.","path":["all",2,"customer","place"],"extensions":{"code":"NO_RANK","service":"customers"}}],"data":{"all":[{"customer":{"place":null}},{"customer":{"place":null}},{"customer":{"place":null}}]}}""",
            await graph.AskAsync("{ all: orders { customer { place: rank } } }"));
    }

    [Fact]
    public async Task FailedFetch_LeavesItsSiblings_AndNamesItsSource()
    {
        using var graph = new TestGraph(OrderSource(), CustomerSource(more: b => b.Resolve("Query.customerById", FieldResolver.Batch((_, _) => throw new InvalidOperationException("secret")))));
        var answer = await graph.AskAsync("{ orders { id customer { rank } } }");
        Assert.EndsWith(
            """data":{"orders":[{"id":"1","customer":{"rank":null}},{"id":"2","customer":{"rank":null}},{"id":"3","customer":{"rank":null}}]}}""",
            answer);
        Assert.Contains("""path":["orders",0,"customer"]""", answer);
        Assert.Contains("""service":"customers""", answer);
        Assert.DoesNotContain("secret", answer);
    }

    [Fact]
    public async Task EnumValue_ThatClientsMayNotSee_IsAnError()
    {
        using var graph = new TestGraph(
            OrderSource(b => b.Resolve("Query.order", TestSource.Json("""{"id":"1","state":"SECRET"}"""))),
            CustomerSource());
        Assert.Equal(
            """{"errors":[{"message":"The source schema sent a value that `Order.state` cannot have.","path":["order","state"],"extensions":{"code":"SUBGRAPH_INVALID_RESPONSE","service":"orders"}}],"data":{"order":{"state":null}}}""",
            await graph.AskAsync("{ order(id: 1) { state } }"));
    }

    [Fact]
    public async Task Introspection_ShowsThePublicSchema_WithoutARequest()
    {
        using var graph = new TestGraph(OrderSource(), CustomerSource());
        Assert.Equal(
            """{"data":{"__schema":{"queryType":{"name":"Query"}},"order":{"fields":[{"name":"id"},{"name":"state"},{"name":"customer"},{"name":"party"}]},"hidden":null}}""",
            await graph.AskAsync("""{ __schema { queryType { name } } order: __type(name: "Order") { fields { name } } hidden: __type(name: "Parties") { name } }"""));
        Assert.Equal("", graph.Requests);
    }

    [Fact]
    public async Task Mutations_RunInOrder()
    {
        var orders = OrderSource();
        using var graph = new TestGraph(orders, CustomerSource());
        Assert.Equal(
            """{"data":{"a":{"customer":{"rank":1}},"b":{"id":"2"}}}""",
            await graph.AskAsync("mutation { a: place(id: 1) { customer { rank } } b: place(id: 2) { id } }"));
        Assert.Equal(["mutation{a:place(id:1){customer{id}}}", "mutation{b:place(id:2){id}}"], orders.Documents);
    }

    /// <summary>The source itself does them one after the other; but it need not know that an error is to end them.</summary>
    [Theory]
    [InlineData(ErrorMode.Propagate, "mutation{a:place(id:1){id} b:place(id:2){id}}")]
    [InlineData(ErrorMode.Halt, "mutation{a:place(id:1){id}}", "mutation{b:place(id:2){id}}")]
    public async Task Mutations_OfOneSource_AreOneRequest_UnlessAnErrorIsToEndThem(ErrorMode mode, params string[] documents)
    {
        var orders = OrderSource();
        using var graph = new TestGraph(orders, CustomerSource());
        Assert.Equal(
            """{"data":{"a":{"id":"1"},"b":{"id":"2"}}}""",
            await graph.AskAsync("mutation { a: place(id: 1) { id } b: place(id: 2) { id } }", change: r => new OperationRequest { Document = r.Document, OnError = mode }));
        Assert.Equal(documents, orders.Documents);
    }

    [Theory]
    [InlineData(AllowedOperations.NoMutations, "A mutation may not run this way.")]
    [InlineData(AllowedOperations.QueriesOnly, "Only queries may run this way, and this is a mutation.")]
    public async Task Mutations_DoNotRun_WhereTheyMayNot(AllowedOperations allowed, string message)
    {
        var orders = OrderSource();
        using var graph = new TestGraph(orders, CustomerSource());
        Assert.Equal(
            $$"""{"errors":[{"message":"{{message}}"}]}""",
            await graph.AskAsync("mutation { place(id: 1) { id } }", change: r => new OperationRequest { Document = r.Document, Allowed = allowed }));
        Assert.Equal("", graph.Requests);
    }

    [Fact]
    public async Task VariableBatch_AnswersInOrder()
    {
        using var graph = new TestGraph(OrderSource(), CustomerSource());
        Assert.Equal(
            """
            {"variableIndex":0,"data":{"order":{"state":"DONE"}}}
            {"variableIndex":1,"data":{"order":null}}
            """,
            await graph.AskAsync("query($i: ID!) { order(id: $i) { state } }", """[{"i":"2"},{"i":"9"}]"""));
    }

    [Fact]
    public async Task Events_AreCompleted_AndKeepTheirCursor()
    {
        using var graph = new TestGraph(OrderSource(), CustomerSource());
        await using var result = await graph.Gateway.ExecuteAsync(
            new OperationRequest { Document = "subscription { changed { id customer { rank } } }"u8.ToArray() },
            CancellationToken.None);
        var stream = Assert.IsType<ResponseStream>(result);
        Assert.Equal("c0", stream.StartCursor);
        var seen = new List<string>();
        await foreach (var item in stream.ReadAsync(CancellationToken.None))
        {
            seen.Add($"{item.Cursor} {TestGraph.Text(item)}");
        }

        Assert.Equal(
            [
                """c1 {"data":{"changed":{"id":"1","customer":{"rank":1}}}}""",
                """c2 {"data":{"changed":{"id":"2","customer":{"rank":2}}}}""",
                """c3 {"data":{"changed":{"id":"3","customer":{"rank":1}}}}""",
            ],
            seen);
    }

    [Fact]
    public async Task Plan_IsReported_When_AskedFor()
    {
        using var graph = new TestGraph(OrderSource(), CustomerSource());
        var answer = await graph.AskAsync("{ order(id: 1) { id } }", change: r => new OperationRequest
        {
            Document = r.Document,
            Variables = r.Variables,
            GetHeader = name => name == "Fusion-Operation-Plan" ? "1" : null,
        });
        using var document = JsonDocument.Parse(answer);
        var plan = document.RootElement.GetProperty("extensions").GetProperty("fusion").GetProperty("operationPlan");
        Assert.Equal("orders", plan.GetProperty("nodes")[0].GetProperty("schema").GetString());
        Assert.StartsWith("operation: query", plan.GetProperty("text").GetString());
    }

    [Fact]
    public async Task RootField_ComesFromTheSource_ThatRequiresNothingForIt()
    {
        using var graph = new TestGraph(
            new TestSource(
                "demanding",
                "type Query { rate(area: String @require(field: \"area\")): Int @shareable }",
                b => b.Resolve("Query.rate", TestSource.Json("1"))),
            new TestSource(
                "plain",
                "type Query { area: String  rate: Int @shareable }",
                b => b.Resolve("Query.rate", TestSource.Json("2"))));
        Assert.Equal("""{"data":{"rate":2}}""", await graph.AskAsync("{ rate }"));
    }

    [Theory]
    [InlineData("{ orders { nothing } }", RequestFailure.Validation)]
    [InlineData("{ orders {", RequestFailure.Syntax)]
    [InlineData("query($i: ID!) { order(id: $i) { id } }", RequestFailure.Variables)]
    public async Task RequestErrors_HaveNoData(string query, RequestFailure failure)
    {
        using var graph = new TestGraph(OrderSource(), CustomerSource());
        var result = await graph.Gateway.ExecuteAsync(new OperationRequest { Document = System.Text.Encoding.UTF8.GetBytes(query) }, CancellationToken.None);
        Assert.Equal(failure, Assert.IsAssignableFrom<OperationResult>(result).Failure);
        Assert.False(((OperationResult)result).HasData);
        Assert.Equal("", graph.Requests);
    }
}
