using System.Text;
using TmfGraph.Gateway.Planning;

namespace TmfGraph.Gateway.Tests.Planning;

/// <summary>Fields that stand in several places of a document, each under a condition of its own.</summary>
public sealed class ConditionalPlacesTests
{
    private const string Customers =
        """
        [ { "id": "1", "name": "Ann" }, { "id": "2", "name": "Bob" } ]
        """;

    private static TestSource[] Sources =>
    [
        new(
            "customers",
            """
            type Query { customers(first: Int): CustomerList  customer(id: ID!): Customer @lookup }
            type CustomerList { nodes: [Customer!] }
            type Customer @key(fields: "id") { id: ID!  name: String }
            """,
            b => b.Resolve("Query.customers", TestSource.Json($"{{ \"nodes\": {Customers} }}")).Resolve("Query.customer", TestSource.Find(Customers))),
        new(
            "orders",
            """
            type Query { customerById(id: ID!): Customer @lookup @internal }
            type Customer @key(fields: "id") { id: ID!  orders(first: Int): OrderList }
            type OrderList { nodes: [Order!] }
            type Order { id: ID!  state: String  relatedParty: [RelatedParty!] }
            type RelatedParty { role: String  target: Party }
            union Party = Customer | Other
            type Other { code: String }
            """,
            b => b.Resolve("Query.customerById", TestSource.Find(
                """
                [
                  { "id": "1", "orders": { "nodes": [ { "id": "o1", "state": "NEW", "relatedParty": [ { "role": "buyer", "target": { "__typename": "Customer", "id": "2" } } ] } ] } },
                  { "id": "2", "orders": { "nodes": [ { "id": "o2", "state": "OLD", "relatedParty": [ { "role": "none", "target": { "__typename": "Other", "code": "x" } } ] } ] } }
                ]
                """))),
    ];

    private static string Query(int count, Func<int, string> place) =>
        $"query({string.Join(", ", Enumerable.Range(0, count).Select(i => $"$v{i}: Boolean! = false"))}) {{ customers(first: 2) {{ nodes {{ "
        + string.Join(' ', Enumerable.Range(0, count).Select(i => $"... @include(if: $v{i}) {{ {place(i)} }}"))
        + " } } }";

    private static string Same(int i) => "orders(first: 1) { nodes { id relatedParty { target { ... on Customer { name } } } } }";

    /// <summary>Every level has something that stands in this place only, and something that all places but one have.</summary>
    private static string Different(int i) =>
        $"orders(first: 1) {{ nodes {{ id a{i}: state relatedParty {{ b{i}: role target {{ ... on Customer {{ c{i}: name name {(i == 0 ? "" : "id")} }} }} }} }} }}";

    private static string Rare(int i) => i switch
    {
        0 => "orders(first: 1) { nodes { id } }",
        1 => "orders(first: 1) { nodes { state relatedParty { role } } }",
        _ => Same(i),
    };

    private static OperationPlan Plan(string query)
    {
        using var graph = new TestGraph(Sources);
        var plan = graph.Gateway.Plan(Encoding.UTF8.GetBytes(query), null, out var errors);
        Assert.Empty(errors);
        return plan!;
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Operations_GrowNoFasterThanTheNumberOfPlaces(bool different)
    {
        var perPlace = 0;
        foreach (var count in new[] { 4, 10, 40, 64 })
        {
            var plan = Plan(Query(count, different ? Different : Same));
            var length = plan.Steps.Sum(s => s.Operation.Text.Length);
            perPlace = perPlace == 0 ? length / count : perPlace;
            Assert.True(length <= (perPlace + 20) * count, $"{count} places take {length} bytes, 4 took {perPlace} each");
        }
    }

    [Fact]
    public void AFieldOfAllPlaces_NeedsNoConditionBelow_AndOneOfSomePlacesKeepsItsOwn()
    {
        using var graph = new TestGraph(Sources);
        Snapshot.Match(graph.PlanOf(Query(3, Rare)), "yaml");
    }

    [Theory]
    [InlineData("{}", """{"data":{"customers":{"nodes":[{},{}]}}}""")]
    [InlineData("""{ "v0": true }""", """{"data":{"customers":{"nodes":[{"orders":{"nodes":[{"id":"o1"}]}},{"orders":{"nodes":[{"id":"o2"}]}}]}}}""")]
    [InlineData(
        """{ "v1": true }""",
        """{"data":{"customers":{"nodes":[{"orders":{"nodes":[{"state":"NEW","relatedParty":[{"role":"buyer"}]}]}},{"orders":{"nodes":[{"state":"OLD","relatedParty":[{"role":"none"}]}]}}]}}}""")]
    [InlineData(
        """{ "v0": true, "v2": true }""",
        """{"data":{"customers":{"nodes":[{"orders":{"nodes":[{"id":"o1","relatedParty":[{"target":{"name":"Bob"}}]}]}},{"orders":{"nodes":[{"id":"o2","relatedParty":[{"target":{}}]}]}}]}}}""")]
    public async Task Answers_HaveWhatTheHoldingPlacesSelect(string variables, string expected)
    {
        using var graph = new TestGraph(Sources);
        Assert.Equal(expected, await graph.AskAsync(Query(3, Rare), variables));
    }

    [Fact]
    public async Task Answers_With64Places()
    {
        using var graph = new TestGraph(Sources);
        Assert.Equal(
            """{"data":{"customers":{"nodes":[{"orders":{"nodes":[{"id":"o1","relatedParty":[{"target":{"name":"Bob"}}]}]}},{"orders":{"nodes":[{"id":"o2","relatedParty":[{"target":{}}]}]}}]}}}""",
            await graph.AskAsync(Query(64, Same), """{ "v7": true, "v63": true }"""));
    }

    [Fact]
    public async Task AFieldThatMayNotBeNull_IsAskedOfEachTypeUnderItsOwnConditionsOnly()
    {
        using var pets = new TestSource(
            "pets",
            "type Query { pets: [Pet] }\nunion Pet = Cat | Dog\ntype Cat { name: String  lives: Int! }\ntype Dog { name: String  lives: Int! }",
            b => b.Resolve("Query.pets", TestSource.Json("""[{ "__typename": "Cat", "lives": 9 }, { "__typename": "Dog", "name": "Rex", "lives": null }]""")));
        using var graph = new TestGraph(pets);
        const string Query =
            "query($a: Boolean! = true, $b: Boolean! = false) { pets { ... on Cat @include(if: $a) { lives } ... on Dog { name ... @include(if: $b) { lives } } } }";

        Assert.Equal("""{"data":{"pets":[{"lives":9},{"name":"Rex"}]}}""", await graph.AskAsync(Query));
        Assert.EndsWith("\"data\":{\"pets\":[{},null]}}", await graph.AskAsync(Query, """{ "a": false, "b": true }"""), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(65)]
    [InlineData(200)]
    public void Fails_When_ThereAreMoreThan64Variables(int count)
    {
        var exception = Assert.Throws<PlanningException>(() => Plan(Query(count, Same)));
        Assert.Equal(PlanningException.TooComplex, exception.Code);
        Assert.Equal("The operation uses more than 64 variables in @skip and @include.", exception.Message);
    }

    [Theory]
    [InlineData(100, 10_000, "The operation for a source schema gets longer than 100 bytes; select less at once, or raise the limit.")]
    [InlineData(10_000, 300, "The operations for the source schemas get longer than 300 bytes; select less at once, or raise the limit.")]
    public async Task Fails_When_OperationsGetTooLong(int operation, int all, string message)
    {
        var options = new GatewayOptions { Planner = { MaxOperationBytes = operation, MaxPlanBytes = all } };
        using var graph = new TestGraph(options, Sources);
        var answer = await graph.AskAsync(Query(4, Same));
        Assert.Contains(message, answer, StringComparison.Ordinal);
        Assert.Contains(PlanningException.TooComplex, answer, StringComparison.Ordinal);
    }

    [Fact]
    public void Fails_When_AFieldHasTooManyAlternatives()
    {
        // 2^10 combinations and one more, none of which covers another
        static string Combinations(int bit) =>
            bit == 10 ? "name" : $"... @include(if: $v{bit}) {{ {Combinations(bit + 1)} }} ... @skip(if: $v{bit}) {{ {Combinations(bit + 1)} }}";

        var exception = Assert.Throws<PlanningException>(() => Plan($"query({string.Join(", ", Enumerable.Range(0, 11).Select(i => $"$v{i}: Boolean!"))}) {{ customers {{ nodes {{ name @include(if: $v10) {Combinations(0)} }} }} }}"));
        Assert.Equal(PlanningException.TooComplex, exception.Code);
        Assert.Equal("A field depends on more than 1024 combinations of @skip and @include; use fewer variables at once.", exception.Message);
    }

    /// <summary>A field stands where it is selected first, of the places that count.</summary>
    /// <seealso href="https://spec.graphql.org/September2025/#CollectFields()"/>
    [Theory]
    [InlineData("{ id @include(if: $a) name id }", "true,true", "id name")]
    [InlineData("{ id @include(if: $a) name id }", "false,true", "name id")]
    [InlineData("{ ... @include(if: $a) { id name } ... @include(if: $b) { name id } }", "true,true", "id name")]
    [InlineData("{ ... @include(if: $a) { id name } ... @include(if: $b) { name id } }", "false,true", "name id")]
    [InlineData("{ ... @include(if: $a) { id } t: __typename ... @skip(if: $b) { id } name id }", "false,true", "t name id")]
    [InlineData("{ ... @include(if: $a) { id } t: __typename ... @skip(if: $b) { id } name id }", "false,false", "t id name")]
    [InlineData("{ ... @include(if: $a) { id } t: __typename ... @skip(if: $b) { id } name id }", "true,false", "id t name")]
    [InlineData("{ orders @include(if: $a) { nodes { id } } name orders { nodes { state id } } }", "false,true", "name orders")]
    [InlineData("{ orders @include(if: $a) { nodes { id } } name orders { nodes { state id } } }", "true,true", "orders name")]
    public async Task AField_StandsAtTheFirstOfItsPlacesThatCount(string selection, string values, string expected)
    {
        using var graph = new TestGraph(Sources);
        var (a, b) = (values.Split(',')[0], values.Split(',')[1]);
        var answer = await graph.AskAsync(
            $"query($a: Boolean!, $b: Boolean!) {{ customers {{ nodes {selection} }} unused: customers @include(if: $a) @skip(if: $b) {{ nodes {{ id }} }} }}",
            $$"""{"a":{{a}},"b":{{b}}}""");
        var first = System.Text.Json.JsonDocument.Parse(answer).RootElement.GetProperty("data").GetProperty("customers").GetProperty("nodes")[0];
        Assert.Equal(expected, string.Join(' ', first.EnumerateObject().Select(p => p.Name)));
    }

    /// <summary>The same holds for the fields below, and nothing is different where the variables do not matter.</summary>
    [Theory]
    [InlineData("true", """{"data":{"customers":{"nodes":[{"orders":{"nodes":[{"id":"o1","state":"NEW"}]}},{"orders":{"nodes":[{"id":"o2","state":"OLD"}]}}]}}}""")]
    [InlineData("false", """{"data":{"customers":{"nodes":[{"orders":{"nodes":[{"state":"NEW","id":"o1"}]}},{"orders":{"nodes":[{"state":"OLD","id":"o2"}]}}]}}}""")]
    public async Task TheFirstPlaceThatCounts_IsKnownBelow(string value, string expected)
    {
        using var graph = new TestGraph(Sources);
        var answer = await graph.AskAsync(
            "query($a: Boolean!) { customers { nodes { orders @include(if: $a) { nodes { id } } orders { nodes { state id } } } } }", $$"""{"a":{{value}}}""");
        Assert.Equal(expected, answer);
    }
}
