using TmfGraph.Gateway.Clients;
using TmfGraph.GraphQL.Execution;

namespace TmfGraph.Gateway.Tests.Planning;

/// <summary>A lookup at the root that several sources have, each for the types it knows: Relay's <c>node</c>.</summary>
public sealed class RootLookupTests
{
    private static FieldResolver Find(string json, bool refuses) => FieldResolver.Batch((batch, _) =>
    {
        var found = System.Text.Json.JsonDocument.Parse(json).RootElement;
        for (var i = 0; i < batch.Count; i++)
        {
            if (batch.GetArguments(i).Get("id")?.GetString() == found.GetProperty("id").GetString())
            {
                batch.SetResult(i, ResolvedValue.FromJson(found));
            }
            else if (refuses)
            {
                batch.SetError(i, new GraphQLError("No such type."));
            }
        }

        return ValueTask.CompletedTask;
    });

    private static TestSource Source(string name, string fields, string json, bool refuses = false)
    {
        var type = name.ToUpperInvariant();
        return new TestSource(
            name,
            $$"""
            type Query { node(id: ID!): Node @lookup @shareable  {{name}}: Int }
            interface Node { id: ID! }
            type {{type}} implements Node @key(fields: "id") { id: ID!  {{fields}} }
            """,
            b => b.Resolve("Query.node", Find(json, refuses)).Resolve($"Query.{name}", TestSource.Json("1")));
    }

    private static TestSource A(bool refuses = false) => Source("a", "name: String", """{"__typename":"A","id":"a1","name":"na"}""", refuses);

    private static TestSource B(bool refuses = false) => Source("b", "title: String", """{"__typename":"B","id":"b1","title":"tb"}""", refuses);

    /// <summary>Knows more of the objects of <c>b</c>.</summary>
    private static TestSource C() => new(
        "c",
        "type Query { bById(id: ID!): B @lookup @internal } type B @key(fields: \"id\") { id: ID!  size: Int }",
        b => b.Resolve("Query.bById", TestSource.Find("""[{"id":"b1","size":9}]""")));

    [Theory]
    [InlineData("a1", "... on A { name }", """{"name":"na"}""", "a=1")]
    [InlineData("a1", "id ... on A { name }", """{"id":"a1","name":"na"}""", "a=1")]
    [InlineData("b1", "id ... on B { title }", """{"id":"b1","title":"tb"}""", "b=1")]
    [InlineData("b1", "id ... on B { title size }", """{"id":"b1","title":"tb","size":9}""", "b=1 c=1")]
    [InlineData("a1", "id", """{"id":"a1"}""", "a=1 b=1")]
    [InlineData("b1", "id", """{"id":"b1"}""", "a=1 b=1")]
    [InlineData("b1", "__typename", """{"__typename":"B"}""", "a=1 b=1")]
    [InlineData("x1", "id", "null", "a=1 b=1")]
    [InlineData("a1", "id __typename ... on A { name } ... on B { title size }", """{"id":"a1","__typename":"A","name":"na"}""", "a=1 b=1")]
    [InlineData("b1", "id __typename ... on A { name } ... on B { title size }", """{"id":"b1","__typename":"B","title":"tb","size":9}""", "a=1 b=1 c=1")]
    public async Task AnObject_IsFoundWhereItsTypeIsKnown(string id, string selection, string expected, string requests)
    {
        using var graph = new TestGraph(A(), B(), C());
        Assert.Equal("""{"data":{"node":NODE}}""".Replace("NODE", expected, StringComparison.Ordinal), await graph.AskAsync($"{{ node(id: \"{id}\") {{ {selection} }} }}"));
        Assert.Equal(requests, graph.Requests);
    }

    [Theory]
    [InlineData("__typename", """{"__typename":"Y"}""")]
    [InlineData("... on Y { y }", """{"y":2}""")]
    [InlineData("... on X { x } ... on Y { y }", """{"y":2}""")]
    public async Task AFieldThatIsNoLookup_IsAskedOfTheSource_ThatCanReturnMostOfTheTypes(string selection, string expected)
    {
        TestSource Source(string name, string members) => new(
            name,
            $$"""type Query { pick: Pick @shareable } union Pick = {{members}} type X @shareable { x: Int } {{(members == "X" ? "" : "type Y { y: Int }")}}""",
            b => b.Resolve("Query.pick", TestSource.Json("""{"__typename":"Y","x":1,"y":2}""")));

        using var graph = new TestGraph(Source("a", "X"), Source("b", "X | Y"));
        Assert.Equal("""{"data":{"pick":PICK}}""".Replace("PICK", expected, StringComparison.Ordinal), await graph.AskAsync($"{{ pick {{ {selection} }} }}"));
        Assert.Equal("b=1", graph.Requests);
    }

    [Theory]
    [InlineData("a1", """{"data":{"node":{"id":"a1"}},"pending":[{"id":"0","path":["node"]}],"hasNext":true}""", """{"incremental":[{"id":"0","data":{"name":"na"}}],"completed":[{"id":"0"}],"hasNext":false}""")]
    [InlineData("b1", """{"data":{"node":{"id":"b1"}},"pending":[{"id":"0","path":["node"]}],"hasNext":true}""", """{"incremental":[{"id":"0","data":{"title":"tb","size":9}}],"completed":[{"id":"0"}],"hasNext":false}""")]
    [InlineData("x1", """{"data":{"node":null}}""")]
    public async Task AnObject_IsFoundWhereItsTypeIsKnown_WhenItsFieldsAreDeferred(string id, params string[] expected)
    {
        using var graph = new TestGraph(A(), B(), C());
        Assert.Equal(expected, await graph.AskPartsAsync($"{{ node(id: \"{id}\") {{ id ... @defer {{ ... on A {{ name }} ... on B {{ title size }} }} }} }}"));
    }

    [Theory]
    [InlineData("b1", """{"incremental":[{"id":"0","data":{"node":{"id":"b1","title":"tb"}}}],"completed":[{"id":"0"}],"hasNext":false}""")]
    [InlineData("a1", """{"incremental":[{"id":"0","data":{"node":{"id":"a1","name":"na"}}}],"completed":[{"id":"0"}],"hasNext":false}""")]
    [InlineData("x1", """{"incremental":[{"id":"0","data":{"node":null},"errors":[{"message":"No such type.","path":["node"],"extensions":{"service":"a"}}]}],"completed":[{"id":"0"}],"hasNext":false}""")]
    public async Task AnObject_IsFoundWhereItsTypeIsKnown_WhenItIsDeferred(string id, string expected)
    {
        using var graph = new TestGraph(A(refuses: true), B());
        Assert.Equal(
            ["""{"data":{"a":1},"pending":[{"id":"0","path":[]}],"hasNext":true}""", expected],
            await graph.AskPartsAsync($"{{ a ... @defer {{ node(id: \"{id}\") {{ id ... on A {{ name }} ... on B {{ title }} }} }} }}"));
    }

    [Fact]
    public async Task SeveralFields_ShareTheirRequests()
    {
        using var graph = new TestGraph(A(), B(), C());
        Assert.Equal(
            """{"data":{"x":{"id":"b1","size":9},"y":{"id":"a1"},"a":1}}""",
            await graph.AskAsync("query($skip: Boolean!) { x: node(id: \"b1\") { id ... on A { name } ... on B { size } } y: node(id: \"a1\") { id } z: node(id: \"a1\") @skip(if: $skip) { id } a }", """{"skip":true}"""));
        Assert.Equal("a=1 b=1 c=1", graph.Requests);
    }

    [Fact]
    public async Task Errors_OfSourcesThatDoNotKnowTheType_DoNotCount_When_AnotherFindsTheObject()
    {
        using var graph = new TestGraph(A(refuses: true), B());
        Assert.Equal("""{"data":{"node":{"id":"b1"}}}""", await graph.AskAsync("{ node(id: \"b1\") { id } }"));
        Assert.Equal(
            """{"errors":[{"message":"No such type.","path":["node"],"extensions":{"service":"a"}}],"data":{"node":null}}""",
            await graph.AskAsync("{ node(id: \"x1\") { id } }"));
    }

    [Fact]
    public async Task AFailure_IsTold_When_NobodyElseFindsTheObject()
    {
        var b = B();
        b.Fail = () => throw new SourceSchemaException(SubgraphErrorCodes.Unavailable, "Gone.");
        using var graph = new TestGraph(new GatewayOptions { MaxRetries = 0 }, A(), b);
        Assert.Equal("""{"data":{"node":{"id":"a1"}}}""", await graph.AskAsync("{ node(id: \"a1\") { id } }"));
        Assert.Contains("\"path\":[\"node\"]", await graph.AskAsync("{ node(id: \"b1\") { id } }"), StringComparison.Ordinal);
    }
}
