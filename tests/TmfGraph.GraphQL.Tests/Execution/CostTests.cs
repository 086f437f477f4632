using System.Text;
using System.Text.Json;
using TmfGraph.GraphQL.Execution;

namespace TmfGraph.GraphQL.Tests.Execution;

public sealed class CostTests
{
    private const string Sdl =
        """
        directive @cost(weight: String!) on ARGUMENT_DEFINITION | ENUM | FIELD_DEFINITION | INPUT_FIELD_DEFINITION | OBJECT | SCALAR
        directive @listSize(assumedSize: Int, slicingArguments: [String!], slicingArgumentDefaultValue: Int, sizedFields: [String!], requireOneSlicingArgument: Boolean! = true) on FIELD_DEFINITION
        type Query {
          orders(first: Int, last: Int, where: Filter @cost(weight: "10")): Orders
            @listSize(assumedSize: 50, slicingArguments: ["first", "last"], slicingArgumentDefaultValue: 10, sizedFields: ["edges", "nodes"], requireOneSlicingArgument: false)
            @cost(weight: "10")
          one(first: Int, last: Int): [Order] @listSize(slicingArguments: ["first", "last"])
          assumed: [Order] @listSize(assumedSize: 7) @cost(weight: "2.5")
          paged(page: Page): [Order] @listSize(slicingArguments: ["page.first", "page.within.last"])
          party: Party
          entity: Entity
          name: String
          resolved: String
          dear: Dear
        }
        type Orders { nodes: [Order] edges: [Edge] totalCount: Int @cost(weight: "10") }
        type Edge { node: Order }
        type Order implements Entity { id: ID items(first: Int): Orders @listSize(slicingArguments: ["first"], sizedFields: ["nodes"]) @cost(weight: "10") customer: Party @cost(weight: "10") }
        type Person implements Entity { id: ID friend: Person @cost(weight: "5") }
        type Company implements Entity { id: ID head: Person @cost(weight: "7") orders: [Order] @cost(weight: "9") }
        type Dear @cost(weight: "100") { id: ID }
        union Party = Person | Company
        interface Entity { id: ID }
        input Page { first: Int last: Int within: Page }
        input Filter { and: [Filter!] name: NameFilter state: String @cost(weight: "3") }
        input NameFilter { eq: String @cost(weight: "10") contains: String @cost(weight: "20") in: [String] @cost(weight: "10") }
        """;

    private static Engine Engine => new Engine(Sdl).Batch("Query.resolved", (_, _) => ResolvedValue.FromObject("x"));

    private static async Task<string> RunAsync(Engine engine, string query, string? variables, string header)
    {
        await using var result = await engine.Executor.ExecuteAsync(
            new OperationRequest
            {
                Document = Encoding.UTF8.GetBytes(query),
                Variables = variables is null ? default : JsonDocument.Parse(variables).RootElement,
                GetHeader = name => name == "GraphQL-Cost" ? header : null,
            },
            CancellationToken.None);
        return result is BatchResult batch ? string.Join('\n', batch.Results.Select(Engine.Text)) : Engine.Text((OperationResult)result);
    }

    [Theory]
    [InlineData("{ name }", null, 0, 1)]
    [InlineData("{ resolved }", null, 10, 1)]
    [InlineData("{ dear { id } }", null, 1, 101)]
    [InlineData("{ __typename __schema { types { fields { name } } } }", null, 0, 1)]
    [InlineData("{ orders { nodes { id } } }", null, 20, 12)]
    [InlineData("{ orders(first: 20) { nodes { id } } }", null, 30, 22)]
    [InlineData("{ orders(last: 3) { nodes { id } totalCount } }", null, 23, 5)]
    [InlineData("{ orders(first: 2) { edges { node { id } } } }", null, 14, 6)]
    [InlineData("query($n: Int) { orders(first: $n) { nodes { id } } }", """{ "n": 4 }""", 14, 6)]
    [InlineData("query($n: Int = 5) { orders(first: $n) { nodes { id } } }", null, 15, 7)]
    [InlineData("query($n: Int) { orders(first: $n) { nodes { id } } }", null, 20, 12)]
    [InlineData("{ assumed { id customer { __typename } } }", null, 72.5, 15)]
    [InlineData("{ orders(first: 2) { nodes { items(first: 3) { nodes { id } } } } }", null, 38, 12)]
    public Task Prices_By_Lists_And_Weights(string query, string? variables, double fieldCost, double typeCost) =>
        AssertPrice(query, variables, fieldCost, typeCost);

    [Theory]
    [InlineData("{ paged(page: { first: 7 }) { id } }", null, 8)]
    [InlineData("{ paged(page: { last: 3, within: { last: 7 } }) { id } }", null, 8)]
    [InlineData("query($n: Int) { paged(page: { first: $n }) { id } }", "{ \"n\": 7 }", 8)]
    [InlineData("query($p: Page) { paged(page: { within: $p }) { id } }", "{ \"p\": { \"first\": 2, \"last\": 7 } }", 8)]
    [InlineData("query($p: Page = { within: { last: 7 } }) { paged(page: $p) { id } }", null, 8)]
    public Task Lists_Are_As_Long_As_Arguments_Within_Arguments_Say(string query, string? variables, double typeCost) =>
        AssertPrice(query, variables, typeCost - 1, typeCost);

    [Theory]
    [InlineData("{ orders(first: 0, where: { state: \"x\" }) { totalCount } }", null, 33)]
    [InlineData("{ orders(first: 0, where: null) { totalCount } }", null, 20)]
    [InlineData("{ orders(first: 0, where: { name: { eq: \"a\", contains: \"b\" } }) { totalCount } }", null, 60)]
    [InlineData("query($f: Filter) { orders(first: 0, where: $f) { totalCount } }", null, 20)]
    [InlineData("query($f: Filter) { orders(first: 0, where: $f) { totalCount } }", """{ "f": { "name": { "in": ["a", "b"] } } }""", 40)]
    [InlineData(
        "query($f: Filter) { orders(first: 0, where: $f) { totalCount } }",
        """{ "f": { "and": [{ "state": "x" }, { "name": { "contains": "y" } }, { "and": [{ "state": "z" }] }] } }""",
        56)]
    [InlineData("query($s: String) { orders(first: 0, where: { state: $s, and: [{ state: $s }] }) { totalCount } }", """{ "s": "x" }""", 36)]
    public Task Prices_Inputs_By_Their_Values(string query, string? variables, double fieldCost) => AssertPrice(query, variables, fieldCost, 2);

    [Theory]
    [InlineData("{ name name a: name orders { nodes { id } } orders { nodes { customer { __typename } } } }", 10 + 10 + 100, 22)]
    [InlineData("{ orders { ...F ... { ...F } } } fragment F on Orders { nodes { id } }", 20, 12)]
    [InlineData("{ party { ... on Person { friend { id } } ... on Company { head { id } } } }", 1 + 7, 3)]
    [InlineData("{ party { ... on Entity { id } ... on Company { head { id } orders { id } } } }", 1 + 16, 4)]
    [InlineData("query($y: Boolean = false) { resolved @include(if: $y) name }", 0, 1)]
    public Task Fields_Count_Once_And_Types_Exclude_Each_Other(string query, double fieldCost, double typeCost) =>
        AssertPrice(query, null, fieldCost, typeCost);

    [Fact]
    public async Task Refuses_What_Costs_Too_Much()
    {
        var engine = Engine;
        engine.Options.Cost.MaxFieldCost = 29;
        Assert.Equal(
            """{"errors":[{"message":"The field cost of the operation is above the limit. Select less, or ask for smaller pages.","extensions":{"code":"HC0047","fieldCost":30,"maxFieldCost":29}}]}""",
            await engine.RunAsync("{ orders(first: 20) { nodes { id } } }"));
        engine.Options.Cost.MaxFieldCost = 30;
        engine.Options.Cost.MaxTypeCost = 21;
        Assert.Equal(
            """{"errors":[{"message":"The type cost of the operation is above the limit. Select less, or ask for smaller pages.","extensions":{"code":"HC0047","typeCost":22,"maxTypeCost":21}}]}""",
            await engine.RunAsync("{ orders(first: 20) { nodes { id } } }"));
        engine.Options.Cost.EnforceLimits = false;
        Assert.Equal("""{"data":{"orders":null}}""", await engine.RunAsync("{ orders(first: 20) { nodes { id } } }"));
    }

    [Fact]
    public async Task A_Cached_Operation_Is_Priced_With_Each_Requests_Variables()
    {
        var engine = Engine;
        const string Query = "query($n: Int) { orders(first: $n) { nodes { id } } }";
        Assert.Equal("""{"data":{"orders":null}}""", await engine.RunAsync(Query, """{ "n": 10 }"""));
        Assert.Contains("HC0047", await engine.RunAsync(Query, """{ "n": 2000000000 }"""), StringComparison.Ordinal);
        Assert.Contains("HC0047", await engine.RunAsync(Query, """[{ "n": 1 }, { "n": 100000 }]"""), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{ one { id } }")]
    [InlineData("{ one(first: 1, last: 2) { id } }")]
    [InlineData("query($n: Int) { one(first: $n) { id } }")]
    public async Task Exactly_One_Slicing_Argument_May_Be_Needed(string query) => Assert.Contains(
        """`Query.one` needs exactly one of the arguments `first`, `last`.""", await Engine.RunAsync(query), StringComparison.Ordinal);

    [Theory]
    [InlineData("{ paged { id } }")]
    [InlineData("{ paged(page: { last: 1, within: { first: 1 } }) { id } }")]
    [InlineData("{ paged(page: { first: 1, within: { last: 1 } }) { id } }")]
    public async Task Exactly_One_Number_Within_Arguments_May_Be_Needed(string query) => Assert.Contains(
        """`Query.paged` needs exactly one of the arguments `page.first`, `page.within.last`.","locations":[{"line":1,"column":3}],"extensions":{"code":"HC0082"}""",
        await Engine.RunAsync(query),
        StringComparison.Ordinal);

    [Fact]
    public async Task Reports_On_Request()
    {
        Assert.Equal(
            """{"extensions":{"operationCost":{"fieldCost":10,"typeCost":1}},"data":{"resolved":"x"}}""", await RunAsync(Engine, "{ resolved }", null, "report"));
        Assert.Equal(
            """
            {"variableIndex":0,"extensions":{"operationCost":{"fieldCost":11,"typeCost":3}},"data":{"orders":null}}
            {"variableIndex":1,"extensions":{"operationCost":{"fieldCost":12,"typeCost":4}},"data":{"orders":null}}
            """,
            await RunAsync(Engine, "query($n: Int) { orders(first: $n) { nodes { id } } }", """[{ "n": 1 }, { "n": 2 }]""", "report"));
        var silent = Engine;
        silent.Options.Cost.AllowReports = false;
        Assert.Equal("""{"data":{"resolved":"x"}}""", await RunAsync(silent, "{ resolved }", null, "report"));
    }

    private static async Task AssertPrice(string query, string? variables, double fieldCost, double typeCost)
    {
        var engine = Engine;
        Assert.Equal(
            FormattableString.Invariant($$$$"""{"extensions":{"operationCost":{"fieldCost":{{{{fieldCost}}}},"typeCost":{{{{typeCost}}}}}}}"""),
            await RunAsync(engine, query, variables, "validate"));
        Assert.Equal([], engine.Calls);
    }
}
