using TmfGraph.GraphQL.Execution;

namespace TmfGraph.Gateway.Tests.Execution;

/// <summary>What a client wants to happen with fields that fail happens, wherever the fields come from.</summary>
public sealed class ErrorModeTests
{
    private static TestGraph Graph() => new(
        new TestSource(
            "orders",
            """
            type Query { order: Order  orders: [Order!]! }
            type Mutation { place: Order  fail: Order }
            type Order { id: ID!  note: String!  customer: Customer! }
            type Customer @key(fields: "id") { id: ID! }
            """,
            b => b.Resolve("Query.order", TestSource.Json("""{"id":"1","customer":{"id":"7"}}"""))
                .Resolve("Query.orders", TestSource.Json("""[{"id":"1","note":"n","customer":{"id":"7"}},{"id":"2","note":"n","customer":{"id":"8"}}]"""))
                .Resolve("Mutation.place", TestSource.Json("""{"id":"1","customer":{"id":"7"}}"""))
                .Resolve("Mutation.fail", FieldResolver.Batch((_, _) => throw new GraphQLException("No.")))
                .Resolve("Order.note", FieldResolver.Batch((_, _) => throw new GraphQLException("No note.")))),
        new TestSource(
            "customers",
            """
            type Query { customerById(id: ID!): Customer @lookup }
            type Customer @key(fields: "id") { id: ID!  name: String! }
            """,
            b => b.Resolve("Query.customerById", TestSource.Find("""[{"id":"8","name":"Bo"}]"""))));

    private static async Task AssertAnswers(ErrorMode mode, string query, string expected, string requests)
    {
        using var graph = Graph();
        Assert.Equal(expected, await graph.AskAsync(query, change: r => new OperationRequest { Document = r.Document, OnError = mode }));
        Assert.Equal(requests, graph.Requests);
    }

    [Fact]
    public Task Propagate_MovesNulls_OverTheBordersOfFetches() => AssertAnswers(
        ErrorMode.Propagate,
        "{ order { id customer { name } } }",
        """{"errors":[{"message":"Cannot return null for non-nullable field.","path":["order","customer","name"],"extensions":{"code":"HC0018","coordinate":"Customer.name"}}],"data":{"order":null}}""",
        "orders=1 customers=1");

    [Fact]
    public Task Null_LeavesNulls_WhereTheyStand() => AssertAnswers(
        ErrorMode.Null,
        "{ orders { note customer { name } } }",
        """{"errors":[{"message":"No note.","path":["orders",0,"note"],"extensions":{"service":"orders"}},{"message":"No note.","path":["orders",1,"note"],"extensions":{"service":"orders"}},{"message":"Cannot return null for non-nullable field.","path":["orders",0,"customer","name"],"extensions":{"code":"HC0018","coordinate":"Customer.name"}}],"data":{"orders":[{"note":null,"customer":{"name":null}},{"note":null,"customer":{"name":"Bo"}}]}}""",
        "orders=1 customers=1");

    [Fact]
    public Task Halt_EndsWithTheFirstError_AndFetchesNoMore() => AssertAnswers(
        ErrorMode.Halt,
        "{ order { note } orders { note customer { name } } }",
        """{"errors":[{"message":"No note.","path":["order","note"],"extensions":{"service":"orders"}}],"data":null}""",
        "orders=1");

    [Fact]
    public Task Halt_EndsMutations_BeforeTheNextOne() => AssertAnswers(
        ErrorMode.Halt,
        "mutation { fail { id } place { id } }",
        """{"errors":[{"message":"No.","path":["fail"],"extensions":{"service":"orders"}}],"data":null}""",
        "orders=1");

    [Fact]
    public Task Introspection_HasAllPlaces_ThatSelectIt() => AssertAnswers(
        ErrorMode.Propagate,
        """
        { __schema { queryType { name } } ...F ... @include(if: true) { __schema { mutationType { name } } } ... @skip(if: true) { __schema { types { name } } }
          a: __schema { queryType { name } } t: __type(name: "Order") { name } t: __type(name: "Order") { kind } }
        fragment F on Query { __schema { queryType { kind } } __typename again: __typename }
        """,
        """{"data":{"__schema":{"queryType":{"name":"Query","kind":"OBJECT"},"mutationType":{"name":"Mutation"}},"__typename":"Query","again":"Query","a":{"queryType":{"name":"Query"}},"t":{"name":"Order","kind":"OBJECT"}}}""",
        "");

    [Theory]
    [InlineData("true", """{"data":{"__schema":{"queryType":{"name":"Query"},"mutationType":{"name":"Mutation"}}}}""")]
    [InlineData("false", """{"data":{"__schema":{"queryType":{"name":"Query"}}}}""")]
    public async Task Introspection_KeepsTheCondition_OfEachPlace(string more, string expected)
    {
        using var graph = Graph();
        Assert.Equal(
            expected,
            await graph.AskAsync(
                """query($more: Boolean!) { __schema { queryType { name } } ... @include(if: $more) { __schema { mutationType { name } } } }""",
                $$"""{ "more": {{more}} }"""));
    }
}
