using TmfGraph.GraphQL.Execution;

namespace TmfGraph.Gateway.Tests.Planning;

/// <summary>Keys and requirements of fields that are left out are not fetched, and so do not fail.</summary>
public sealed class ConditionalRequirementsTests
{
    private static async Task<string> AskAsync(string query, string variables)
    {
        TestSource[] sources =
        [
            new("a", "type Query { o: O }\ntype O @key(fields: \"id\") { id: ID! }", b => b.Resolve("Query.o", TestSource.Json("""{ "id": "1" }"""))),
            new(
                "b",
                "type Query { ob(id: ID!): O @lookup @internal }\ntype O @key(fields: \"id\") { id: ID!  code: String @shareable  weight: Int }",
                b => b.Resolve("Query.ob", TestSource.Find("""[{ "id": "1", "code": "c", "weight": 4 }]"""))),
            new(
                "c",
                """
                type Query { oc(id: ID!): O @lookup @internal }
                type O @key(fields: "id") { id: ID!  fee(weight: Int @require(field: "weight")): Int  tax(weight: Int @require(field: "weight")): Int  maker: String }
                """,
                b => b.Resolve("Query.oc", TestSource.Find("""[{ "id": "1", "maker": "m" }]"""))
                    .Resolve("O.fee", FieldResolver.Pure((_, a) => ResolvedValue.FromObject(a.Get("weight")!.Value.GetInt32() * 2)))
                    .Resolve("O.tax", FieldResolver.Pure((_, a) => ResolvedValue.FromObject(a.Get("weight")!.Value.GetInt32() * 3)))),
            new(
                "d",
                "type Query { od(code: String!): O @lookup @internal }\ntype O @key(fields: \"code\") { code: String @shareable  late: Int }",
                b => b.Resolve("Query.od", TestSource.Find("""[{ "code": "c", "late": 3 }]""", "code"))),
        ];
        using var graph = new TestGraph(sources);
        var answer = await graph.AskAsync(query, variables);
        return $"{graph.Requests}: {answer}";
    }

    [Theory]
    [InlineData("""{ "x": false }""", """a=1: {"data":{"o":{"id":"1"}}}""")]
    [InlineData("""{ "x": true }""", """a=1 b=1 c=1: {"data":{"o":{"id":"1","fee":8}}}""")]
    public async Task Requirement_IsFetched_WhenItsFieldIsWanted(string variables, string expected) =>
        Assert.Equal(expected, await AskAsync("query($x: Boolean!) { o { id fee @include(if: $x) } }", variables));

    [Theory]
    [InlineData("""{ "x": false }""", """a=1: {"data":{"o":{"id":"1"}}}""")]
    [InlineData("""{ "x": true }""", """a=1 b=1 d=1: {"data":{"o":{"id":"1","late":3}}}""")]
    public async Task Key_IsFetched_WhenItsObjectIsLookedUp(string variables, string expected) =>
        Assert.Equal(expected, await AskAsync("query($x: Boolean!) { o { id late @include(if: $x) } }", variables));

    [Theory]
    [InlineData("""{ "x": false, "y": false }""", """a=1: {"data":{"o":{}}}""")]
    [InlineData("""{ "x": true, "y": false }""", """a=1 b=1 c=1: {"data":{"o":{"fee":8}}}""")]
    [InlineData("""{ "x": false, "y": true }""", """a=1 b=1 c=1: {"data":{"o":{"tax":12}}}""")]
    public async Task Requirement_OfTwoFields_IsFetched_WhenEitherIsWanted(string variables, string expected) =>
        Assert.Equal(expected, await AskAsync("query($x: Boolean!, $y: Boolean!) { o { fee @include(if: $x) tax @include(if: $y) } }", variables));

    [Theory]
    [InlineData("""{ "x": false }""", """a=1 b=1: {"data":{"o":{"weight":4}}}""")]
    [InlineData("""{ "x": true }""", """a=1 b=1 c=1: {"data":{"o":{"weight":4,"fee":8}}}""")]
    public async Task Requirement_ThatTheClientWantsToo_IsAlwaysFetched(string variables, string expected) =>
        Assert.Equal(expected, await AskAsync("query($x: Boolean!) { o { weight fee @include(if: $x) } }", variables));

    /// <summary>What a field requires below other objects may be what a field of those requires, which is wanted less often.</summary>
    [Theory]
    [InlineData("""{ "x": false }""", """{"data":{"cart":{"items":[{}],"sum":"[4]"}}}""")]
    [InlineData("""{ "x": true }""", """{"data":{"cart":{"items":[{"fee":"4"}],"sum":"[4]"}}}""")]
    public async Task Requirement_OfAnObject_IsFetched_WhenThatOfAnOuterOneIsWanted(string variables, string expected)
    {
        using var graph = new TestGraph(
            new TestSource(
                "a",
                """
                type Query { cart: Cart }
                type Cart @key(fields: "id") { id: ID!  items: [Item] }
                type Item @key(fields: "id") { id: ID!  size: Size }
                type Size { weight: Int }
                """,
                b => b.Resolve("Query.cart", TestSource.Json("""{ "id": "1", "items": [{ "id": "2", "size": { "weight": 4 } }] }"""))),
            new TestSource(
                "b",
                """
                type Query { cartById(id: ID!): Cart @lookup @internal  itemById(id: ID!): Item @lookup @internal }
                type Cart @key(fields: "id") { id: ID!  sum(weights: [Int] @require(field: "items[size.weight]")): String }
                type Item @key(fields: "id") { id: ID!  fee(weight: Int @require(field: "size.weight")): String }
                """,
                b => b.Resolve("Query.cartById", TestSource.Find("""[{ "id": "1" }]"""))
                    .Resolve("Query.itemById", TestSource.Find("""[{ "id": "2" }]"""))
                    .Resolve("Cart.sum", FieldResolver.Pure((_, a) => ResolvedValue.FromObject(a.Get("weights")?.GetRawText())))
                    .Resolve("Item.fee", FieldResolver.Pure((_, a) => ResolvedValue.FromObject(a.Get("weight")?.GetRawText())))));
        Assert.Equal(expected, await graph.AskAsync("query($x: Boolean!) { cart { items { fee @include(if: $x) } sum } }", variables));
    }
}
