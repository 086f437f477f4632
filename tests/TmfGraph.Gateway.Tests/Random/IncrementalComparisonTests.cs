using System.Text.Json.Nodes;
using TmfGraph.GraphQL.Execution;

namespace TmfGraph.Gateway.Tests.Random;

/// <summary>However a graph is cut, and whatever is deferred and streamed: the parts put together are the answer of the uncut graph.</summary>
public sealed class IncrementalComparisonTests
{
    public static TheoryData<int, IncrementalFormat> Cases => CasesTo(30);

    public static TheoryData<int, IncrementalFormat> FailingCases => CasesTo(4);

    private static TheoryData<int, IncrementalFormat> CasesTo(int last)
    {
        var cases = new TheoryData<int, IncrementalFormat>();
        foreach (var seed in RandomSeeds.To(last))
        {
            cases.Add(seed, IncrementalFormat.Pending);
            cases.Add(seed, IncrementalFormat.Patches);
        }

        return cases;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Parts_MakeTheAnswer_ThatTheMonolithGives(int seed, IncrementalFormat format)
    {
        var graph = new RandomGraph(seed, KindsOf(seed));
        using var monolith = graph.Monolith;
        using var gateway = new TestGraph(new GatewayOptions { StreamedItems = 1 + (seed % 3) }, graph.Sources);
        var deferred = 0;
        for (var i = 0; i < 10; i++)
        {
            var query = RandomQuery.Make(graph, (seed * 1000) + i, conditions: i % 2 == 0, parts: true);
            var variables = VariablesOf(i);
            var expected = JsonNode.Parse((await TestGraph.AskPartsAsync(monolith, query, variables, IncrementalFormat.None))[0])!;
            var actual = await TestGraph.AskPartsAsync(gateway.Gateway, query, variables, format);
            try
            {
                Assert.True(expected["data"] is not null, $"the uncut graph refuses it: {expected}");
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

    /// <summary>With nulls left where they stand it is known what each failure takes along, whatever it came together with: nothing.</summary>
    [Theory]
    [MemberData(nameof(FailingCases))]
    public async Task Parts_HaveTheNullsAndErrors_ThatTheMonolithHas_WhenNullsStayInTheirPlaces(int seed, IncrementalFormat format)
    {
        var graph = new RandomGraph(seed, KindsOf(seed), new RandomFailures(seed, 30));
        using var monolith = graph.Monolith;
        using var gateway = new TestGraph(new GatewayOptions { StreamedItems = 1 + (seed % 3) }, graph.Sources);
        for (var i = 0; i < 10; i++)
        {
            var query = RandomQuery.Make(graph, (seed * 1000) + i, conditions: i % 2 == 0, parts: true);
            var variables = VariablesOf(i);
            var expected = JsonNode.Parse((await TestGraph.AskPartsAsync(monolith, query, variables, IncrementalFormat.None, ErrorMode.Null))[0])!;
            var parts = await TestGraph.AskPartsAsync(gateway.Gateway, query, variables, format, ErrorMode.Null);
            try
            {
                Assert.True(expected["data"] is not null, $"the uncut graph refuses it: {expected}");
                var actual = new JsonObject { ["data"] = IncrementalAnswer.Merge(parts, format is IncrementalFormat.Pending), ["errors"] = new JsonArray([.. ErrorsOf(parts)]) };
                Assert.True(JsonNode.DeepEquals(expected["data"], actual["data"]), $"expected {expected["data"]?.ToJsonString()}\nactual   {actual["data"]?.ToJsonString()}");
                Assert.Equal(PlacesOf(expected).Select(p => p.Path).Order(), PlacesOf(actual).Where(p => p.IsNull).Select(p => p.Path).Order()); // others are of what is required
            }
            catch (Exception exception) when (exception is Xunit.Sdk.XunitException or InvalidOperationException or ArgumentException or NullReferenceException)
            {
                Assert.Fail($"seed {seed}, query {i}:\n{query}\n{variables}\n{exception.Message}\n{string.Join('\n', parts)}\n{gateway.PlanOf(query)}");
            }
        }
    }

    private static Func<int, bool>? KindsOf(int seed) => (seed % 3) switch
    {
        0 => null,
        1 => _ => true,
        _ => s => (s + seed) % 2 == 0,
    };

    private static string VariablesOf(int query) => query % 4 == 0 ? """{ "v0": true, "v2": true, "v3": true }""" : "{}";

    /// <summary>The errors of all parts.</summary>
    private static IEnumerable<JsonNode?> ErrorsOf(IEnumerable<string> parts) => parts.Select(p => JsonNode.Parse(p)!).SelectMany(p =>
        new[] { p }.Concat(Items(p, "incremental")).Concat(Items(p, "completed")).SelectMany(h => Items(h, "errors")).Select(e => e.DeepClone()));

    private static IEnumerable<JsonNode> Items(JsonNode node, string name) => (node[name]?.AsArray() ?? []).Select(n => n!); // no list of an answer has holes

    private static HashSet<ErrorPlace> PlacesOf(JsonNode answer) => ErrorPlaces.Of(System.Text.Json.JsonSerializer.SerializeToElement(answer));
}
