using System.Text.Json;
using TmfGraph.GraphQL.Execution;

namespace TmfGraph.Gateway.Tests.Random;

/// <summary>However the fields of objects differ from those of their interfaces, the gateway's answers are those of the source behind it.</summary>
public sealed class HierarchyComparisonTests
{
    public static TheoryData<int, bool> Cases
    {
        get
        {
            var cases = new TheoryData<int, bool>();
            foreach (var seed in RandomSeeds.To(40))
            {
                cases.Add(seed, false);
                cases.Add(seed, true);
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task AnswersLikeTheWholeSchema(int seed, bool isCut)
    {
        var graph = new RandomHierarchy(seed, isCut);
        using var monolith = graph.Monolith;
        using var gateway = new TestGraph(new GatewayOptions { Planner = { MaxTime = TimeSpan.FromMinutes(5) } }, graph.Sources); // steps are limited, and a busy machine changes nothing
        var compared = 0;
        for (var i = 0; i < 60 && compared < 5; i++)
        {
            var query = graph.MakeQuery();
            var expected = (await TestGraph.AskPartsAsync(monolith, query, "{}", IncrementalFormat.None))[0];
            if (!expected.Contains("\"data\"", StringComparison.Ordinal))
            {
                continue; // its fields do not go together
            }

            compared++;
            var actual = await gateway.AskAsync(query);
            Assert.True(Facts(expected) == Facts(actual), $"seed {seed}, query {i}:\n{query}\nexpected {expected}\nactual   {actual}\n{gateway.PlanOf(query)}");
        }

        Assert.Equal(5, compared);
    }

    /// <summary>The data, and whether there are errors. Which of two nulls is the one that a client hears of may differ.</summary>
    private static (string? Data, bool HasErrors) Facts(string answer)
    {
        using var document = JsonDocument.Parse(answer);
        return (document.RootElement.TryGetProperty("data", out var data) ? data.GetRawText() : null, document.RootElement.TryGetProperty("errors", out _));
    }
}
