using TmfGraph.GraphQL.Execution;

namespace TmfGraph.Gateway.Tests.Random;

/// <summary>However sources are asked, in batches of any form or one by one, alone or many at once: the gateway's answers are those of the uncut graph.</summary>
public sealed class RemoteComparisonTests
{
    public static TheoryData<int> Seeds => [.. RandomSeeds.To(4)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task AnswersLikeTheMonolith_InWhateverFormSourcesAreAsked(int seed)
    {
        var graph = new RandomGraph(seed, s => (s + seed) % 3 == 0, new RandomFailures(seed, seed % 2 == 0 ? 40 : int.MaxValue));
        using var monolith = graph.Monolith;
        await using var remote = await RemoteGraph.StartAsync(graph.Sources, seed, ConfigurationOf(seed));
        for (var i = 0; i < 10; i++)
        {
            var query = RandomQuery.Make(graph, (seed * 1000) + i, conditions: false);
            var mode = i % 3 == 2 ? ErrorMode.Null : ErrorMode.Propagate;
            var expected = (await TestGraph.AskPartsAsync(monolith, query, "{}", IncrementalFormat.None, mode))[0];
            var actual = (await TestGraph.AskPartsAsync(remote.Gateway, query, "{}", IncrementalFormat.None, mode))[0];
            if (AnswerDifference.Between(expected, actual) is { } difference)
            {
                Assert.Fail($"seed {seed}, query {i}, {mode}: {difference}\n{query}\nexpected {expected}\nactual   {actual}");
            }
        }
    }

    /// <summary>What is shared by requests, be it answers of sources or memory, may not be seen in what they are answered; nor that others go away.</summary>
    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task ManyAtOnce_AreAnsweredAsAlone_WhoeverGoesAway(int seed)
    {
        var graph = new RandomGraph(seed, s => (s + seed) % 3 == 0, new RandomFailures(seed, seed % 2 == 0 ? 40 : int.MaxValue));
        using var monolith = graph.Monolith;
        await using var remote = await RemoteGraph.StartAsync(graph.Sources, seed, ConfigurationOf(seed));
        var queries = Enumerable.Range(0, 12).Select(i => RandomQuery.Make(graph, (seed * 1000) + i, conditions: false)).ToArray();
        var alone = await Task.WhenAll(queries.Select(async q => (await TestGraph.AskPartsAsync(monolith, q, "{}", IncrementalFormat.None))[0]));
        var random = new System.Random(seed);
        for (var wave = 0; wave < 4; wave++)
        {
            var order = Enumerable.Range(0, 3 * queries.Length).Select(_ => random.Next(queries.Length)).ToArray();
            await Task.WhenAll(order.Select((q, n) => Task.Run(() => n % 5 == 4 ? LeaveAsync(q, n) : CompareAsync(q))));
        }

        async Task CompareAsync(int number)
        {
            var actual = (await TestGraph.AskPartsAsync(remote.Gateway, queries[number], "{}", IncrementalFormat.None))[0];
            if (AnswerDifference.Between(alone[number], actual) is { } difference)
            {
                Assert.Fail($"seed {seed}, query {number} among others: {difference}\n{queries[number]}\nexpected {alone[number]}\nactual   {actual}");
            }
        }

        // some are gone before they are heard, some while sources are asked, some not yet when the answer is there
        async Task LeaveAsync(int number, int patience)
        {
            using var gone = new CancellationTokenSource(TimeSpan.FromMilliseconds(patience - 4));
            try
            {
                var request = new OperationRequest { Document = System.Text.Encoding.UTF8.GetBytes(queries[number]) };
                await using var result = await remote.Gateway.ExecuteAsync(request, gone.Token);
            }
            catch (OperationCanceledException)
            {
            }
        }
    }

    private static Action<GatewayOptions> ConfigurationOf(int seed) => options =>
    {
        options.MaxErrors = 100_000; // each null counts
        options.MaxErrorsPerFetch = 100_000;
        options.MaxVariableSetsPerRequest = seed % 3 == 0 ? 3 : 1_000;
        options.MaxAliasesPerRequest = seed % 3 == 1 ? 4 : 100;
    };
}
