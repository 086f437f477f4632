namespace TmfGraph.Gateway.Tests.Planning;

/// <summary>Keys and requirements that lead, by way of other types, back to the objects they are wanted for.</summary>
public sealed class CircularRoutesTests
{
    private static TestGraph Pairs() => new(
        new TestSource(
            "x",
            """
            type Query { as: [A!]  bs: [B!] }
            type A @key(fields: "id") { id: ID!  b: B }
            type B @key(fields: "k") { k: ID! @shareable  a: A }
            """,
            b => b.Resolve("Query.as", TestSource.Json("""[{ "id": "1", "b": { "k": "5" } }]"""))
                .Resolve("Query.bs", TestSource.Json("""[{ "k": "5", "a": { "id": "1" } }]"""))),
        new TestSource(
            "y",
            """
            type Query {
              aById(id: ID!): A @lookup @internal
              aByB(k: ID! @is(field: "b.k")): A @lookup @internal
              bByA(sku: String! @is(field: "a.sku")): B @lookup @internal
            }
            type A @key(fields: "id") { id: ID!  sku: String }
            type B { k: ID! @shareable  price: Int }
            """,
            b => b.Resolve("Query.aById", TestSource.Find("""[{ "id": "1", "sku": "s1" }]"""))
                .Resolve("Query.aByB", TestSource.Find("""[{ "k": "5", "sku": "s1" }]""", "k"))
                .Resolve("Query.bByA", TestSource.Find("""[{ "sku": "s1", "k": "5", "price": 9 }]""", "sku"))));

    [Theory]
    [InlineData("{ as { sku } bs { price } }", """{"data":{"as":[{"sku":"s1"}],"bs":[{"price":9}]}}""")]
    [InlineData("{ bs { price } as { sku } }", """{"data":{"bs":[{"price":9}],"as":[{"sku":"s1"}]}}""")]
    public async Task Routes_AreFound_WhateverIsAskedFirst(string query, string expected)
    {
        using var graph = Pairs();
        Assert.Equal(expected, await graph.AskAsync(query));
    }

    [Fact]
    public async Task ARoute_IsFound_ThatNeedsAnotherOneOfTheSameObjects()
    {
        using var graph = new TestGraph(
            new TestSource(
                "x",
                """
                type Query { as: [A!] }
                type A @key(fields: "id") { id: ID!  b: B }
                type B { a: A }
                """,
                b => b.Resolve("Query.as", TestSource.Json("""[{ "id": "1", "b": { "a": { "id": "1" } } }]"""))),
            new TestSource(
                "skus",
                """
                type Query { aById(id: ID!): A @lookup @internal }
                type A @key(fields: "id") { id: ID!  sku: String }
                """,
                b => b.Resolve("Query.aById", TestSource.Find("""[{ "id": "1", "sku": "s1" }]"""))),
            new TestSource(
                "prices",
                """
                type Query { bBySku(sku: String! @is(field: "a.sku")): B @lookup @internal }
                type B { price: Int }
                """,
                b => b.Resolve("Query.bBySku", TestSource.Find("""[{ "sku": "s1", "price": 9 }]""", "sku"))),
            new TestSource(
                "weights",
                """
                type Query { aByPrice(price: Int! @is(field: "b.price")): A @lookup @internal }
                type A { weight: Int }
                """,
                b => b.Resolve("Query.aByPrice", TestSource.Find("""[{ "price": 9, "weight": 4 }]""", "price"))));
        Assert.Equal("""{"data":{"as":[{"weight":4}]}}""", await graph.AskAsync("{ as { weight } }"));
    }

    [Fact]
    public async Task AField_ThatRequiresItselfOfAnother_IsHadWhereItDoesNot()
    {
        using var graph = new TestGraph(
            new TestSource(
                "derived",
                """
                type Query { derivedById(id: ID!): Item @lookup @internal }
                type Item @key(fields: "id") { id: ID!  rate(parent: Int @require(field: "parent.rate")): Int @shareable }
                """),
            new TestSource(
                "plain",
                """
                type Query { items: [Item!]  itemById(id: ID!): Item @lookup @internal }
                type Item @key(fields: "id") { id: ID!  parent: Item  rate: Int @shareable }
                """,
                b => b.Resolve("Query.items", TestSource.Json("""[{ "id": "1", "rate": 3 }]"""))));
        Assert.Equal("""{"data":{"items":[{"rate":3}]}}""", await graph.AskAsync("{ items { rate } }"));
    }

    [Fact]
    public async Task KeysThatTwoSourcesTellEachOther_AreLookedUpAtTheSameTime()
    {
        using var graph = new TestGraph(
            new TestSource(
                "roots",
                """
                type Query { roots: [T] }
                union T = A | B
                type A @key(fields: "sku") { sku: ID! }
                type B @key(fields: "id") { id: ID! }
                """,
                b => b.Resolve("Query.roots", TestSource.Json("""[{ "__typename": "A", "sku": "s1" }, { "__typename": "B", "id": "i2" }]"""))),
            new TestSource(
                "items",
                """
                type Query { item(sku: ID!): T @lookup @internal }
                union T = A | B
                type A @key(fields: "sku") @key(fields: "id") { sku: ID!  id: ID! }
                type B @key(fields: "sku") { sku: ID!  one: Int }
                """,
                b => b.Resolve("Query.item", TestSource.Find("""[{ "__typename": "A", "sku": "s1", "id": "i1" }, { "__typename": "B", "sku": "s2", "one": 2 }]""", "sku"))),
            new TestSource(
                "things",
                """
                type Query { thing(id: ID!): T @lookup @internal }
                union T = A | B
                type A @key(fields: "id") { id: ID!  two: Int }
                type B @key(fields: "id") @key(fields: "sku") { id: ID!  sku: ID! }
                """,
                b => b.Resolve("Query.thing", TestSource.Find("""[{ "__typename": "A", "id": "i1", "two": 1 }, { "__typename": "B", "id": "i2", "sku": "s2" }]"""))));
        const string Query = "{ roots { ... on A { two } ... on B { one } } }";
        Assert.Contains("rounds: 3\n", graph.PlanOf(Query), StringComparison.Ordinal);
        Assert.Equal("""{"data":{"roots":[{"two":1},{"one":2}]}}""", await graph.AskAsync(Query));
    }
}
