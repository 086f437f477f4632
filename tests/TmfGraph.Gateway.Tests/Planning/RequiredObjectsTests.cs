using TmfGraph.GraphQL.Execution;

namespace TmfGraph.Gateway.Tests.Planning;

/// <summary>What is required of an object is there whatever happens to the fields that the client asks of it.</summary>
public sealed class RequiredObjectsTests
{
    private const string Customer = """[{ "id": "1", "name": "Ann", "code": null }]""";

    private static TestSource Orders(string customer) => new(
        "orders",
        $"type Query {{ order: Order }}\ntype Order @key(fields: \"id\") {{ id: ID!  customer: Customer }}\n{customer}",
        b => b.Resolve("Query.order", TestSource.Json($$"""{ "id": "7", "customer": {{Customer[1..^1]}} }""")));

    private static TestSource Fees() => new(
        "fees",
        """
        type Query { orderById(id: ID!): Order @lookup @internal }
        type Order @key(fields: "id") { id: ID!  fee(name: String @require(field: "customer.name")): String }
        """,
        b => b.Resolve("Query.orderById", TestSource.Find("""[{ "id": "7" }]"""))
            .Resolve("Order.fee", FieldResolver.Pure((_, a) => ResolvedValue.FromObject($"for {a.Get("name")?.ToString()}"))));

    [Fact]
    public async Task AFieldThatFails_DoesNotTakeItAlong_WhenBothComeWithTheObject()
    {
        using var graph = new TestGraph(Orders("type Customer { id: ID!  name: String  code: String! }"), Fees());
        Assert.EndsWith(
            """
            "data":{"order":{"customer":null,"fee":"for Ann"}}}
            """,
            await graph.AskAsync("{ order { customer { code } fee } }"),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task AFieldThatFails_DoesNotTakeItAlong_WhenBothComeFromAThirdSource()
    {
        using var customers = new TestSource(
            "customers",
            "type Query { customerById(id: ID!): Customer @lookup }\ntype Customer @key(fields: \"id\") { id: ID!  name: String  code: String! }",
            b => b.Resolve("Query.customerById", TestSource.Find(Customer)));
        using var graph = new TestGraph(Orders("type Customer @key(fields: \"id\") { id: ID! }"), customers, Fees());
        Assert.EndsWith(
            """
            "data":{"order":{"customer":null,"fee":"for Ann"}}}
            """,
            await graph.AskAsync("{ order { customer { code } fee } }"),
            StringComparison.Ordinal);
    }
}
