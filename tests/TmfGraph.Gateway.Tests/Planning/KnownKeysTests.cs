using TmfGraph.GraphQL.Execution;

namespace TmfGraph.Gateway.Tests.Planning;

/// <summary>Lookups whose key the client gave need not wait for it.</summary>
public sealed class KnownKeysTests
{
    private const string Customers = """[{"id":"1","name":"Ann"},{"id":"2","name":"Bo"}]""";

    private static TestSource CustomerSource() => new(
        "customers",
        """
        type Query { customerById(id: ID!): Customer @lookup  customerByKey(key: ID! @is(field: "id")): Customer @lookup  search(id: ID!): Customer  optional(id: ID): Customer @lookup }
        type Mutation { renameCustomer(id: ID!): Customer }
        type Customer @key(fields: "id") { id: ID!  name: String }
        """,
        b => b.Resolve("Query.customerById", TestSource.Find(Customers))
            .Resolve("Query.customerByKey", TestSource.Find(Customers, argument: "key"))
            .Resolve("Query.search", TestSource.Find(Customers))
            .Resolve("Query.optional", TestSource.Find(Customers)));

    private static TestSource OrderSource(FieldResolver? lookup = null) => new(
        "orders",
        """
        type Query { customer(id: ID!): Customer @lookup @internal }
        type Customer @key(fields: "id") { id: ID!  orders: [Order!] }
        type Order @key(fields: "id") { id: ID! }
        """,
        b => b.Resolve("Query.customer", lookup ?? TestSource.Find("""[{"id":"1","orders":[{"id":"o1"}]},{"id":"3","orders":[{"id":"secret"}]}]""")));

    private static TestSource BillSource() => ApolloSource.Create(
        "bills",
        ApolloSource.Link + "type Customer @key(fields: \"id\") { id: ID!  bills: Int }",
        ["Customer"],
        ApolloSource.ById("""[{"id":"1","bills":7}]"""));

    private static TestGraph Graph(FieldResolver? orders = null) => new(CustomerSource(), OrderSource(orders), BillSource());

    private static async Task<string> AskAsync(string query, string variables = "{}")
    {
        using var graph = Graph();
        return await graph.AskAsync(query, variables);
    }

    [Fact]
    public void Lookups_ByTheClientsKey_StartInTheFirstRound()
    {
        using var graph = Graph();
        Snapshot.Match(graph.PlanOf("query C($id: ID!) { customerById(id: $id) { name orders { id } bills } }"), "yaml");
    }

    [Theory]
    [InlineData("query($id: ID!) { customerById(id: $id) { orders { id } } }", 1)]
    [InlineData("{ customerByKey(key: 1) { orders { id } } }", 1)]
    [InlineData("{ search(id: 1) { orders { id } } }", 2)] // not a lookup: nobody says that it finds what has this id
    [InlineData("query($id: ID) { optional(id: $id) { orders { id } } }", 2)] // there may be no key
    [InlineData("mutation { renameCustomer(id: 1) { orders { id } } }", 2)] // which comes first
    [InlineData("{ a: customerById(id: 1) { orders { id } } b: customerById(id: 2) { orders { id } } }", 1)]
    public void Rounds(string query, int rounds)
    {
        using var graph = Graph();
        Assert.Contains($"\nrounds: {rounds}\n", graph.PlanOf(query), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{ "id": "1" }""", """{"data":{"customerById":{"name":"Ann","orders":[{"id":"o1"}],"bills":7}}}""")]
    [InlineData("""{ "id": 1 }""", """{"data":{"customerById":{"name":"Ann","orders":[{"id":"o1"}],"bills":7}}}""")]
    [InlineData("""{ "id": "2" }""", """{"data":{"customerById":{"name":"Bo","orders":null,"bills":null}}}""")]
    [InlineData("""{ "id": "3" }""", """{"data":{"customerById":null}}""")] // the source of the root field decides what there is
    public async Task Answers_AreThoseOfTheRootFieldsSource(string variables, string expected) =>
        Assert.Equal(expected, await AskAsync("query($id: ID!) { customerById(id: $id) { name orders { id } bills } }", variables));

    [Theory]
    [InlineData("customerById(id: 1) { name orders { id } bills }")]
    [InlineData("customerById(id: \"1\") { name orders { id } bills }")]
    public async Task Literals_AreKeysToo(string field) =>
        Assert.Equal("""{"data":{"customerById":{"name":"Ann","orders":[{"id":"o1"}],"bills":7}}}""", await AskAsync($"{{ {field} }}"));

    [Fact]
    public async Task SeveralObjects_KeepTheirOwn() => Assert.Equal(
        """{"data":{"a":{"orders":null,"bills":null},"b":{"orders":[{"id":"o1"}],"bills":7},"c":null}}""",
        await AskAsync("{ a: customerById(id: 2) { orders { id } bills } b: customerById(id: 1) { orders { id } bills } c: customerById(id: 3) { orders { id } } }"));

    [Fact]
    public async Task NothingIsFetched_When_TheRootFieldIsLeftOut()
    {
        using var graph = Graph();
        Assert.Equal(
            """{"data":{"__typename":"Query"}}""",
            await graph.AskAsync("query($c: Boolean!) { __typename customerById(id: 1) @include(if: $c) { orders { id } bills } }", """{ "c": false }"""));
        Assert.Equal("", graph.Requests);
    }

    [Theory]
    [InlineData("3", """{"data":{"customerById":null}}""")]
    [InlineData("1", """{"errors":[{"message":"no orders today","path":["customerById","orders"],"extensions":{"service":"orders"}}],"data":{"customerById":{"name":"Ann","orders":null}}}""")]
    public async Task Errors_OfAnEarlyFetch_AreThoseOfAnObjectThatIsThere(string id, string expected)
    {
        using var graph = Graph(FieldResolver.Pure((_, _) => throw new GraphQLException("no orders today")));
        var answer = await graph.AskAsync($"{{ customerById(id: \"{id}\") {{ name orders {{ id }} }} }}");
        Assert.Equal(expected.Replace("\"path\":[\"customerById\",\"orders\"]", "\"path\":[\"customerById\"]", StringComparison.Ordinal), answer);
    }
}
