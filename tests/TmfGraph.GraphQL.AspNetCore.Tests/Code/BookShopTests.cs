using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using TmfGraph.GraphQL.Execution;
using TmfGraph.GraphQL.Types;
using TmfGraph.Testing;

namespace TmfGraph.GraphQL.AspNetCore.Tests.Code;

public sealed class BookShopTests
{
    [Fact]
    public async Task Answers_With_One_Call_For_All_Books()
    {
        await using var app = BookShop.Build(["--urls", "http://127.0.0.1:0", "--Logging:LogLevel:Default=None"]);
        await app.StartAsync();
        Assert.Equal(
            """{"data":{"books":[{"title":"Fibre to the Home","topic":"NETWORKS","price":10.5},{"title":"Radio","topic":"NETWORKS","price":null}]}}""",
            await PostAsync(app, """{ "query": "{ books(topic: NETWORKS) { title topic price } }" }"""));
        Assert.Equal(["1 3"], BookShop.PriceList.Asked);
    }

    [Theory]
    [InlineData("README.md")]
    [InlineData("docs/extending.md")]
    public void Documentation_Shows_What_Is_Compiled(string document)
    {
        var example = Lines(File.ReadAllText(InRepository("tests/TmfGraph.GraphQL.AspNetCore.Tests/Code/BookShop.cs")))
            .SkipWhile(l => l != "// example").Skip(1).TakeWhile(l => l != "// end of example").ToArray();
        Assert.InRange(example.Length, 10, 25);
        Assert.Contains(string.Join('\n', example), string.Join('\n', Lines(File.ReadAllText(InRepository(document)))), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Code_Gets_The_Request_Its_User_And_Its_Scope()
    {
        var builder = LoopbackHost.CreateBuilder();
        builder.Services.AddScoped<Counter>();
        builder.Services.AddGraphQL(schema => schema
            .AddDocument("type Query { agent: String count: Int }")
            .Resolve("Query.agent", (HttpContext context) => context.Request.Headers.UserAgent.ToString()));
        builder.Services.AddGraphQL(schema => schema.Resolve("Query.count", (Counter counter) => ++counter.Value));
        await using var app = builder.Build();
        app.MapGraphQL();
        await app.StartAsync();
        const string Query = """{ "query": "{ agent a: count b: count }" }""";
        Assert.Equal("""{"data":{"agent":"tests","a":1,"b":2}}""", await PostAsync(app, Query));
        Assert.Equal("""{"data":{"agent":"tests","a":1,"b":2}}""", await PostAsync(app, Query));
    }

    /// <summary>What clients may ask depends on the environment, and the host has the last word wherever it says it.</summary>
    [Theory]
    [InlineData("Development", "{ __schema { queryType { name } } }", null, null)]
    [InlineData("Production", "{ __schema { queryType { name } } }", null, "HC0046")]
    [InlineData("Production", "{ __schema { queryType { name } } }", true, null)]
    [InlineData("Development", "{ __schema { queryType { name } } }", false, "HC0046")]
    [InlineData("Development", "{ node { node { node { node { node { id } } } } } }", null, null)]
    [InlineData("Production", "{ node { node { node { node { node { id } } } } } }", null, "HC0087")]
    public async Task Documents_Are_Limited_By_The_Environment(string environment, string query, bool? introspection, string? code)
    {
        var builder = LoopbackHost.CreateBuilder(environment);
        if (introspection is { } allowed)
        {
            builder.Services.Configure<ExecutionOptions>(o => o.ValidationLimits = o.ValidationLimits with { AllowIntrospection = allowed });
        }

        builder.Services.AddGraphQL(schema => schema.AddDocument("type Query { node: Node } type Node { id: ID node: Node }").Resolve("Query.node", FieldResolver.Pure(_ => ResolvedValue.Null)));
        await using var app = builder.Build();
        app.MapGraphQL();
        await app.StartAsync();
        var answer = JsonDocument.Parse(await PostAsync(app, JsonSerializer.Serialize(new { query }))).RootElement;
        Assert.Equal(code, answer.TryGetProperty("errors", out var errors) ? errors[0].GetProperty("extensions").GetProperty("code").GetString() : null);
    }

    [Fact]
    public async Task Settings_Hold_For_The_Graph()
    {
        var builder = LoopbackHost.CreateBuilder();
        builder.Configuration["GraphQL:MaxDepth"] = "2";
        builder.Services.AddGraphQLSettings(builder.Configuration)
            .AddGraphQL(schema => schema.AddDocument("type Query { node: Node } type Node { id: ID node: Node }").Resolve("Query.node", FieldResolver.Pure(_ => ResolvedValue.Null)));
        await using var app = builder.Build();
        app.MapGraphQL();
        await app.StartAsync();
        Assert.Equal("""{"data":{"node":null}}""", await PostAsync(app, """{ "query": "{ node { id } }" }"""));
        Assert.StartsWith("""{"errors":[{"message":"The document has more than 2 """, await PostAsync(app, """{ "query": "{ node { node { id } } }" }"""), StringComparison.Ordinal);
    }

    [Fact]
    public void Host_Says_Everything_That_Is_Wrong_Before_It_Listens()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Services.AddGraphQL(schema => schema
            .AddDocument("type Query { hello(name: String!): String }")
            .Resolve("Query.hello", (int name, Counter counter) => counter.Value)
            .Resolve("Query.goodbye", () => "Bye"));
        using var app = (IDisposable)builder.Build();
        Assert.Equal(
            """
            Code names the field 'Query.goodbye', which the schema does not define.
            The code for 'Query.hello' gives 'Int32', which is no value of 'String'.
            The code for 'Query.hello' has the parameter 'name' as 'Int32', which values of 'String' cannot be.
            The code for 'Query.hello' has the parameter 'counter', which is no argument, and no service of the type 'Counter' is registered.
            """,
            Assert.Throws<SchemaException>(() => ((WebApplication)app).MapGraphQL()).Message);
    }

    private static async Task<string> PostAsync(WebApplication app, string body)
    {
        using var client = new HttpClient { BaseAddress = new Uri(app.Urls.Single()) };
        client.DefaultRequestHeaders.UserAgent.ParseAdd("tests");
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var response = await client.PostAsync("/graphql", content);
        return await response.Content.ReadAsStringAsync();
    }

    private static IEnumerable<string> Lines(string text) => text.ReplaceLineEndings("\n").Split('\n').Select(l => l.Trim());

    private static string InRepository(string path, [CallerFilePath] string file = "") =>
        Path.Combine(Path.GetDirectoryName(file)!, "..", "..", "..", path);

    private sealed class Counter
    {
        public int Value { get; set; }
    }
}
