using System.Text.Json.Nodes;
using TmfGraph.GraphQL.Execution;

namespace TmfGraph.Gateway.Tests.Random;

/// <summary>However a graph is cut, and whatever is deferred and streamed: the parts put together are the answer of the uncut graph.</summary>
public sealed class IncrementalComparisonTests
{
    public static TheoryData<int, IncrementalFormat> Cases
    {
        get
        {
            var cases = new TheoryData<int, IncrementalFormat>();
            foreach (var seed in Enumerable.Range(1, 30))
            {
                cases.Add(seed, IncrementalFormat.Pending);
                cases.Add(seed, IncrementalFormat.Patches);
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Parts_MakeTheAnswer_ThatTheMonolithGives(int seed, IncrementalFormat format)
    {
        Func<int, bool>? isApollo = (seed % 3) switch
        {
            0 => null,
            1 => _ => true,
            _ => s => (s + seed) % 2 == 0,
        };
        var graph = new RandomGraph(seed, isApollo);
        using var monolith = graph.Monolith;
        using var gateway = new TestGraph(new GatewayOptions { StreamedItems = 1 + (seed % 3) }, graph.Sources);
        var deferred = 0;
        for (var i = 0; i < 10; i++)
        {
            var query = RandomQuery.Make(graph, (seed * 1000) + i, conditions: i % 2 == 0, parts: true);
            var variables = i % 4 == 0 ? """{ "v0": true, "v2": true, "v3": true }""" : "{}";
            var expected = JsonNode.Parse((await TestGraph.AskPartsAsync(monolith, query, variables, IncrementalFormat.None))[0])!;
            var actual = await TestGraph.AskPartsAsync(gateway.Gateway, query, variables, format);
            try
            {
                // where a field fails, how much goes with it depends on what came together with it
                var merged = IncrementalAnswer.Merge(actual, format is IncrementalFormat.Pending);
                Assert.True(
                    expected["errors"] is not null || JsonNode.DeepEquals(expected["data"], merged),
                    $"expected {expected["data"]?.ToJsonString()}\nactual   {merged?.ToJsonString()}");
                deferred += actual.Length - 1;
            }
            catch (Exception exception) when (exception is Xunit.Sdk.XunitException or InvalidOperationException or ArgumentException or NullReferenceException)
            {
                Assert.Fail($"seed {seed}, query {i}:\n{query}\n{variables}\n{exception.Message}\n{string.Join('\n', actual)}\n{gateway.PlanOf(query)}");
            }
        }

        Assert.True(deferred > 0);
    }
}
