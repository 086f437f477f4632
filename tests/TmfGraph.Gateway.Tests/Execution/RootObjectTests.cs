using System.Text.Json;
using TmfGraph.Gateway.Clients;
using TmfGraph.GraphQL.Execution;
using TmfGraph.GraphQL.Types;

namespace TmfGraph.Gateway.Tests.Execution;

/// <summary>The root of queries as an object: what other sources have of it is a plain query, whatever the place.</summary>
public sealed class RootObjectTests
{
    private const string Shop =
        """
        type Query { a: Int  self: Query  many: [Query]  rows: [Row!]  any: [Any] }
        type Mutation { create: Payload  drop: Payload }
        type Payload { ok: Boolean  query: Query }
        type Row { name: String  query: Query }
        union Any = Query | Row
        """;

    private static TestSource A(Action<SchemaBuilder>? more = null) => new("a", Shop, b =>
    {
        b.Resolve("Query.a", TestSource.Json("1"))
            .Resolve("Query.self", TestSource.Json("{}"))
            .Resolve("Query.many", TestSource.Json("[{},null,{}]"))
            .Resolve("Query.rows", TestSource.Json("""[{"name":"x","query":{}},{"name":"y","query":null},{"name":"z","query":{}}]"""))
            .Resolve("Query.any", TestSource.Json("""[{"__typename":"Query"},{"__typename":"Row","name":"x"}]"""))
            .Resolve("Mutation.create", TestSource.Json("""{"ok":true,"query":{}}"""))
            .Resolve("Mutation.drop", TestSource.Json("""{"ok":false,"query":null}"""));
        more?.Invoke(b);
    });

    private static TestSource B(Action<SchemaBuilder>? more = null) => new("b", "type Query { b: Int  twice(n: Int = 2): Int  must: Int!  back: Query  items: [Item] } type Item { name: String }", b =>
    {
        b.Resolve("Query.b", TestSource.Json("3"))
            .Resolve("Query.twice", FieldResolver.Pure((_, a) => ResolvedValue.FromObject(2 * (a.GetInt32("n") ?? 0))))
            .Resolve("Query.must", TestSource.Json("4"))
            .Resolve("Query.back", TestSource.Json("{}"))
            .Resolve("Query.items", TestSource.Json("""[{"name":"i"},{"name":"j"}]"""));
        more?.Invoke(b);
    });

    [Theory]
    [InlineData("{ self { a b } }", """{"self":{"a":1,"b":3}}""", "a=1 b=1")]
    [InlineData("{ self { b } }", """{"self":{"b":3}}""", "a=1 b=1")]
    [InlineData("{ self { __typename x: b y: b items { __typename name } } }", """{"self":{"__typename":"Query","x":3,"y":3,"items":[{"__typename":"Item","name":"i"},{"__typename":"Item","name":"j"}]}}""", "a=1 b=1")]
    [InlineData("{ many { a b } }", """{"many":[{"a":1,"b":3},null,{"a":1,"b":3}]}""", "a=1 b=1")]
    [InlineData("{ rows { name query { b } } }", """{"rows":[{"name":"x","query":{"b":3}},{"name":"y","query":null},{"name":"z","query":{"b":3}}]}""", "a=1 b=1")]
    [InlineData("{ self { self { a b self { b } } } }", """{"self":{"self":{"a":1,"b":3,"self":{"b":3}}}}""", "a=1 b=1")]
    [InlineData("{ self { back { a b } } }", """{"self":{"back":{"a":1,"b":3}}}""", "a=2 b=1")]
    [InlineData("{ self { b } s: self { b } }", """{"self":{"b":3},"s":{"b":3}}""", "a=1 b=1")]
    [InlineData("{ b self { b } }", """{"b":3,"self":{"b":3}}""", "a=1 b=1")]
    [InlineData("{ any { __typename ... on Query { a b } ... on Row { name } } }", """{"any":[{"__typename":"Query","a":1,"b":3},{"__typename":"Row","name":"x"}]}""", "a=1 b=1")]
    [InlineData("{ b a self { a b: twice(n: 4) ... on Query { items { name } } } }", """{"b":3,"a":1,"self":{"a":1,"b":8,"items":[{"name":"i"},{"name":"j"}]}}""", "a=1 b=2")]
    public async Task FieldsOfOtherSources_AreOnePlainQuery(string query, string data, string requests)
    {
        using var graph = new TestGraph(A(), B());
        Assert.Equal($$"""{"data":{{data}}}""", await graph.AskAsync(query));
        Assert.Equal(requests, graph.Requests);
    }

    [Fact]
    public async Task VariablesAndConditions_OfTheClient_GoAlong()
    {
        using var graph = new TestGraph(A(), B());
        const string Query = "query($n: Int, $yes: Boolean!) { self { twice(n: $n) ... @include(if: $yes) { b } } s: self @include(if: $yes) { b } }";
        Assert.Equal("""{"data":{"self":{"twice":14,"b":3},"s":{"b":3}}}""", await graph.AskAsync(Query, """{"n":7,"yes":true}"""));
        graph.Reset();
        Assert.Equal("""{"data":{"self":{"twice":14}}}""", await graph.AskAsync(Query, """{"n":7,"yes":false}"""));
        Assert.Equal("a=1 b=1", graph.Requests);
    }

    [Fact]
    public async Task Mutations_AreFollowedByTheQuery_BeforeTheNextBegins()
    {
        var order = new List<string>();
        using var a = A();
        using var b = B();
        a.Fail = () => order.Add("a");
        b.Fail = () => order.Add("b");
        using var graph = new TestGraph(a, b);
        Assert.Equal(
            """{"data":{"create":{"ok":true,"query":{"a":1,"b":3}},"again":{"query":{"b":3}}}}""",
            await graph.AskAsync("mutation { create { ok query { a b } } again: create { query { b } } }"));
        Assert.Equal("a b a b", string.Join(' ', order));
        Assert.Equal("{b}", b.Documents[0]);
    }

    [Theory]
    [InlineData("mutation { drop { ok query { b } } }", """{"drop":{"ok":false,"query":null}}""")]
    [InlineData("{ self { b } }", """{"self":null}""")]
    [InlineData("{ many { b } }", """{"many":[]}""")]
    public async Task ObjectsThatAreNull_AskForNothing(string query, string data)
    {
        using var graph = new TestGraph(A(s => s.Resolve("Query.self", TestSource.Json("null")).Resolve("Query.many", TestSource.Json("[]"))), B());
        Assert.Equal($$"""{"data":{{data}}}""", await graph.AskAsync(query));
        Assert.Equal("a=1", graph.Requests);
    }

    [Fact]
    public async Task Errors_StandAtEachPlace()
    {
        using var graph = new TestGraph(A(), B(s => s.Resolve("Query.b", FieldResolver.Pure(_ => throw new GraphQLException("No b.")))));
        Assert.Equal(
            """{"errors":[{"message":"No b.","path":["many",0,"b"],"extensions":{"service":"b"}},{"message":"No b.","path":["many",2,"b"],"extensions":{"service":"b"}}],"data":{"many":[{"b":null,"twice":4},null,{"b":null,"twice":4}]}}""",
            await graph.AskAsync("{ many { b twice } }"));
    }

    [Fact]
    public async Task Nulls_ThatMayNotBe_MoveUpToTheObject()
    {
        using var graph = new TestGraph(A(), B(s => s.Resolve("Query.must", FieldResolver.Pure(_ => throw new GraphQLException("Not now.")))));
        Assert.Equal(
            """{"errors":[{"message":"Not now.","path":["self","must"],"extensions":{"service":"b"}}],"data":{"self":null}}""",
            await graph.AskAsync("{ self { a must } }"));
    }

    [Fact]
    public async Task AFailureOfTheOtherSource_IsAnErrorAtItsFields()
    {
        using var b = B();
        b.Fail = () => throw new SourceSchemaException(SubgraphErrorCodes.Unavailable, "down");
        using var graph = new TestGraph(A(), b);
        var answer = JsonElement.Parse(await graph.AskAsync("{ a self { a b } }"));
        Assert.Equal("""{"a":1,"self":{"a":1,"b":null}}""", answer.GetProperty("data").GetRawText());
        Assert.Equal("""["self","b"]""", answer.GetProperty("errors").EnumerateArray().Single().GetProperty("path").GetRawText());
    }

    [Theory]
    [InlineData(
        "{ self { a ... @defer { b } } }",
        """{"data":{"self":{"a":1}},"pending":[{"id":"0","path":["self"]}],"hasNext":true}""",
        """{"incremental":[{"id":"0","data":{"b":3}}],"completed":[{"id":"0"}],"hasNext":false}""")]
    [InlineData(
        "{ a ... @defer { self { a b } } }",
        """{"data":{"a":1},"pending":[{"id":"0","path":[]}],"hasNext":true}""",
        """{"incremental":[{"id":"0","data":{"self":{"a":1,"b":3}}}],"completed":[{"id":"0"}],"hasNext":false}""")]
    [InlineData(
        "mutation { create { ok ... @defer { query { b } } } }",
        """{"data":{"create":{"ok":true}},"pending":[{"id":"0","path":["create"]}],"hasNext":true}""",
        """{"incremental":[{"id":"0","data":{"query":{"b":3}}}],"completed":[{"id":"0"}],"hasNext":false}""")]
    [InlineData(
        "{ many @stream(initialCount: 1) { b } }",
        """{"data":{"many":[{"b":3}]},"pending":[{"id":"0","path":["many"]}],"hasNext":true}""",
        """{"incremental":[{"id":"0","items":[null,{"b":3}]}],"completed":[{"id":"0"}],"hasNext":false}""")]
    public async Task Deferred_ItComesLater(string query, params string[] parts)
    {
        using var graph = new TestGraph(A(), B());
        Assert.Equal(parts, await graph.AskPartsAsync(query));
    }

    [Fact]
    public async Task RootsOfOtherNames_AndSourcesOfApollo_DoTheSame()
    {
        using var graph = new TestGraph(
            ApolloSource.Create(
                "a",
                ApolloSource.Link +
                """
                schema { query: Root }
                type Root { thing: Thing  self: Root }
                type Thing @key(fields: "id") { id: ID! }
                """,
                [],
                _ => default,
                b => b.Resolve("Root.thing", TestSource.Json("""{"id":"1"}""")).Resolve("Root.self", TestSource.Json("{}"))),
            ApolloSource.Create(
                "b",
                ApolloSource.Link + """type Query { b: Int  best: Thing } type Thing @key(fields: "id") { id: ID! name: String }""",
                ["Thing"],
                ApolloSource.ById("""[{"id":"1","name":"one"}]"""),
                b => b.Resolve("Query.b", TestSource.Json("3")).Resolve("Query.best", TestSource.Json("""{"id":"2","name":"two"}"""))));
        Assert.Equal(
            """{"data":{"self":{"__typename":"Query","b":3,"best":{"name":"two"},"thing":{"name":"one"}}}}""",
            await graph.AskAsync("{ self { __typename b best { name } thing { name } } }"));
    }

    [Fact]
    public void Plan_SaysWhereItBelongs()
    {
        using var graph = new TestGraph(A(), B());
        Snapshot.Match(graph.PlanOf("mutation M { create { ok query { a b } } }"), "yaml");
    }
}
