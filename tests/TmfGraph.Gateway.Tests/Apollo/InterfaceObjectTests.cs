using TmfGraph.Gateway.Clients;
using TmfGraph.GraphQL.Execution;

namespace TmfGraph.Gateway.Tests.Apollo;

/// <summary>Fields that return what their source knows as an <c>@interfaceObject</c>.</summary>
public sealed class InterfaceObjectTests
{
    private const string Works = """[{"__typename":"Book","id":"1","title":"Waves","pages":90},{"__typename":"Film","id":"2","title":"Tides","minutes":95}]""";

    private const string Rated = """[{"__typename":"Work","id":"1","score":5},{"__typename":"Work","id":"2","score":3},{"__typename":"Work","id":"3","score":1}]""";

    private static TestSource WorkSource() => ApolloSource.Create(
        "works",
        ApolloSource.Link +
        """
        interface Work @key(fields: "id") { id: ID!  title: String }
        type Book implements Work @key(fields: "id") { id: ID!  title: String  pages: Int }
        type Film implements Work @key(fields: "id") { id: ID!  title: String  minutes: Int }
        """,
        ["Book", "Film"],
        ApolloSource.ById(Works));

    private static TestSource RatingSource(string list = "[Work]") => ApolloSource.Create(
        "ratings",
        ApolloSource.Link + $"type Query {{ rated: {list} }}\ntype Work @key(fields: \"id\") @interfaceObject {{ id: ID!  score: Int }}",
        ["Work"],
        ApolloSource.ById(Rated),
        b => b.Resolve("Query.rated", TestSource.Json(Rated)));

    [Fact]
    public void Types_AreToldByASourceThatKnowsTheInterface()
    {
        using var graph = new TestGraph(WorkSource(), RatingSource());
        Snapshot.Match(graph.PlanOf("{ rated { __typename id score title ... on Book { pages } } }"), "yaml");
    }

    /// <summary>Who is asked for the types anyway is asked for the fields it has, too.</summary>
    [Fact]
    public async Task AFieldThatOthersHaveToo_ComesWithTheTypes()
    {
        using var graph = new TestGraph(
            ApolloSource.Create(
                "archive",
                ApolloSource.Link + "type Book @key(fields: \"id\") { id: ID!  pages: Int @shareable  shelf: String }",
                ["Book"],
                ApolloSource.ById("""[{"__typename":"Book","id":"1","pages":90,"shelf":"A"}]""")),
            ApolloSource.Create(
                "works",
                ApolloSource.Link +
                """
                interface Work @key(fields: "id") { id: ID! }
                type Book implements Work @key(fields: "id") { id: ID!  pages: Int @shareable }
                """,
                ["Book"],
                ApolloSource.ById("""[{"__typename":"Book","id":"1","pages":90}]""")),
            RatingSource());
        Assert.Equal(
            """{"data":{"rated":[{"score":5,"pages":90},null,null]}}""",
            await graph.AskAsync("{ rated { score ... on Book { pages } } }"));
        Assert.Equal("works=1 ratings=1", graph.Requests);
        graph.Reset();
        Assert.Equal(
            """{"data":{"rated":[{"pages":90,"shelf":"A"},null,null]}}""",
            await graph.AskAsync("{ rated { ... on Book { pages shelf } } }"));
        Assert.Equal("archive=1 works=1 ratings=1", graph.Requests);
    }

    [Fact]
    public async Task Objects_HaveTheirTypes_AndThoseThatAreNotFoundAreNull()
    {
        using var graph = new TestGraph(WorkSource(), RatingSource());
        Assert.Equal(
            """{"data":{"rated":[{"__typename":"Book","id":"1","score":5,"title":"Waves","pages":90},{"__typename":"Film","id":"2","score":3,"title":"Tides"},null]}}""",
            await graph.AskAsync("{ rated { __typename id score title ... on Book { pages } } }"));
    }

    /// <summary>A lookup for the interface finds no more than its source knows, so others may not be told by it, be it the first one or not.</summary>
    [Fact]
    public async Task Types_AreToldByASourceThatKnowsAllOfThem()
    {
        using var shelf = new TestSource(
            "a",
            """
            type Query { workOnShelf(id: ID!): Work @lookup @internal }
            interface Work { id: ID! }
            type Book implements Work @key(fields: "id") { id: ID!  place: String }
            """,
            b => b.Resolve("Query.workOnShelf", TestSource.Find("""[{"__typename":"Book","id":"1","place":"B2"}]""")));
        using var graph = new TestGraph(shelf, WorkSource(), RatingSource());
        Assert.Equal(
            """{"data":{"rated":[{"title":"Waves","place":"B2"},{"title":"Tides"},null]}}""",
            await graph.AskAsync("{ rated { title ... on Book { place } } }"));
    }

    [Fact]
    public async Task NotFound_IsAnError_WhereNullIsNotAllowed()
    {
        using var graph = new TestGraph(WorkSource(), RatingSource("[Work!]"));
        Assert.Equal(
            """{"errors":[{"message":"Cannot return null for non-nullable field.","path":["rated",2],"extensions":{"code":"HC0018","coordinate":"Query.rated"}}],"data":{"rated":null}}""",
            await graph.AskAsync("{ rated { score } }"));
    }

    [Fact]
    public async Task Failures_OfTheSourceThatTells_AreReported()
    {
        using var works = WorkSource();
        works.Fail = () => throw new SourceSchemaException(SubgraphErrorCodes.Unavailable, "down");
        using var graph = new TestGraph(works, RatingSource());
        var answer = await graph.AskAsync("{ rated { score } }");
        Assert.StartsWith("""{"errors":[{"message":"down","path":["rated",0],"extensions":{"code":"SUBGRAPH_UNAVAILABLE","service":"works"}}""", answer, StringComparison.Ordinal);
        Assert.EndsWith(""","data":{"rated":[null,null,null]}}""", answer, StringComparison.Ordinal);
    }

    /// <summary>Under the interface's name all objects of a list are asked for the same, so films must not stand in the list of books.</summary>
    [Fact]
    public async Task Objects_AreAskedOnlyForWhatTheyWereSentTheRequirementsOf()
    {
        using var ratings = ApolloSource.Create(
            "ratings",
            ApolloSource.Link +
            """
            type Query { nothing: Int }
            type Work @key(fields: "id") @interfaceObject { id: ID!  title: String @external  score: Int  headline: String! @requires(fields: "title") }
            """,
            ["Work"],
            ApolloSource.ById(Rated),
            b => b.Resolve("Work.headline", FieldResolver.Pure(work => work.Json.TryGetProperty("title", out var title)
                ? ResolvedValue.FromObject($"{title}!")
                : throw new GraphQLException(new GraphQLError("no title was sent")))));
        using var library = ApolloSource.Create(
            "works",
            WorkSource().Sdl + "\ntype Query { works: [Work!]! }",
            ["Book", "Film"],
            ApolloSource.ById(Works),
            b => b.Resolve("Query.works", TestSource.Json(Works)));
        using var graph = new TestGraph(library, ratings);
        Assert.Equal(
            """{"data":{"works":[{"score":5},{"headline":"Tides!"}]}}""",
            await graph.AskAsync("{ works { ... on Book { score } ... on Film { headline } } }"));
        Assert.Equal("works=1 ratings=1", graph.Requests);
        graph.Reset();
        Assert.Equal(
            """{"data":{"works":[{"headline":"Waves!"},{"headline":"Tides!"}]}}""",
            await graph.AskAsync("{ works { headline } }"));
        Assert.Equal("works=1 ratings=1", graph.Requests);
    }

    /// <summary>What is below such a field is then planned once, not once for each type at each level.</summary>
    [Theory]
    [InlineData("{ works { score } }", "Book Film", """{"works":[{"score":5},{"score":3}]}""")]
    [InlineData("{ works { score rival { score } } }", "Book Film|Book Film", """{"works":[{"score":5,"rival":{"score":3}},{"score":3,"rival":null}]}""")]
    [InlineData("{ works { score ... on Film { rank } } }", "Book|Film", """{"works":[{"score":5},{"score":3,"rank":2}]}""")]
    [InlineData("{ works { rank score ... on Book { headline } } }", "Book|Film", """{"works":[{"rank":1,"score":5,"headline":"Waves!"},{"rank":2,"score":3}]}""")]
    public async Task Types_ThatAreAskedForTheSame_ShareAFetch(string query, string types, string expected)
    {
        const string Rivals = """[{"id":"1","score":5,"rank":1},{"id":"2","score":3,"rank":2}]""";
        using var ratings = ApolloSource.Create(
            "ratings",
            ApolloSource.Link +
            """
            type Query { nothing: Int }
            type Work @key(fields: "id") @interfaceObject { id: ID!  title: String @external  score: Int  rank: Int  headline: String @requires(fields: "title") }
            """,
            ["Work"],
            ApolloSource.ById(Rivals),
            b => b.Resolve("Work.headline", FieldResolver.Pure(work => ResolvedValue.FromObject($"{work.Json.GetProperty("title")}!"))));
        const string Library = """[{"__typename":"Book","id":"1","title":"Waves","rival":{"__typename":"Film","id":"2"}},{"__typename":"Film","id":"2","title":"Tides"}]""";
        using var library = ApolloSource.Create(
            "works",
            ApolloSource.Link +
            """
            type Query { works: [Work!]! }
            interface Work @key(fields: "id") { id: ID!  title: String  rival: Work }
            type Book implements Work @key(fields: "id") { id: ID!  title: String  rival: Work }
            type Film implements Work @key(fields: "id") { id: ID!  title: String  rival: Work }
            """,
            ["Book", "Film"],
            ApolloSource.ById(Library),
            b => b.Resolve("Query.works", TestSource.Json(Library)));
        using var graph = new TestGraph(library, ratings);
        var plan = graph.Gateway.Plan(System.Text.Encoding.UTF8.GetBytes(query), null, out _)!; // it is valid
        Assert.Equal(types, string.Join('|', plan.Steps.Where(s => s.Source!.Name == "ratings").Select(s => string.Join(' ', s.Types)))); // nothing is introspected
        Assert.Equal($$"""{"data":{{expected}}}""", await graph.AskAsync(query));
        Assert.Equal("works=1 ratings=1", graph.Requests);
    }

    [Fact]
    public void Composition_Refuses_WhatNobodyCanTell() => Assert.Contains(
        "UNSATISFIABLE_QUERY_PATH ratings:Query.rated"[..24],
        string.Join('\n', TmfGraph.Composition.Composer.Compose(
        [
            new("works", ApolloSource.Link + "interface Work { id: ID! }\ntype Book implements Work @key(fields: \"id\") { id: ID! }\ntype Query { book: Book }"),
            RatingSource().Input,
        ]).Diagnostics),
        StringComparison.Ordinal);
}
