namespace TmfGraph.Gateway.Tests.Planning;

/// <summary>What <c>@provides</c> brings at several levels above a field counts together.</summary>
public sealed class ProvidedFieldsTests
{
    private static TestGraph Graph() => new(
        new TestSource(
            "a",
            """
            type Query { review: Review @provides(fields: "author { name }") }
            type Review { id: ID!  author: User @provides(fields: "email") }
            type User { id: ID! @shareable  name: String @external  email: String @external }
            """,
            b => b.Resolve("Query.review", TestSource.Json("""{"id":"1","author":{"id":"u","name":"n","email":"e"}}"""))),
        new TestSource(
            "b",
            """
            type Query { user: User }
            type User { id: ID! @shareable  name: String  email: String }
            """));

    [Theory]
    [InlineData("email", """{"email":"e"}""")]
    [InlineData("name", """{"name":"n"}""")]
    [InlineData("name email", """{"name":"n","email":"e"}""")]
    public async Task TwoLevels_ProvideTogether(string selection, string expected)
    {
        using var graph = Graph();
        var answer = await graph.AskAsync($"{{ review {{ author {{ {selection} }} }} }}");
        Assert.Equal("""{"data":{"review":{"author":""" + expected + "}}}", answer);
    }
}
