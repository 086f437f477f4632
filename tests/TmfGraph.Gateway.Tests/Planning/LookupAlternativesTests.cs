using System.Text.Json;
using TmfGraph.GraphQL.Execution;

namespace TmfGraph.Gateway.Tests.Planning;

/// <summary>Lookups that find objects by one of several values: by type, or by what an object has.</summary>
public sealed class LookupAlternativesTests
{
    private const string Types =
        """
        interface Media { id: ID!  rating: String }
        type Book implements Media { id: ID!  rating: String }
        type Movie implements Media { id: ID!  rating: String }
        """;

    private static TestSource Media() => new(
        "a",
        """
        type Query { media: [Media] }
        interface Media { id: ID!  title: String }
        type Book implements Media @key(fields: "id") { id: ID!  title: String }
        type Movie implements Media @key(fields: "id") { id: ID!  title: String }
        """,
        b => b.Resolve("Query.media", TestSource.Json("""[{"__typename":"Book","id":"b1","title":"T1"},{"__typename":"Movie","id":"m2","title":"T2"}]""")));

    /// <summary>A lookup that answers with what it was asked with.</summary>
    private static FieldResolver Asked(string argument, string field) => FieldResolver.Batch((batch, _) =>
    {
        for (var i = 0; i < batch.Count; i++)
        {
            var asked = batch.GetArguments(i).Get(argument)!.Value.GetRawText().Replace('"', '\'');
            var type = asked.Contains("'b", StringComparison.Ordinal) ? "Book" : "Movie";
            var json = $$"""{"__typename":"{{type}}","{{field}}":"{{asked}}"}""";
            batch.SetResult(i, ResolvedValue.FromJson(JsonDocument.Parse(json).RootElement));
        }

        return ValueTask.CompletedTask;
    });

    [Theory]
    [InlineData("ID!", "<Book>.id | <Movie>.id", "", "'b1'", "'m2'")]
    [InlineData("By!", "{ bookId: <Book>.id } | { movieId: <Movie>.id }", "input By @oneOf { bookId: ID  movieId: ID }", "{'bookId':'b1'}", "{'movieId':'m2'}")]
    public async Task EachType_IsFoundByItsOwn_InOneRequest(string type, string map, string input, string book, string movie)
    {
        var ratings = new TestSource(
            "b",
            $$"""type Query { mediaBy(by: {{type}} @is(field: "{{map}}")): Media @lookup @internal } {{input}} {{Types}}""",
            b => b.Resolve("Query.mediaBy", Asked("by", "rating")));
        using var graph = new TestGraph(Media(), ratings);
        Assert.Equal(
            """{"data":{"media":[{"title":"T1","rating":"BOOK"},{"title":"T2","rating":"MOVIE"}]}}""".Replace("BOOK", book, StringComparison.Ordinal).Replace("MOVIE", movie, StringComparison.Ordinal),
            await graph.AskAsync("{ media { title rating } }"));
        Assert.Equal("a=1 b=1", graph.Requests);
    }

    [Fact]
    public async Task AnObject_IsFoundByTheTypeOfAnotherInIt()
    {
        const string Owners =
            """
            union Owner = Person | Firm
            type Person @shareable { email: String }
            type Firm @shareable { vat: String }
            """;
        using var graph = new TestGraph(
            new TestSource(
                "a",
                $$"""type Query { ps: [P] } type P { name: String  owner: Owner @shareable } {{Owners}}""",
                b => b.Resolve("Query.ps", TestSource.Json("""[{"name":"p1","owner":{"__typename":"Person","email":"e1"}},{"name":"p2","owner":{"__typename":"Firm","vat":"v1"}},{"name":"p3","owner":null}]"""))),
            new TestSource(
                "b",
                $$"""
                type Query { pBy(contact: String! @is(field: "owner<Person>.email | owner<Firm>.vat")): P @lookup @internal }
                type P { price: String  owner: Owner @shareable }
                {{Owners}}
                """,
                b => b.Resolve("Query.pBy", TestSource.Find("""[{"contact":"e1","price":"10"},{"contact":"v1","price":"20"}]""", "contact"))));
        Assert.Equal(
            """{"data":{"ps":[{"name":"p1","price":"10"},{"name":"p2","price":"20"},{"name":"p3","price":null}]}}""",
            await graph.AskAsync("{ ps { name price } }"));
    }

    [Theory]
    [InlineData("{ id } | { sku }")]
    [InlineData("{ sku } | { id }")]
    public async Task AnObject_IsFoundByTheKeyItHas_AndOneWithoutAnyIsNotAskedFor(string map)
    {
        using var graph = new TestGraph(
            new TestSource(
                "a",
                "type Query { ps: [P] } type P { id: ID @shareable  sku: ID @shareable  name: String }",
                b => b.Resolve("Query.ps", TestSource.Json("""[{"id":"1","sku":null,"name":"n1"},{"id":null,"sku":"s2","name":"n2"},{"id":null,"sku":null,"name":"n3"}]"""))),
            new TestSource(
                "b",
                $$"""
                type Query { pBy(by: By! @is(field: "{{map}}")): P @lookup @internal }
                input By @oneOf { id: ID  sku: ID }
                type P { id: ID @shareable  sku: ID @shareable  price: String }
                """,
                b => b.Resolve("Query.pBy", Asked("by", "price"))));
        Assert.Equal(
            """{"data":{"ps":[{"name":"n1","price":"{'id':'1'}"},{"name":"n2","price":"{'sku':'s2'}"},{"name":"n3","price":null}]}}""",
            await graph.AskAsync("{ ps { name price } }"));
    }

    /// <summary>What is always there is enough: the other value is not fetched.</summary>
    [Fact]
    public void AValueThatIsNeverNull_IsAskedAlone()
    {
        using var graph = new TestGraph(
            new TestSource("a", "type Query { ps: [P] } type P { id: ID @shareable  sku: ID! @shareable  name: String }"),
            new TestSource(
                "b",
                """
                type Query { pBy(by: By! @is(field: "{ id } | { sku }")): P @lookup @internal }
                input By @oneOf { id: ID  sku: ID }
                type P { id: ID @shareable  sku: ID! @shareable  price: String }
                """));
        var plan = graph.PlanOf("{ ps { price } }");
        Assert.Contains("variables: { __by: \"{ sku: sku }\" }", plan, StringComparison.Ordinal);
        Assert.DoesNotContain("  id\n", plan, StringComparison.Ordinal);
    }

    /// <summary>What takes longer to have is fetched for those objects alone that lack what is there at once.</summary>
    [Theory]
    [InlineData("{ id } | { sku }", "null", "{'sku':'s2'}", "a=1 b=1 c=1")]
    [InlineData("{ sku } | { id }", "null", "{'sku':'s2'}", "a=1 b=1 c=1")]
    [InlineData("{ sku } | { id }", "\"2\"", "{'id':'2'}", "a=1 b=1")]
    public async Task AnObject_IsFoundByAKeyThatComesLater_WhenItHasNoOther(string map, string id, string expected, string requests)
    {
        var third = new TestSource(
            "c",
            "type Query { pc(ref: ID!): P @lookup @internal } type P @key(fields: \"ref\") { ref: ID! @shareable  sku: ID @shareable }",
            b => b.Resolve("Query.pc", TestSource.Find("""[{"ref":"r1","sku":"s1"},{"ref":"r2","sku":"s2"}]""", "ref")));
        using var graph = new TestGraph(
            new TestSource(
                "a",
                "type Query { ps: [P] } type P @key(fields: \"ref\") { ref: ID! @shareable  id: ID @shareable  name: String }",
                b => b.Resolve("Query.ps", TestSource.Json($$"""[{"ref":"r1","id":"1","name":"n1"},{"ref":"r2","id":{{id}},"name":"n2"}]"""))),
            new TestSource(
                "b",
                $$"""
                type Query { pBy(by: By! @is(field: "{{map}}")): P @lookup @internal }
                input By @oneOf { id: ID  sku: ID }
                type P { id: ID @shareable  sku: ID @shareable  price: String }
                """,
                b => b.Resolve("Query.pBy", Asked("by", "price"))),
            third);
        Assert.Equal(
            """{"data":{"ps":[{"name":"n1","price":"{'id':'1'}"},{"name":"n2","price":"PRICE"}]}}""".Replace("PRICE", expected, StringComparison.Ordinal),
            await graph.AskAsync("{ ps { name price } }"));
        Assert.Equal(requests, graph.Requests);
        Assert.All(third.SetCounts, n => Assert.Equal(1, n));
    }

    /// <summary>Where the client asks for more of the source that has the other key, all objects are asked for there.</summary>
    [Fact]
    public async Task AKeyThatComesLater_IsFetchedWithWhatTheClientAsksFor()
    {
        using var graph = new TestGraph(
            new TestSource(
                "a",
                "type Query { ps: [P] } type P @key(fields: \"ref\") { ref: ID! @shareable  id: ID @shareable }",
                b => b.Resolve("Query.ps", TestSource.Json("""[{"ref":"r1","id":"1"},{"ref":"r2","id":null}]"""))),
            new TestSource(
                "b",
                """
                type Query { pBy(by: By! @is(field: "{ id } | { sku }")): P @lookup @internal }
                input By @oneOf { id: ID  sku: ID }
                type P { id: ID @shareable  sku: ID @shareable  price: String }
                """,
                b => b.Resolve("Query.pBy", Asked("by", "price"))),
            new TestSource(
                "c",
                "type Query { pc(ref: ID!): P @lookup @internal } type P @key(fields: \"ref\") { ref: ID! @shareable  sku: ID @shareable  size: Int }",
                b => b.Resolve("Query.pc", TestSource.Find("""[{"ref":"r1","sku":"s1","size":1},{"ref":"r2","sku":"s2","size":2}]""", "ref"))));
        Assert.Equal(
            """{"data":{"ps":[{"price":"{'id':'1'}","size":1},{"price":"{'sku':'s2'}","size":2}]}}""",
            await graph.AskAsync("{ ps { price size } }"));
        Assert.Equal("a=1 b=1 c=1", graph.Requests);
    }

    [Theory]
    [InlineData("{ ps { price tax } }", """{"data":{"ps":[{"price":"{'id':'1'}","tax":"of s1"},{"price":"{'sku':'s2'}","tax":"of s2"}]}}""")]
    [InlineData("{ ps { tax price } }", """{"data":{"ps":[{"tax":"of s1","price":"{'id':'1'}"},{"tax":"of s2","price":"{'sku':'s2'}"}]}}""")]
    [InlineData("{ ps { price rank } }", """{"data":{"ps":[{"price":"{'id':'1'}","rank":"{'id':'1'}"},{"price":"{'sku':'s2'}","rank":"{'sku':'s2'}"}]}}""")]
    [InlineData("{ ps { price grade } }", """{"data":{"ps":[{"price":"{'id':'1'}","grade":"{'code':'k1'}"},{"price":"{'sku':'s2'}","grade":"{'code':'k2'}"}]}}""")]
    public async Task AKeyThatComesLater_IsFetchedForAllObjects_WhenSomethingElseNeedsIt(string query, string expected)
    {
        using var graph = new TestGraph(
            new TestSource(
                "a",
                "type Query { ps: [P] } type P @key(fields: \"ref\") { ref: ID! @shareable  id: ID @shareable  code: ID @shareable }",
                b => b.Resolve("Query.ps", TestSource.Json("""[{"ref":"r1","id":"1","code":"k1"},{"ref":"r2","id":null,"code":"k2"}]"""))),
            Found("b", "id", "price"),
            Found("d", "id", "rank"),
            Found("f", "code", "grade"),
            new TestSource(
                "c",
                "type Query { pc(ref: ID!): P @lookup @internal } type P @key(fields: \"ref\") { ref: ID! @shareable  sku: ID @shareable }",
                b => b.Resolve("Query.pc", TestSource.Find("""[{"ref":"r1","sku":"s1"},{"ref":"r2","sku":"s2"}]""", "ref"))),
            new TestSource(
                "e",
                "type Query { pe(ref: ID!): P @lookup @internal } type P @key(fields: \"ref\") { ref: ID! @shareable  tax(sku: ID @require(field: \"sku\")): String }",
                b => b.Resolve("Query.pe", TestSource.Find("""[{"ref":"r1"},{"ref":"r2"}]""", "ref"))
                    .Resolve("P.tax", FieldResolver.Pure((_, a) => ResolvedValue.FromObject($"of {a.Get("sku")}")))));
        Assert.Equal(expected, await graph.AskAsync(query));
    }

    /// <summary>The same object may stand in an answer with its key and without: the one without is told apart, whichever comes first.</summary>
    [Theory]
    [InlineData("{ id } | { sku }", "\"1\"", "null", "{'id':'1'}", "{'sku':'s1'}")]
    [InlineData("{ id } | { sku }", "null", "\"1\"", "{'sku':'s1'}", "{'id':'1'}")]
    [InlineData("{ sku } | { id }", "\"1\"", "null", "{'id':'1'}", "{'sku':'s1'}")]
    [InlineData("{ sku } | { id }", "null", "\"1\"", "{'sku':'s1'}", "{'id':'1'}")]
    public async Task AKeyThatComesLater_IsFetchedForTheObjectThatLacksTheOther_NotForItsTwin(string map, string first, string second, string one, string two)
    {
        var later = new TestSource(
            "c",
            "type Query { pc(code: ID!): P @lookup @internal } type P @key(fields: \"code\") { code: ID! @shareable  sku: ID @shareable }",
            b => b.Resolve("Query.pc", TestSource.Find("""[{"code":"k1","sku":"s1"}]""", "code")));
        using var graph = new TestGraph(
            new TestSource(
                "a",
                "type Query { ps: [P] } type P @key(fields: \"ref\") { ref: ID! @shareable  id: ID @shareable }",
                b => b.Resolve("Query.ps", TestSource.Json($$"""[{"ref":"r1","id":{{first}}},{"ref":"r1","id":{{second}}}]"""))),
            new TestSource(
                "b",
                $$"""
                type Query { pBy(by: By! @is(field: "{{map}}")  code: ID! @is(field: "code")): P @lookup @internal }
                input By @oneOf { id: ID  sku: ID }
                type P { id: ID @shareable  sku: ID @shareable  code: ID! @shareable  price: String }
                """,
                b => b.Resolve("Query.pBy", Asked("by", "price"))),
            later,
            new TestSource(
                "d",
                "type Query { pd(ref: ID!): P @lookup @internal } type P @key(fields: \"ref\") { ref: ID! @shareable  code: ID! @shareable }",
                b => b.Resolve("Query.pd", TestSource.Find("""[{"ref":"r1","code":"k1"}]""", "ref"))));
        Assert.Equal(
            """{"data":{"ps":[{"price":"ONE"},{"price":"TWO"}]}}""".Replace("ONE", one, StringComparison.Ordinal).Replace("TWO", two, StringComparison.Ordinal),
            await graph.AskAsync("{ ps { price } }"));
        Assert.All(later.SetCounts, n => Assert.Equal(1, n));
    }

    /// <summary>A source that finds objects by a key or, where they have none, by another one.</summary>
    private static TestSource Found(string name, string key, string field) => new(
        name,
        $$"""
        type Query { {{name}}By(by: By! @is(field: "{ {{key}} } | { sku }")): P @lookup @internal }
        input By @oneOf { id: ID  code: ID  sku: ID }
        type P { {{key}}: ID @shareable  sku: ID @shareable  {{field}}: String }
        """,
        b => b.Resolve($"Query.{name}By", Asked("by", field)));
}
