namespace TmfGraph.Gateway.Tests.Execution;

public sealed class GatewayExecutorTests
{
    private const string Orders =
        """[{"id":"1","state":"HELD","customer":{"id":"7"}},{"id":"2","state":"DONE","customer":{"id":"8"}},{"id":"3","state":"HELD","customer":{"id":"7"}}]""";

    private const string Customers = """[{"id":"7","name":"Ada \"A\" L","rank":1},{"id":"8","name":"Bo","rank":2}]""";

    private static TestSource OrderSource => new(
        "orders",
        """
        type Query { orders: [Order!]!  orderById(id: ID!): Order @lookup }
        type Order @key(fields: "id") { id: ID!  state: String  customer: Customer }
        type Customer @key(fields: "id") { id: ID! }
        """,
        b => b.Resolve("Query.orders", TestSource.Json(Orders)).Resolve("Query.orderById", TestSource.Find(Orders)));

    private static TestSource CustomerSource => new(
        "customers",
        """
        type Query { customerById(id: ID!): Customer @lookup }
        type Customer @key(fields: "id") { id: ID!  name: String!  rank: Int }
        """,
        b => b.Resolve("Query.customerById", TestSource.Find(Customers)));

    [Fact]
    public async Task Joins_TwoSources_With_OneRequestEach()
    {
        using var graph = new TestGraph(OrderSource, CustomerSource);
        Assert.Equal(
            """{"data":{"orders":[{"state":"HELD","customer":{"name":"Ada \"A\" L","id":"7"}},{"state":"DONE","customer":{"name":"Bo","id":"8"}},{"state":"HELD","customer":{"name":"Ada \"A\" L","id":"7"}}]}}""",
            await graph.AskAsync("{ orders { state customer { name id } } }"));
        Assert.Equal("orders=1 customers=1", graph.Requests);
    }
}
