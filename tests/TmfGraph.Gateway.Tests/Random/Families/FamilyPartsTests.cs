using System.Text.Json.Nodes;
using TmfGraph.GraphQL.Execution;

namespace TmfGraph.Gateway.Tests.Random.Families;

/// <summary>Whatever is deferred of entities with interfaces and unions: the parts put together are the answer of the uncut graph.</summary>
public sealed class FamilyPartsTests
{
    public static TheoryData<int> Seeds => [.. RandomSeeds.To(10)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task Parts_MakeTheAnswer_ThatTheMonolithGives(int seed)
    {
        var graph = new RandomFamilies(seed, s => (seed % 3) switch { 0 => false, 1 => true, _ => (s + seed) % 2 == 0 });
        var format = seed % 2 == 0 ? IncrementalFormat.Pending : IncrementalFormat.Patches;
        using var monolith = graph.Monolith;
        using var gateway = new TestGraph(new GatewayOptions { Planner = { MaxTime = TimeSpan.FromMinutes(5) } }, graph.Sources); // steps are limited, and a busy machine changes nothing
        for (var i = 0; i < 20; i++)
        {
            var query = new FamilyQuery(graph, (seed * 1000) + i, conditions: i % 2 == 0, parts: true).Make();
            if (await DifferenceAsync(query) is not { Length: > 0 })
            {
                continue;
            }

            query = await QueryShrinker.ShrinkAsync(query, async q => await DifferenceAsync(q) is { Length: > 0 });
            Assert.Fail($"seed {seed}, query {i}:\n{query}\n{await DifferenceAsync(query)}\n{gateway.PlanOf(query)}\n{graph}");
        }

        // null for a query that is refused, as its fields do not go together, or that fails: how much goes with a failure depends on what came together with it
        async Task<string?> DifferenceAsync(string query)
        {
            var expected = JsonNode.Parse((await TestGraph.AskPartsAsync(monolith, query, "{}", IncrementalFormat.None))[0])!;
            if (expected["data"] is null || expected["errors"] is not null)
            {
                return null;
            }

            var parts = await gateway.AskPartsAsync(query, "{}", format);
            var merged = IncrementalAnswer.Merge(parts, format is IncrementalFormat.Pending);
            return JsonNode.DeepEquals(expected["data"], merged) ? "" : $"expected {expected.ToJsonString()}\nmerged   {merged?.ToJsonString()}\n{string.Join('\n', parts)}";
        }
    }
}
