using TmfGraph.GraphQL.Execution;

namespace TmfGraph.Gateway.Tests.Random;

/// <summary>Sets of variables that a client sends together are answered as each of them is alone, whatever their conditions and arguments.</summary>
public sealed class BatchComparisonTests
{
    public static TheoryData<int> Seeds => [.. RandomSeeds.To(4)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task EachSet_IsAnsweredAsAlone(int seed)
    {
        var graph = new RandomGraph(seed, s => (s + seed) % 2 == 0, new RandomFailures(seed, seed % 2 == 0 ? 40 : int.MaxValue));
        using var monolith = graph.Monolith;
        await using var remote = await RemoteGraph.StartAsync(graph.Sources, seed, options =>
        {
            options.MaxErrors = 100_000; // each null counts
            options.MaxErrorsPerFetch = 100_000;
        });
        for (var i = 0; i < 6; i++)
        {
            var query = RandomQuery.Make(graph, (seed * 1000) + i, conditions: true);
            var random = new System.Random((seed * 1000) + i);
            var sets = Enumerable.Range(0, 5).Select(n => SetOf(random, n % 2 == 0)).ToArray();
            var answers = (await TestGraph.AskPartsAsync(remote.Gateway, query, $"[{string.Join(", ", sets)}]", IncrementalFormat.None))[0].Split('\n');
            Assert.True(sets.Length == answers.Length, $"seed {seed}, query {i}: {answers[0]}\n{query}\n{string.Join('\n', sets)}");
            foreach (var (set, actual) in sets.Zip(answers))
            {
                var expected = (await TestGraph.AskPartsAsync(monolith, query, set, IncrementalFormat.None))[0];
                if (AnswerDifference.Between(expected, actual, ordered: false) is { } difference)
                {
                    Assert.Fail($"seed {seed}, query {i}: {difference}\n{query}\n{set}\nexpected {expected}\nactual   {actual}");
                }
            }
        }
    }

    /// <summary>Values for some variables; those of the conditions are mostly there.</summary>
    private static string SetOf(System.Random random, bool hasArguments)
    {
        var values = Enumerable.Range(0, RandomQuery.Variables).Where(_ => random.Next(4) > 0).Select(v => $"\"v{v}\": {(random.Next(2) == 0 ? "true" : "false")}");
        return $"{{ {string.Join(", ", hasArguments ? values.Concat(RandomArguments.Values(random)) : values)} }}";
    }
}
