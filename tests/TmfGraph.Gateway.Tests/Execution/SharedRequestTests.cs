using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using TmfGraph.Composition;
using TmfGraph.Composition.Composite;
using TmfGraph.GraphQL.Execution;

namespace TmfGraph.Gateway.Tests.Execution;

/// <summary>Fetches of one source and one round are one request.</summary>
public sealed class SharedRequestTests
{
    private const string Query = "{ shops { owner { name } items { maker { name rank } price } } }";

    private const string Expected =
        """{"data":{"shops":[{"owner":{"name":"Ann"},"items":[{"maker":{"name":"Bo","rank":2},"price":10},{"maker":{"name":"Ann","rank":1},"price":null}]}]}}""";

    private static TestSource Shops() => new(
        "shops",
        """
        type Query { shops: [Shop!] }
        type Shop { owner: Person  items: [Item!] }
        type Item @key(fields: "id") { id: ID!  maker: Person }
        type Person @key(fields: "id") { id: ID! }
        """,
        b => b.Resolve("Query.shops", TestSource.Json(
            """[{"owner":{"id":"1"},"items":[{"id":"a","maker":{"id":"2"}},{"id":"b","maker":{"id":"1"}}]}]""")));

    private const string People = """[{"id":"1","name":"Ann","rank":1},{"id":"2","name":"Bo","rank":2}]""";

    private static TestSource Facts() => new(
        "facts",
        """
        type Query { person(id: ID!): Person @lookup @internal  item(id: ID!): Item @lookup @internal }
        type Person @key(fields: "id") { id: ID!  name: String  rank: Int! }
        type Item @key(fields: "id") { id: ID!  price: Int }
        """,
        b => b.Resolve("Query.person", TestSource.Find(People)).Resolve("Query.item", TestSource.Find("""[{"id":"a","price":10}]""")));

    private static TestSource ApolloFacts(string people = People) => ApolloSource.Create(
        "facts",
        ApolloSource.Link +
        """
        type Person @key(fields: "id") { id: ID!  name: String  rank: Int! }
        type Item @key(fields: "id") { id: ID!  price: Int }
        """,
        ["Person", "Item"],
        r => (r.GetProperty("__typename").ValueEquals("Person") ? ApolloSource.ById(people) : ApolloSource.ById("""[{"id":"a","price":10}]"""))(r));

    [Fact]
    public async Task Entities_OfApolloFederation_AreOneDocument()
    {
        using var facts = ApolloFacts();
        using var graph = new TestGraph(Shops(), facts);
        Assert.Equal(Expected, await graph.AskAsync(Query));
        Assert.Equal(
            "query($representations_0:[_Any!]!,$representations_1:[_Any!]!,$representations_2:[_Any!]!){"
            + "_0:_entities(representations:$representations_0){...on Person{name}} "
            + "_1:_entities(representations:$representations_1){...on Person{name rank}} "
            + "_2:_entities(representations:$representations_2){...on Item{price}}}",
            Assert.Single(facts.Documents));
    }

    [Fact]
    public async Task Entities_ThatAreNotAskedFor_StayOut()
    {
        using var facts = ApolloFacts();
        using var graph = new TestGraph(Shops(), facts);
        const string Conditional = "query($c: Boolean!) { shops { owner @include(if: $c) { name } items { maker @include(if: $c) { name rank } price } } }";
        Assert.Equal("""{"data":{"shops":[{"items":[{"price":10},{"price":null}]}]}}""", await graph.AskAsync(Conditional, """{ "c": false }"""));
        Assert.Equal("query($representations:[_Any!]!){_entities(representations:$representations){...on Item{price}}}", Assert.Single(facts.Documents));
    }

    [Fact]
    public async Task Errors_BelongToTheirPart()
    {
        using var graph = new TestGraph(Shops(), ApolloFacts("""[{"id":"1","name":"Ann","rank":null},{"id":"2","name":"Bo","rank":2}]"""));
        Assert.Equal(
            """{"errors":[{"message":"Cannot return null for non-nullable field.","path":["shops",0,"items",1,"maker","rank"],"extensions":{"code":"HC0018","coordinate":"Person.rank","service":"facts"}}],"data":{"shops":[{"owner":{"name":"Ann"},"items":[{"maker":{"name":"Bo","rank":2},"price":10},{"maker":null,"price":null}]}]}}""",
            await graph.AskAsync(Query));
    }

    [Fact]
    public async Task EqualOperations_AtDifferentPlaces_AskForEachObjectOnce()
    {
        using var facts = Facts();
        using var graph = new TestGraph(Shops(), facts);
        Assert.Equal(
            """{"data":{"shops":[{"owner":{"name":"Ann"},"items":[{"maker":{"name":"Bo"}},{"maker":{"name":"Ann"}}]}]}}""",
            await graph.AskAsync("{ shops { owner { name } items { maker { name } } } }"));
        Assert.Equal(1, facts.Requests);
        Assert.Contains("with: [", graph.PlanOf("{ shops { owner { name } items { maker { name } } } }"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Operations_AreOneBatch_OverHttp()
    {
        var bodies = new List<string>();
        Assert.Equal(Expected, await AskOverHttpAsync((app, facts) => app.Use(async (context, next) =>
        {
            if (context.Request.Path == "/facts")
            {
                context.Request.EnableBuffering();
                bodies.Add(await new StreamReader(context.Request.Body, leaveOpen: true).ReadToEndAsync());
                context.Request.Body.Position = 0;
            }

            await next(context);
        })));
        Assert.Equal(
            """[{"query":"query($__id:ID!){person(id:$__id){name}}","variables":{"__id":"1"}},{"query":"query($__id:ID!){person(id:$__id){name rank}}","variables":[{"__id":"2"},{"__id":"1"}]},{"query":"query($__id:ID!){item(id:$__id){price}}","variables":[{"__id":"a"},{"__id":"b"}]}]""",
            Assert.Single(bodies));
    }

    [Theory]
    [InlineData(200, """[{"data":{"person":{"name":"Ann"}}}]""", "results where", "SUBGRAPH_INVALID_RESPONSE")]
    [InlineData(200, "no", "not JSON", "SUBGRAPH_INVALID_RESPONSE")]
    [InlineData(200, """[{"requestIndex":7,"data":{"person":null}}]""", "an operation that was not sent", "SUBGRAPH_INVALID_RESPONSE")]
    [InlineData(500, "", "HTTP status 500", "SUBGRAPH_HTTP_STATUS")]
    [InlineData(200, """{"errors":[{"message":"batches are not allowed"}]}""", "batches are not allowed", null)]
    public async Task ABatch_ThatFails_LeavesTheRestOfTheAnswer(int status, string body, string message, string? code)
    {
        var answer = await AskOverHttpAsync((app, _) => app.Use(async (context, next) =>
        {
            if (context.Request.Path != "/facts")
            {
                await next(context);
                return;
            }

            context.Response.StatusCode = status;
            context.Response.ContentType = "application/json";
            await context.Response.WriteAsync(body);
        }));
        Assert.EndsWith(""","data":{"shops":[{"owner":{"name":null},"items":[{"maker":null,"price":null},{"maker":null,"price":null}]}]}}""", answer, StringComparison.Ordinal);
        Assert.Contains(message, answer, StringComparison.Ordinal);
        Assert.Contains(code ?? "", answer, StringComparison.Ordinal);
    }

    private static async Task<string> AskOverHttpAsync(Action<WebApplication, TestSource> use)
    {
        await using var app = LoopbackHost.CreateBuilder().Build();
        using var shops = Shops();
        using var facts = Facts();
        use(app, facts);
        app.MapGraphQL("/shops", shops, new() { AllowVariableBatching = true });
        app.MapGraphQL("/facts", facts, new() { AllowVariableBatching = true, AllowRequestBatching = true });
        await app.StartAsync();
        var result = Composer.Compose([.. new[] { shops, facts }.Select(s => s.Input with
        {
            Settings = new SourceSchemaSettings { Name = s.Name, Url = $"{app.Urls.Single()}/{s.Name}", RequestBatching = true },
        })]);
        var services = new ServiceCollection();
        services.AddGateway(_ => result.Schema!, configure: o => (o.MaxRetries, o.SourceTimeout) = (0, TimeSpan.FromSeconds(25)));
        await using var provider = services.BuildServiceProvider();
        var gateway = provider.GetRequiredService<Gateway.Execution.GatewayExecutor>();
        await using var answer = await gateway.ExecuteAsync(new OperationRequest { Document = Encoding.UTF8.GetBytes(Query) }, CancellationToken.None);
        return TestGraph.Text(answer);
    }
}
