namespace TmfGraph.Gateway.Tests.Planning;

/// <summary>Objects of types that clients do not see, where the type they see may stand for them: like values that the field cannot have, and unnamed.</summary>
public sealed class HiddenTypesTests
{
    private const string Objects = """[{"__typename":"X","id":"1","x":3},{"__typename":"Y","id":"2","y":4},{"__typename":"X","id":"3","x":5}]""";

    private const string Null =
        """{"errors":[{"message":"The source schema sent a value that `P.owner` cannot have.","path":["ps",1,"owner"],"extensions":{"code":"SUBGRAPH_INVALID_RESPONSE","service":"a"}}],"data":""";

    private static TestSource Source(string hidden) => new(
        "a",
        $$"""
        type Query { ns: [N]  us: [U]  ok: Int }
        interface N { id: ID! }
        union U = X | Y
        type X implements N { id: ID!  x: Int }
        type Y implements N {{hidden}} { id: ID!  y: Int }
        """,
        b => b.Resolve("Query.ns", TestSource.Json(Objects)).Resolve("Query.us", TestSource.Json(Objects)).Resolve("Query.ok", TestSource.Json("1")));

    private static string Expected(string field, string first, string last) =>
        $$$"""{"errors":[{"message":"The source schema sent a value that `Query.{{{field}}}` cannot have.","path":["{{{field}}}",1],"extensions":{"code":"SUBGRAPH_INVALID_RESPONSE","service":"a"}}],"data":{"{{{field}}}":[{{{first}}},null,{{{last}}}]}}""";

    [Theory]
    [InlineData("@inaccessible")]
    [InlineData("@internal")]
    public async Task AnObject_IsNullWithAnError_AndThoseBesideItAreServed(string hidden)
    {
        using var graph = new TestGraph(Source(hidden));
        Assert.Equal(Expected("ns", """{"id":"1"}""", """{"id":"3"}"""), await graph.AskAsync("{ ns { id } }"));
        Assert.Equal(Expected("ns", """{"__typename":"X"}""", """{"__typename":"X"}"""), await graph.AskAsync("{ ns { __typename } }"));
        Assert.Equal(Expected("us", """{"__typename":"X","x":3}""", """{"__typename":"X","x":5}"""), await graph.AskAsync("{ us { __typename ... on X { x } } }"));
        Assert.Equal(Expected("us", """{"__typename":"X"}""", """{"__typename":"X"}"""), await graph.AskAsync("{ us { __typename } }"));
    }

    [Fact]
    public async Task ATypeIsHidden_When_AnotherSourceHidesIt()
    {
        using var graph = new TestGraph(Source(""), new TestSource("b", "type Query { b: Int }\ntype Y @inaccessible { z: Int }"));
        Assert.Equal(Expected("ns", """{"id":"1"}""", """{"id":"3"}"""), await graph.AskAsync("{ ns { id } }"));
    }

    [Fact]
    public async Task TheSource_IsNotHeldForBroken()
    {
        var options = new GatewayOptions { CircuitMinimumRequests = 2 };
        using var graph = new TestGraph(options, Source("@inaccessible"));
        for (var i = 0; i < 10; i++)
        {
            await graph.AskAsync("{ ns { id } }");
        }

        Assert.Equal("""{"data":{"ok":1}}""", await graph.AskAsync("{ ok }"));
    }

    [Theory]
    [InlineData("{ ps { fee } }", """{"data":{"ps":[{"fee":"e"},{"fee":"f"}]}}""")]
    [InlineData("{ ps { owner { __typename email } fee } }", Null + """{"ps":[{"owner":{"__typename":"Person","email":"e"},"fee":"e"},{"owner":null,"fee":"f"}]}}""")]
    [InlineData("{ ps { owner { ... on Person { email } } fee } }", Null + """{"ps":[{"owner":{"email":"e"},"fee":"e"},{"owner":null,"fee":"f"}]}}""")]
    public async Task TheGateway_ReadsWhatItRequires_OfHiddenObjectsToo_AndShowsNone(string query, string expected)
    {
        var owners = """[{"id":"1","owner":{"__typename":"Person","email":"e"}},{"id":"2","owner":{"__typename":"Firm","email":"f"}}]""";
        using var graph = new TestGraph(
            new TestSource(
                "a",
                """
                type Query { ps: [P] }
                type P @key(fields: "id") { id: ID!  owner: Owner }
                interface Owner { email: String }
                type Person implements Owner { email: String }
                type Firm implements Owner @inaccessible { email: String }
                """,
                b => b.Resolve("Query.ps", TestSource.Json(owners))),
            new TestSource(
                "b",
                """
                type Query { p(id: ID!): P @lookup @internal }
                type P @key(fields: "id") { id: ID!  fee(to: String @require(field: "owner.email")): String }
                """,
                b => b.Resolve("Query.p", TestSource.Find("""[{"id":"1"},{"id":"2"}]"""))
                    .Resolve("P.fee", GraphQL.Execution.FieldResolver.Pure((_, a) => GraphQL.Execution.ResolvedValue.FromObject(a.Get("to")?.GetString())))));
        Assert.Equal(expected, await graph.AskAsync(query));
    }
}
