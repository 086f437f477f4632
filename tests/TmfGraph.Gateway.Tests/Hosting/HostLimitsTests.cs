using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using TmfGraph.Composition;
using TmfGraph.Gateway.Clients;

namespace TmfGraph.Gateway.Tests.Hosting;

/// <summary>What clients may ask a gateway depends on its environment, and its configuration has the last word.</summary>
public sealed class HostLimitsTests
{
    private const string Introspection = "{ __schema { queryType { name } } }";
    private const string FourTimes = "{ first { next { next { next { next { id } } } } } }";

    [Theory]
    [InlineData("Development", Introspection, """{"data":{"__schema":{"queryType":{"name":"Query"}}}}""")]
    [InlineData("Development", FourTimes, """{"data":{"first":{"next":null}}}""")]
    [InlineData("Production", "{ __typename first { next { next { next { id } } } } }", """{"data":{"__typename":"Query","first":{"next":null}}}""")]
    public async Task Answers(string environment, string query, string expected) => Assert.Equal(expected, await AskAsync(environment, query));

    [Theory]
    [InlineData(Introspection, "HC0046")]
    [InlineData("""{ __type(name: "Query") { name } }""", "HC0046")]
    [InlineData(FourTimes, "HC0087")]
    public async Task Refuses_OutsideDevelopment(string query, string code) => Assert.Equal(code, Code(await AskAsync("Production", query)));

    [Theory]
    [InlineData("Production", Introspection, "GraphQL:Introspection", "true", null)]
    [InlineData("Production", Introspection, "Gateway:Introspection", "true", null)]
    [InlineData("Development", Introspection, "GraphQL:Introspection", "false", "HC0046")]
    [InlineData("Production", FourTimes, "GraphQL:MaxFieldCycles", "4", null)]
    [InlineData("Development", FourTimes, "GraphQL:MaxFieldCycles", "2", "HC0087")]
    public async Task Configuration_Wins(string environment, string query, string key, string value, string? code) =>
        Assert.Equal(code, Code(await AskAsync(environment, query, (key, value))));

    [Theory]
    [InlineData("Development", true)]
    [InlineData("Production", false)]
    [InlineData("Production", true, "Gateway:AllowPlanHeader", "true")]
    [InlineData("Development", false, "Gateway:AllowPlanHeader", "false")]
    [InlineData("Development", false, "Gateway:ShowSources", "false")]
    [InlineData("Production", false, "Gateway:ShowSources", "false", "Gateway:AllowPlanHeader", "true")]
    public async Task Plans_AreShown_WhereTheyMay(string environment, bool expected, params string[] configuration)
    {
        var answer = await AskAsync(environment, "{ first { id } }", withPlan: true, [.. configuration.Chunk(2).Select(c => (c[0], c[1]))]);
        Assert.Equal(expected, JsonDocument.Parse(answer).RootElement.TryGetProperty("extensions", out _));
        Assert.Equal(expected, answer.Contains("nodes", StringComparison.Ordinal)); // the name of the source
    }

    private static string? Code(string answer) =>
        JsonDocument.Parse(answer).RootElement.TryGetProperty("errors", out var errors) ? errors[0].GetProperty("extensions").GetProperty("code").GetString() : null;

    private static Task<string> AskAsync(string environment, string query, params (string Key, string Value)[] configuration) =>
        AskAsync(environment, query, withPlan: false, configuration);

    private static async Task<string> AskAsync(string environment, string query, bool withPlan, (string Key, string Value)[] configuration)
    {
        using var source = new TestSource("nodes", "type Query { first: Node } type Node { id: ID! next: Node }", s => s.Resolve("Query.first", TestSource.Json("""{"id":"1"}""")));
        var builder = LoopbackHost.CreateBuilder(environment);
        builder.Configuration.AddInMemoryCollection(configuration.Select(c => KeyValuePair.Create(c.Key, (string?)c.Value)));
        builder.Services
            .AddGateway(_ => Composer.Compose([source.Input]).Schema!, (_, _) => new InProcessSourceSchemaClient(source))
            .AddGatewaySettings(builder.Configuration);
        await using var app = builder.Build();
        app.MapGateway();
        await app.StartAsync();
        using var http = new HttpClient { BaseAddress = new Uri(app.Urls.Single()) };
        http.DefaultRequestHeaders.Add("Fusion-Operation-Plan", withPlan ? "1" : "0");
        using var body = new StringContent(JsonSerializer.Serialize(new { query }), Encoding.UTF8, "application/json");
        using var response = await http.PostAsync(new Uri("/graphql", UriKind.Relative), body);
        return await response.Content.ReadAsStringAsync();
    }
}
