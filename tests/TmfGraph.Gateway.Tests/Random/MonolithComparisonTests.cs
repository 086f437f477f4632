using System.Text;
using System.Text.Json;
using TmfGraph.GraphQL.Execution;

namespace TmfGraph.Gateway.Tests.Random;

/// <summary>However a graph is cut into source schemas, the gateway's answers are those of the uncut one.</summary>
public sealed class MonolithComparisonTests
{
    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 30)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task AnswersLikeTheMonolith(int seed)
    {
        var graph = new RandomGraph(seed);
        using var monolith = graph.Monolith;
        using var gateway = new TestGraph(graph.Sources);
        for (var i = 0; i < 15; i++)
        {
            // where a repeated field counts in one of its places only, the order of the answer is not compared
            var conditions = i % 2 == 0;
            var query = RandomQuery.Make(graph, (seed * 1000) + i, conditions);
            var expected = DataOf(await AskAsync(monolith, query), !conditions, out var expectedErrors);
            var actual = DataOf(await gateway.AskAsync(query), !conditions, out var errors);
            if (expected != actual)
            {
                Assert.Fail($"seed {seed}, query {i}:\n{query}\nexpected {expected}\nactual   {actual}\nerrors {errors}\nexpected errors {expectedErrors}\n{gateway.PlanOf(query)}");
            }
        }
    }

    private static async Task<string> AskAsync(RequestExecutor executor, string query)
    {
        await using var result = await executor.ExecuteAsync(new OperationRequest { Document = Encoding.UTF8.GetBytes(query) }, CancellationToken.None);
        return TestGraph.Text(result);
    }

    private static object? Sorted(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => new SortedDictionary<string, object?>(
            value.EnumerateObject().ToDictionary(p => p.Name, p => Sorted(p.Value)),
            StringComparer.Ordinal),
        JsonValueKind.Array => value.EnumerateArray().Select(Sorted).ToArray(),
        _ => value,
    };

    private static string DataOf(string response, bool ordered, out string errors)
    {
        using var document = JsonDocument.Parse(response);
        errors = document.RootElement.TryGetProperty("errors", out var list) ? list.GetRawText() : "";
        return document.RootElement.TryGetProperty("data", out var data) ? JsonSerializer.Serialize(ordered ? data : Sorted(data)) : "no data: " + errors;
    }
}
