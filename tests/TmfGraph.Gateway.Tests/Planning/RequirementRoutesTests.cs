using TmfGraph.GraphQL.Execution;

namespace TmfGraph.Gateway.Tests.Planning;

/// <summary>Where required values are had from.</summary>
public sealed class RequirementRoutesTests
{
    private static TestSource Fees(string argument, string more = "") => new(
        "c",
        $$"""
        type Query { pc(id: ID!): P @lookup @internal }
        {{more}}
        type P @key(fields: "id") { id: ID!  fee({{argument}}): String }
        """,
        b => b.Resolve("Query.pc", TestSource.Find("""[{"id":"1"}]"""))
            .Resolve("P.fee", FieldResolver.Pure((_, a) => ResolvedValue.FromObject(a.Get("d")?.GetRawText().Replace('"', '\'')))));

    private static TestSource Widths() => new(
        "a",
        """
        type Query { p: P  pa(id: ID!): P @lookup @internal }
        type P @key(fields: "id") { id: ID!  dim: Dim @shareable }
        type Dim { w: Int }
        """,
        b => b.Resolve("Query.p", TestSource.Json("""{"id":"1","dim":{"w":3}}""")).Resolve("Query.pa", TestSource.Find("""[{"id":"1","dim":{"w":3}}]""")));

    private static TestSource Heights() => new(
        "b",
        """
        type Query { q: P  pb(id: ID!): P @lookup @internal }
        type P @key(fields: "id") { id: ID!  dim: Dim @shareable }
        type Dim { h: Int }
        """,
        b => b.Resolve("Query.q", TestSource.Json("""{"id":"1","dim":{"h":4}}""")).Resolve("Query.pb", TestSource.Find("""[{"id":"1","dim":{"h":4}}]""")));

    [Theory]
    [InlineData("{ p { fee } }", """{"data":{"p":{"fee":"{'w':3,'h':4}"}}}""")]
    [InlineData("{ q { fee } }", """{"data":{"q":{"fee":"{'w':3,'h':4}"}}}""")]
    [InlineData("{ p { dim { h } fee } }", """{"data":{"p":{"dim":{"h":4},"fee":"{'w':3,'h':4}"}}}""")]
    [InlineData("{ p { fee dim { w h } } }", """{"data":{"p":{"fee":"{'w':3,'h':4}","dim":{"w":3,"h":4}}}}""")]
    public async Task AnObject_ThatTwoSourcesHaveAPartOf_IsPutTogether(string query, string expected)
    {
        using var graph = new TestGraph(Widths(), Heights(), Fees("d: D @require(field: \"{ w: dim.w, h: dim.h }\")", "input D { w: Int  h: Int }"));
        Assert.Equal(expected, await graph.AskAsync(query));
    }

    /// <summary>A path that goes into the object at once is put together too.</summary>
    [Fact]
    public async Task AnObject_ThatTwoSourcesHaveAPartOf_IsPutTogether_BelowOnePath()
    {
        using var graph = new TestGraph(Widths(), Heights(), Fees("d: D @require(field: \"dim.{ w, h }\")", "input D { w: Int  h: Int }"));
        Assert.Equal("""{"data":{"p":{"fee":"{'w':3,'h':4}"}}}""", await graph.AskAsync("{ p { fee } }"));
    }

    /// <seealso href="https://graphql.github.io/composite-schemas-spec/draft/#ResolveRequirements()"/>
    [Theory]
    [InlineData("name | title")]
    [InlineData("title | name")]
    public async Task AnAlternative_ThatCannotBeHad_IsLeftOut(string alternatives)
    {
        using var graph = new TestGraph(
            new TestSource(
                "a",
                "type Query { p: P } type P @key(fields: \"id\") { id: ID!  name: String }",
                b => b.Resolve("Query.p", TestSource.Json("""{"id":"1","name":"n"}"""))),
            new TestSource("b", "type Query { x: Int } type P { title: String @inaccessible }"),
            Fees($"d: String @require(field: \"{alternatives}\")"));
        Assert.Equal("""{"data":{"p":{"fee":"'n'"}}}""", await graph.AskAsync("{ p { fee } }"));
    }

    [Theory]
    [InlineData("{ of: name | title, weight }", "{'of':'n','weight':3}")]
    [InlineData("{ of: title | name, weight }", "{'of':'n','weight':3}")]
    [InlineData("{ weight, in: { of: title | name } }", "{'weight':3,'in':{'of':'n'}}")]
    [InlineData("{ weight, each: parts[title | name] }", "{'weight':3,'each':['m']}")]
    public async Task AnAlternative_ThatCannotBeHad_IsLeftOut_InsideWhatIsRequired(string map, string expected)
    {
        using var graph = new TestGraph(
            new TestSource(
                "a",
                "type Query { p: P } type P @key(fields: \"id\") { id: ID!  name: String  weight: Int  parts: [Part] } type Part { name: String }",
                b => b.Resolve("Query.p", TestSource.Json("""{"id":"1","name":"n","weight":3,"parts":[{"name":"m"}]}"""))),
            new TestSource("b", "type Query { x: Int } type P { title: String @inaccessible } type Part { title: String @inaccessible }"),
            Fees($"d: D @require(field: \"{map}\")", "input D { of: String  weight: Int  in: D  each: [String] }"));
        Assert.Equal("""{"data":{"p":{"fee":"FEE"}}}""".Replace("FEE", expected, StringComparison.Ordinal), await graph.AskAsync("{ p { fee } }"));
    }

    /// <summary>A source that has no objects of a type has nothing for it, as clients see who ask the same; others may have.</summary>
    [Theory]
    [InlineData("part<Bolt>.thread", "null")]
    [InlineData("part<Bolt>.thread | part<Nut>.width", "\"6\"")]
    [InlineData("{ thread: part<Bolt>.thread, width: part<Nut>.width }", "\"{'thread':null,'width':6}\"")]
    public async Task AType_ThatTheSourceDoesNotKnow_IsNone(string map, string expected)
    {
        using var graph = new TestGraph(
            new TestSource(
                "a",
                "type Query { p: P } type P @key(fields: \"id\") { id: ID!  part: Part } union Part = Nut type Nut { width: Int }",
                b => b.Resolve("Query.p", TestSource.Json("""{"id":"1","part":{"__typename":"Nut","width":6}}"""))),
            new TestSource("b", "type Query { part: Part } union Part = Bolt type Bolt { thread: Int }"),
            Fees($"d: {(map[0] is '{' ? "D" : "Int")} @require(field: \"{map}\")", "input D { thread: Int  width: Int }"));
        Assert.Equal("""{"data":{"p":{"fee":FEE}}}""".Replace("FEE", expected, StringComparison.Ordinal), await graph.AskAsync("{ p { fee } }"));
    }

    [Theory]
    [InlineData("p", "a=1 c=1")]
    [InlineData("q", "b=1 a=1 c=1")]
    public async Task AFieldWithArguments_IsReadWhereItHasThem(string field, string requests)
    {
        using var graph = new TestGraph(
            new TestSource(
                "a",
                "type Query { p: P  pa(id: ID!): P @lookup @internal } type P @key(fields: \"id\") { id: ID!  weight(unit: String): Int @shareable }",
                b => b.Resolve("Query.p", TestSource.Json("""{"id":"1","weight":1}""")).Resolve("Query.pa", TestSource.Find("""[{"id":"1","weight":1}]"""))),
            new TestSource(
                "b",
                "type Query { q: P  pb(id: ID!): P @lookup @internal } type P @key(fields: \"id\") { id: ID!  weight: Int @shareable }",
                b => b.Resolve("Query.q", TestSource.Json("""{"id":"1","weight":2}""")).Resolve("Query.pb", TestSource.Find("""[{"id":"1","weight":2}]"""))),
            Fees("d: Int @require(field: \"weight(unit: \\\"KG\\\")\")"));
        Assert.Equal("""{"data":{"FIELD":{"fee":"1"}}}""".Replace("FIELD", field, StringComparison.Ordinal), await graph.AskAsync($"{{ {field} {{ fee }} }}"));
        Assert.Equal(requests.Split(' ').Order(), graph.Requests.Split(' ').Order());
    }

    [Theory]
    [InlineData("p", "a=1 c=1")]
    [InlineData("q", "b=1 a=1 c=1")]
    public async Task AFieldWithArguments_IsReadWhereTheyHaveTheseTypes(string field, string requests)
    {
        using var graph = new TestGraph(
            new TestSource(
                "a",
                "type Query { p: P  pa(id: ID!): P @lookup @internal } type P @key(fields: \"id\") { id: ID!  weight(unit: String): Int @shareable @inaccessible }",
                b => b.Resolve("Query.p", TestSource.Json("""{"id":"1","weight":1}""")).Resolve("Query.pa", TestSource.Find("""[{"id":"1","weight":1}]"""))),
            new TestSource(
                "b",
                "type Query { q: P  pb(id: ID!): P @lookup @internal } type P @key(fields: \"id\") { id: ID!  weight(unit: Int): Int @shareable @inaccessible }",
                b => b.Resolve("Query.q", TestSource.Json("""{"id":"1","weight":2}""")).Resolve("Query.pb", TestSource.Find("""[{"id":"1","weight":2}]"""))),
            Fees("d: Int @require(field: \"weight(unit: \\\"KG\\\")\")"));
        Assert.Equal("""{"data":{"FIELD":{"fee":"1"}}}""".Replace("FIELD", field, StringComparison.Ordinal), await graph.AskAsync($"{{ {field} {{ fee }} }}"));
        Assert.Equal(requests.Split(' ').Order(), graph.Requests.Split(' ').Order());
    }

    /// <summary>What several sources have equally soon is required of the one that is asked anyway, whether for the client or for what only it has.</summary>
    [Theory]
    [InlineData("{ p { fee } }")]
    [InlineData("{ p { size fee } }")]
    [InlineData("{ p { fee size } }")]
    public void ARequiredField_ComesFromASourceThatIsAskedAnyway(string query)
    {
        using var graph = new TestGraph(
            new TestSource("a", "type Query { p: P } type P @key(fields: \"id\") { id: ID! }"),
            new TestSource("b", "type Query { pb(id: ID!): P @lookup @internal } type P @key(fields: \"id\") { id: ID!  weight: Int @shareable }"),
            new TestSource("c", "type Query { pc(id: ID!): P @lookup @internal } type P @key(fields: \"id\") { id: ID!  weight: Int @shareable  size: Int  code: Int }"),
            new TestSource("d", "type Query { pd(id: ID!): P @lookup @internal } type P @key(fields: \"id\") { id: ID!  fee(weight: Int @require(field: \"weight\")  code: Int @require(field: \"code\")): Int }"));
        var plan = graph.PlanOf(query);
        Assert.Contains("requests: 3", plan, StringComparison.Ordinal);
        Assert.DoesNotContain("source: b", plan, StringComparison.Ordinal);
    }

    /// <summary>Where other fields take as long anyway, a field still comes by the shortest way: a longer one takes the requests on it, too.</summary>
    [Fact]
    public void AField_ComesFromTheSourceThatIsReachedFirst_WhenNothingIsLostByWaiting()
    {
        using var graph = new TestGraph(
            new TestSource("z", "type Query { p: P } type P @key(fields: \"sku\") { sku: ID! }"),
            new TestSource("a", "type Query { pa(id: ID!): P @lookup @internal } type P @key(fields: \"id\") { id: ID! @shareable  size: Int @shareable }"),
            new TestSource("c", "type Query { pc(sku: ID!): P @lookup @internal } type P @key(fields: \"sku\") { sku: ID!  id: ID! @shareable  size: Int @shareable }"),
            new TestSource("d", "type Query { pd(sku: ID!): P @lookup @internal } type P @key(fields: \"sku\") { sku: ID!  other: Q } type Q @key(fields: \"id\") { id: ID! }"),
            new TestSource("e", "type Query { qe(id: ID!): Q @lookup @internal } type Q @key(fields: \"id\") { id: ID!  name: String }"));
        var plan = graph.PlanOf("{ p { size other { name } } }");
        Assert.Contains("rounds: 3", plan, StringComparison.Ordinal);
        Assert.Contains("requests: 4", plan, StringComparison.Ordinal);
        Assert.DoesNotContain("source: a", plan, StringComparison.Ordinal);
    }
}
