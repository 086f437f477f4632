namespace TmfGraph.Gateway.Tests.Apollo;

/// <summary>Apollo Federation sources whose roots have names of their own, and stand where objects say what they are.</summary>
public sealed class RootNameTests
{
    private static TestSource Shelf() => ApolloSource.Create(
        "shelf",
        ApolloSource.Link.Replace("extend schema", "schema", StringComparison.Ordinal) +
        """
        { query: Start }
        interface Named { name: String }
        union Found = Start | Book
        type Start implements Named { name: String named: [Named] found: [Found] self: Start }
        type Book implements Named { name: String pages: Int }
        """,
        [],
        _ => default,
        b => b
            .Resolve("Start.name", TestSource.Json("\"shelf\""))
            .Resolve("Start.named", TestSource.Json("""[{"__typename":"Start"},{"__typename":"Book","name":"Atlas"}]"""))
            .Resolve("Start.found", TestSource.Json("""[{"__typename":"Book","pages":3},{"__typename":"Start"}]"""))
            .Resolve("Start.self", TestSource.Json("{}")));

    private static TestSource Clock() => new("clock", "type Query { hour: Int }", b => b.Resolve("Query.hour", TestSource.Json("7")));

    [Theory]
    [InlineData(
        "{ named { __typename name } }",
        """{"data":{"named":[{"__typename":"Query","name":"shelf"},{"__typename":"Book","name":"Atlas"}]}}""")]
    [InlineData(
        "{ found { __typename ... on Book { pages } ... on Query { name hour } } }",
        """{"data":{"found":[{"__typename":"Book","pages":3},{"__typename":"Query","name":"shelf","hour":7}]}}""")]
    [InlineData(
        "{ self { __typename hour self { ... on Named { name } } } }",
        """{"data":{"self":{"__typename":"Query","hour":7,"self":{"name":"shelf"}}}}""")]
    public async Task Roots_HaveTheirUsualNames_WhereverTheyStand(string query, string answer)
    {
        using var graph = new TestGraph(Shelf(), Clock());
        Assert.Equal(answer, await graph.AskAsync(query));
    }
}
