using TmfGraph.GraphQL.Execution;

namespace TmfGraph.Gateway.Tests.Execution;

/// <summary>Values made of objects that have nulls where the source's input types allow none.</summary>
public sealed class RequirementValueTests
{
    private const string Parts =
        """
        [{"id":"1","dim":{"size":null},"tags":["t",null],"parts":[{"id":"b1"},{"id":null},null]},
         {"id":"2","dim":{"size":3},"tags":["t"],"parts":[{"id":"b2"}]}]
        """;

    private static TestGraph Graph(string input, string argument) => new(
        new TestSource(
            "a",
            """
            type Query { ps: [P] }
            type P @key(fields: "id") { id: ID!  dim: Dim  tags: [String]  parts: [Part] }
            type Dim { size: Int }
            type Part { id: ID }
            """,
            b => b.Resolve("Query.ps", TestSource.Json(Parts))),
        new TestSource(
            "b",
            $$"""
            type Query { p(id: ID!): P @lookup @internal }
            {{input}}
            type P @key(fields: "id") { id: ID!  other: Int  fee({{argument}}): String }
            """,
            b => b.Resolve("Query.p", TestSource.Find("""[{"id":"1","other":5},{"id":"2","other":6}]"""))
                .Resolve("P.fee", FieldResolver.Batch((batch, _) =>
                {
                    for (var i = 0; i < batch.Count; i++)
                    {
                        batch.SetResult(i, ResolvedValue.FromObject(batch.GetArguments(i).Get("d")?.GetRawText().Replace('"', '\'') ?? "null"));
                    }

                    return ValueTask.CompletedTask;
                }))));

    private static string Fee(string? fee) => fee is null ? "null" : $"\"{fee}\"";

    [Theory]
    [InlineData("input By { id: ID! }", "d: [By!] @require(field: \"parts[{ id }]\")", "null", "[{'id':'b2'}]")]
    [InlineData("input By { id: ID! }", "d: [By] @require(field: \"parts[{ id }]\")", "[{'id':'b1'},null,null]", "[{'id':'b2'}]")]
    [InlineData("input By { id: ID! }", "d: [By!]! @require(field: \"parts[{ id }]\")", null, "[{'id':'b2'}]")]
    [InlineData("input By { id: ID }", "d: [By] @require(field: \"parts[{ id }]\")", "[{'id':'b1'},{'id':null},null]", "[{'id':'b2'}]")]
    [InlineData("", "d: [ID!] @require(field: \"parts[id]\")", "null", "['b2']")]
    [InlineData("", "d: [String!] @require(field: \"tags\")", "null", "['t']")]
    [InlineData("", "d: [String] @require(field: \"tags\")", "['t',null]", "['t']")]
    [InlineData("input D { size: Int! = 7 }", "d: D @require(field: \"{ size: dim.size }\")", "{'size':7}", "{'size':3}")]
    [InlineData("input D { size: Int }", "d: D @require(field: \"{ size: dim.size }\")", "{'size':null}", "{'size':3}")]
    [InlineData("input D { size: Int! }", "d: D @require(field: \"{ size: dim.size }\")", "null", "{'size':3}")]
    [InlineData("input E { d: D } input D { size: Int! }", "d: E @require(field: \"{ d: { size: dim.size } }\")", "{'d':null}", "{'d':{'size':3}}")]
    public async Task ANull_MovesUpToWhereItMayBe_AndOtherFieldsAndObjectsAreServed(string input, string argument, string? first, string second)
    {
        using var graph = Graph(input, argument);
        Assert.Equal(
            """{"data":{"ps":[{"fee":FIRST,"other":5},{"fee":SECOND,"other":6}]}}"""
                .Replace("FIRST", Fee(first), StringComparison.Ordinal).Replace("SECOND", Fee(second), StringComparison.Ordinal),
            await graph.AskAsync("{ ps { fee other } }"));
    }

    [Fact]
    public async Task AnObject_WithANullInItsKey_IsNotAskedFor_AndTheOthersAre()
    {
        using var graph = new TestGraph(
            new TestSource(
                "a",
                "type Query { ps: [P] } type P { id: ID @shareable  name: String }",
                b => b.Resolve("Query.ps", TestSource.Json("""[{"id":"1","name":"n1"},{"id":null,"name":"n2"}]"""))),
            new TestSource(
                "b",
                """
                type Query { pBy(by: By! @is(field: "{ id }")): P @lookup @internal }
                input By { id: ID! }
                type P { id: ID @shareable  price: Int }
                """,
                b => b.Resolve("Query.pBy", TestSource.Find("""[{"by":{"id":"1"},"price":5}]""", "by"))));
        Assert.Equal("""{"data":{"ps":[{"name":"n1","price":5},{"name":"n2","price":null}]}}""", await graph.AskAsync("{ ps { name price } }"));
    }
}
