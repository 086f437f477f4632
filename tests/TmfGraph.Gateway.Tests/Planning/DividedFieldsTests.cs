namespace TmfGraph.Gateway.Tests.Planning;

/// <summary>Fields that several sources share are asked of two of them, each for what it has, where that is sooner than by way of one to the other.</summary>
public sealed class DividedFieldsTests
{
    private static TestSource Orders(string json = """[{"id":"1"},{"id":"2"},{"id":"3"}]""") => new(
        "a",
        "type Query { orders: [Order] } type Order @key(fields: \"id\") { id: ID! }",
        b => b.Resolve("Query.orders", TestSource.Json(json)));

    private static TestSource Names(string maker = """[{"id":"m1","name":"N1"},{"id":"m2","name":"N2"}]""") => new(
        "b",
        """
        type Query { orderB(id: ID!): Order @lookup @internal  makerB(id: ID!): Maker @lookup @internal }
        type Order @key(fields: "id") { id: ID!  makers: [Maker] @shareable  first: Maker @shareable }
        type Maker @key(fields: "id") { id: ID!  name: String  rank: Int }
        """,
        b => b.Resolve("Query.orderB", TestSource.Find($$$"""[{"id":"1","makers":{{{maker}}},"first":{"id":"m1","name":"N1"}},{"id":"2","makers":[],"first":null},{"id":"3","makers":null,"first":null}]"""))
            .Resolve("Query.makerB", TestSource.Find("""[{"id":"m1","name":"N1","rank":1},{"id":"m2","name":"N2","rank":2}]""")));

    private static TestSource Lands() => new(
        "c",
        """
        type Query { orderC(id: ID!): Order @lookup @internal  makerC(id: ID!): Maker @lookup @internal }
        type Order @key(fields: "id") { id: ID!  makers: [Maker] @shareable  first: Maker @shareable }
        type Maker @key(fields: "id") { id: ID!  land: Land }
        type Land { code: String  flag: String }
        """,
        b => b.Resolve("Query.orderC", TestSource.Find("""[{"id":"1","makers":[{"id":"m1","land":{"code":"L1"}},{"id":"m2","land":{"code":"L2"}}],"first":{"id":"m1","land":{"code":"L1"}}},{"id":"2","makers":[],"first":null},{"id":"3","makers":null,"first":null}]"""))
            .Resolve("Query.makerC", TestSource.Find("""[{"id":"m1","land":{"code":"L1"}},{"id":"m2","land":{"code":"L2"}}]""")));

    [Fact]
    public async Task EachSource_BringsWhatItHas_InOneRound()
    {
        using var graph = new TestGraph(Orders(), Names(), Lands());
        const string Query = "{ orders { id makers { name land { code } } } }";
        Snapshot.Match(graph.PlanOf(Query), "yaml");
        Assert.Equal(
            """{"data":{"orders":[{"id":"1","makers":[{"name":"N1","land":{"code":"L1"}},{"name":"N2","land":{"code":"L2"}}]},{"id":"2","makers":[]},{"id":"3","makers":null}]}}""",
            await graph.AskAsync(Query));
        Assert.Equal("a=1 b=1 c=1", graph.Requests);
    }

    [Theory]
    [InlineData("{ orders { first { land { code } name id } } }", """{"orders":[{"first":{"land":{"code":"L1"},"name":"N1","id":"m1"}},{"first":null},{"first":null}]}""")]
    [InlineData("{ orders { first { __typename land { flag } ... on Maker { rank: name } } } }", """{"orders":[{"first":{"__typename":"Maker","land":{"flag":null},"rank":"N1"}},{"first":null},{"first":null}]}""")]
    [InlineData("{ orders { first { name land { code } } again: first { land { code } name } } }", """{"orders":[{"first":{"name":"N1","land":{"code":"L1"}},"again":{"land":{"code":"L1"},"name":"N1"}},{"first":null,"again":null},{"first":null,"again":null}]}""")]
    public async Task FieldsStand_InTheClientsOrder(string query, string expected)
    {
        using var graph = new TestGraph(Orders(), Names(), Lands());
        Assert.Equal($$$"""{"data":{{{expected}}}}""", await graph.AskAsync(query));
        Assert.Contains("rounds: 2", graph.PlanOf(query), StringComparison.Ordinal);
    }

    /// <summary>Where nothing is won, a field is taken whole.</summary>
    [Fact]
    public void AField_IsNotDivided_WhereTheObjectItselfTellsTheKey()
    {
        using var graph = new TestGraph(Orders(), Names(), Lands());
        Assert.Contains("requests: 2", graph.PlanOf("{ orders { makers { name rank } } }"), StringComparison.Ordinal);
    }

    /// <summary>Types that share a selection have their own way to what the nearest source lacks of it.</summary>
    [Fact]
    public async Task Parts_OfTypesThatShareASelection_AreReadWhereEachTypeHasThem()
    {
        using var graph = new TestGraph(
            new TestSource(
                "a",
                """
                type Query { things: [Thing] }
                interface Thing { id: ID!  size: Size }
                type T1 implements Thing @key(fields: "id") { id: ID!  size: Size @shareable }
                type T2 implements Thing @key(fields: "id") { id: ID!  size: Size @shareable }
                type Size { w: Int }
                """,
                b => b.Resolve("Query.things", TestSource.Json("""[{"__typename":"T1","id":"1","size":{"w":1}},{"__typename":"T2","id":"2","size":{"w":2}}]"""))),
            new TestSource(
                "b",
                """
                type Query { t1(id: ID!): T1 @lookup @internal }
                type T1 @key(fields: "id") { id: ID!  size: Size @shareable }
                type Size { h: Int @shareable }
                """,
                b => b.Resolve("Query.t1", TestSource.Find("""[{"id":"1","size":{"h":10}}]"""))),
            new TestSource(
                "c",
                """
                type Query { t2(id: ID!): T2 @lookup @internal }
                type T2 @key(fields: "id") { id: ID!  size: Size @shareable }
                type Size { h: Int @shareable }
                """,
                b => b.Resolve("Query.t2", TestSource.Find("""[{"id":"2","size":{"h":20}}]"""))));
        Assert.Equal(
            """{"data":{"things":[{"size":{"w":1,"h":10}},{"size":{"w":2,"h":20}}]}}""",
            await graph.AskAsync("{ things { size { w h } } }"));
    }
}
