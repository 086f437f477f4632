using System.Buffers.Text;
using System.Security.Claims;
using System.Text;
using TmfGraph.GraphQL.Execution;

namespace TmfGraph.Gateway.Tests.Apollo;

/// <summary>Fields that move from one source to another for a share of the requests.</summary>
public sealed class ProgressiveOverrideTests
{
    private static readonly string Link = ApolloSource.Link.Replace("\"@key\"", "\"@key\", \"@override\"", StringComparison.Ordinal)
        .Replace("v2.7", "v2.9", StringComparison.Ordinal);

    private static TestGraph Graph(string label, OverrideOptions? overrides = null) => new(
        new GatewayOptions { Overrides = overrides ?? new() },
        ApolloSource.Create(
            "old",
            Link + "type Query { item: Item } type Item @key(fields: \"id\") { id: ID!  price: Int  name: String }",
            ["Item"],
            ApolloSource.ById("""[{"id":"1","price":1,"name":"cup"}]"""),
            b => b.Resolve("Query.item", TestSource.Json("""{"id":"1","price":1,"name":"cup"}"""))),
        ApolloSource.Create(
            "new",
            Link + $"type Item @key(fields: \"id\") {{ id: ID!  price: Int @override(from: \"old\", label: \"{label}\") }}",
            ["Item"],
            ApolloSource.ById("""[{"id":"1","price":2}]""")));

    private static async Task<int> NewOnesAsync(TestGraph graph, int requests, Func<int, OperationRequest, OperationRequest>? change = null)
    {
        var count = 0;
        for (var i = 0; i < requests; i++)
        {
            var number = i;
            var answer = await graph.AskAsync("{ item { price } }", change: r => change?.Invoke(number, r) ?? r);
            count += answer == """{"data":{"item":{"price":2}}}""" ? 1 : 0;
        }

        return count;
    }

    [Theory]
    [InlineData("percent(0)", 0)]
    [InlineData("percent(20)", 20)]
    [InlineData("percent(62.5)", 63)]
    [InlineData("percent(100)", 100)]
    [InlineData("launch", 0)]
    public async Task AShare_OfTheRequests_TakesTheNewWay(string label, int expected)
    {
        using var graph = Graph(label);
        Assert.Equal(expected, await NewOnesAsync(graph, 100));
    }

    [Fact]
    public async Task ANamedLabel_IsActive_When_TheOptionsSaySo()
    {
        using var graph = Graph("launch", new OverrideOptions { ActiveLabels = ["launch"] });
        Assert.Equal(10, await NewOnesAsync(graph, 10));
    }

    [Fact]
    public async Task TheSameUser_AlwaysGoesTheSameWay()
    {
        using var graph = Graph("percent(50)");
        var user = 0;
        OperationRequest As(int number, OperationRequest request) =>
            new() { Document = request.Document, User = new ClaimsPrincipal(new ClaimsIdentity([new Claim("sub", $"user {user}")])) };

        var moved = 0;
        for (user = 0; user < 40; user++)
        {
            var count = await NewOnesAsync(graph, 3, As);
            Assert.True(count is 0 or 3);
            moved += count / 3;
        }

        Assert.Equal(24, moved); // a hash, so near the half and always the same
    }

    [Fact]
    public async Task TheSubjectOfATokenThatTheHostDoesNotVerify_Decides()
    {
        using var graph = Graph("percent(50)");
        var user = 0;
        string Token() => $"Bearer e30.{Base64Url.EncodeToString(Encoding.UTF8.GetBytes($$"""{"sub":"user {{user}}"}"""))}.c2ln";
        OperationRequest As(int number, OperationRequest request) =>
            new() { Document = request.Document, GetHeader = name => name == "Authorization" ? Token() : null };

        var moved = 0;
        for (user = 0; user < 40; user++)
        {
            var count = await NewOnesAsync(graph, 3, As);
            Assert.True(count is 0 or 3);
            moved += count / 3;
        }

        Assert.Equal(24, moved); // as many as by the user's claim
    }

    [Fact]
    public async Task AHeader_MayDecide_InPlaceOfTheUser()
    {
        using var few = Graph("percent(30)", new OverrideOptions { KeyHeader = "X-Tenant" });
        using var more = Graph("percent(60)", new OverrideOptions { KeyHeader = "X-Tenant" });
        for (var tenant = 0; tenant < 30; tenant++)
        {
            OperationRequest As(int number, OperationRequest request) =>
                new() { Document = request.Document, GetHeader = name => name == "X-Tenant" ? $"tenant {tenant}" : null };
            var before = await NewOnesAsync(few, 2, As);
            var after = await NewOnesAsync(more, 2, As);
            Assert.True(before is 0 or 2);
            Assert.True(after >= before, "who has moved stays there when the share grows");
        }
    }

    [Fact]
    public async Task Plans_AreKept_ForEachState_AndForOperationsThatDoNotCare()
    {
        using var graph = Graph("percent(50)");
        Assert.Equal(5, await NewOnesAsync(graph, 10));
        Assert.Equal("""{"data":{"item":{"name":"cup"}}}""", await graph.AskAsync("{ item { name } }"));
        Assert.DoesNotContain("overrides", graph.PlanOf("{ item { name } }"), StringComparison.Ordinal);
        Assert.Contains("overrides: { percent(50): ", graph.PlanOf("{ item { price } }"), StringComparison.Ordinal);
    }
}
