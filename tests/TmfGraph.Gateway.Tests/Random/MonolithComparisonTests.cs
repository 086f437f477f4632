using System.Text;
using System.Text.Json;
using TmfGraph.Gateway.Clients;
using TmfGraph.Gateway.Planning;
using TmfGraph.GraphQL.Execution;
using TmfGraph.GraphQL.Language;

namespace TmfGraph.Gateway.Tests.Random;

/// <summary>However a graph is cut into source schemas, the gateway's answers are those of the uncut one.</summary>
public sealed class MonolithComparisonTests
{
    public static TheoryData<int> Seeds => [.. RandomSeeds.To(30)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public Task AnswersLikeTheMonolith(int seed) => CompareAsync(seed, new RandomGraph(seed));

    [Theory]
    [MemberData(nameof(Seeds))]
    public Task AnswersLikeTheMonolith_OverApolloFederation(int seed) => CompareAsync(seed, new RandomGraph(seed, _ => true));

    [Theory]
    [MemberData(nameof(Seeds))]
    public Task AnswersLikeTheMonolith_OverBothKindsTogether(int seed) => CompareAsync(seed, new RandomGraph(seed, s => (s + seed) % 2 == 0));

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task PartialAnswers_HoldNothingThatIsNotTrue(int seed)
    {
        var graph = new RandomGraph(seed, s => (s + seed) % 3 > 0);
        using var monolith = graph.Monolith;
        using var gateway = new TestGraph(new GatewayOptions { Planner = { MaxTime = TimeSpan.FromMinutes(5) } }, graph.Sources);
        var requests = 0;
        foreach (var source in graph.Sources)
        {
            source.Fail = () =>
            {
                if (((Interlocked.Increment(ref requests) * 7) + seed) % 4 == 0)
                {
                    throw new SourceSchemaException(SubgraphErrorCodes.Unavailable, "down");
                }
            };
        }

        for (var i = 0; i < 15; i++)
        {
            var query = RandomQuery.Make(graph, (seed * 1000) + i, false);
            using var expected = JsonDocument.Parse(await AskAsync(monolith, query, "{}"));
            using var actual = JsonDocument.Parse(await gateway.AskAsync(query, "{}"));
            var all = expected.RootElement.GetProperty("data");
            var part = actual.RootElement.GetProperty("data");
            Assert.True(PartialAnswer.IsPartOf(part, all), $"seed {seed}, query {i}:\n{query}\nexpected {all}\nactual   {part}\nerrors {actual.RootElement}\n{gateway.PlanOf(query)}");
            Assert.True(JsonElement.DeepEquals(part, all) || actual.RootElement.TryGetProperty("errors", out _), $"seed {seed}, query {i}: something is missing, and nothing says so");
        }
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Plans_AreTheSame_WhateverTheOrderOfTheSources(int seed)
    {
        var graph = new RandomGraph(seed, s => (s + seed) % 3 > 0);
        using var first = new TestGraph(graph.Sources);
        using var second = new TestGraph([.. graph.Sources.Reverse()]);
        for (var i = 0; i < 5; i++)
        {
            var query = RandomQuery.Make(graph, (seed * 1000) + i, false);
            var plan = Plan(first, query);
            Assert.Equal(plan, Plan(second, query));
            Assert.Equal(plan, Plan(first, query));
        }
    }

    private static string Plan(TestGraph graph, string query)
    {
        var document = SyntaxParser.Parse(query);
        return new Planner(graph.Gateway.Composite, new PlannerOptions { MaxTime = TimeSpan.FromMinutes(5) }).Plan(document, document.Definitions.OfType<OperationDefinitionNode>().Single()).ToString();
    }

    private static async Task CompareAsync(int seed, RandomGraph graph)
    {
        using var monolith = graph.Monolith;
        var options = new GatewayOptions
        {
            MaxVariableSetsPerRequest = seed % 3 == 0 ? 3 : 1_000,
            Planner = { MaxTime = TimeSpan.FromMinutes(5) }, // steps are limited, and a busy machine changes nothing
        };
        using var gateway = new TestGraph(options, graph.Sources);
        for (var i = 0; i < 15; i++)
        {
            var conditions = i % 2 == 0;
            var query = RandomQuery.Make(graph, (seed * 1000) + i, conditions);
            foreach (var variables in VariablesFor(conditions ? 5 : 2, (seed * 1000) + i))
            {
                var expected = DataOf(await AskAsync(monolith, query, variables), out var expectedErrors);
                var actual = DataOf(await gateway.AskAsync(query, variables), out var errors);
                Assert.False(expected.StartsWith("no data", StringComparison.Ordinal), expected); // two refusals would compare nothing
                if (expected != actual)
                {
                    Assert.Fail($"seed {seed}, query {i}:\n{query}\n{variables}\nexpected {expected}\nactual   {actual}\nerrors {errors}\nexpected errors {expectedErrors}\n{gateway.PlanOf(query)}");
                }
            }
        }
    }

    /// <summary>No values at all, then some, and conditions: the plan is the same for all.</summary>
    private static IEnumerable<string> VariablesFor(int count, int seed)
    {
        var random = new System.Random(seed);
        yield return "{}";
        for (var i = 1; i < count; i++)
        {
            var values = Enumerable.Range(0, RandomQuery.Variables).Select(v => $"\"v{v}\": {(random.Next(2) == 0 ? "true" : "false")}");
            yield return "{ " + string.Join(", ", values.Concat(RandomArguments.Values(random))) + " }";
        }
    }

    private static async Task<string> AskAsync(RequestExecutor executor, string query, string variables)
    {
        using var values = JsonDocument.Parse(variables);
        var request = new OperationRequest { Document = Encoding.UTF8.GetBytes(query), Variables = values.RootElement };
        await using var result = await executor.ExecuteAsync(request, CancellationToken.None);
        return TestGraph.Text(result);
    }

    private static string DataOf(string response, out string errors)
    {
        using var document = JsonDocument.Parse(response);
        errors = document.RootElement.TryGetProperty("errors", out var list) ? list.GetRawText() : "";
        return document.RootElement.TryGetProperty("data", out var data) ? JsonSerializer.Serialize(data) : "no data: " + errors;
    }
}
