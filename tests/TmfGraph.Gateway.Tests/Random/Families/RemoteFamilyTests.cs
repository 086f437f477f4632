using TmfGraph.GraphQL.Execution;

namespace TmfGraph.Gateway.Tests.Random.Families;

/// <summary>However sources of entities with interfaces and unions are asked, by queries of all kinds at once: the answers are those of the uncut graph.</summary>
public sealed class RemoteFamilyTests
{
    public static TheoryData<int> Seeds => [.. RandomSeeds.To(4)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task ManyAtOnce_AreAnsweredLikeByTheMonolith(int seed)
    {
        var graph = new RandomFamilies(seed, s => (s + seed) % 3 == 0);
        using var monolith = graph.Monolith;
        await using var remote = await RemoteGraph.StartAsync(graph.Sources, seed, options =>
        {
            options.MaxVariableSetsPerRequest = seed % 3 == 0 ? 2 : 1_000;
            options.MaxAliasesPerRequest = seed % 3 == 1 ? 3 : 100;
        });
        var asked = new List<(string Query, string Answer)>();
        for (var i = 0; i < 40 && asked.Count < 12; i++)
        {
            var query = new FamilyQuery(graph, (seed * 1000) + i, conditions: false).Make();
            var answer = (await TestGraph.AskPartsAsync(monolith, query, "{}", IncrementalFormat.None))[0];
            if (answer.Contains("\"data\"", StringComparison.Ordinal))
            {
                asked.Add((query, answer));
            }
        }

        await Task.WhenAll(Enumerable.Range(0, 3 * asked.Count).Select(n => Task.Run(async () =>
        {
            var (query, expected) = asked[(n * 7) % asked.Count];
            var actual = (await TestGraph.AskPartsAsync(remote.Gateway, query, "{}", IncrementalFormat.None))[0];
            if (AnswerDifference.Between(expected, actual) is { } difference)
            {
                Assert.Fail($"seed {seed}: {difference}\n{query}\nexpected {expected}\nactual   {actual}\n{graph}");
            }
        })));
    }
}
