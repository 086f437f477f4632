using System.Text;
using System.Text.Json;
using TmfGraph.Gateway.Clients;
using TmfGraph.GraphQL.Execution;

namespace TmfGraph.Gateway.Tests.Random;

/// <summary>However a graph is cut, and however its events come: what the gateway completes each event to is what the uncut graph makes of it.</summary>
public sealed class StreamComparisonTests
{
    private const string Refused = "refused: ";

    public static TheoryData<int> Seeds => [.. RandomSeeds.To(4)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task Events_AreThoseOfTheMonolith(int seed)
    {
        var graph = new RandomGraph(seed, KindsOf(seed), new RandomFailures(seed, seed % 2 == 0 ? 40 : int.MaxValue));
        using var monolith = graph.Monolith;
        await using var remote = await RemoteGraph.StartAsync(graph.Sources, seed, options =>
        {
            options.MaxErrors = 100_000; // each null counts
            options.MaxErrorsPerFetch = 100_000;
            options.Streams.MaxParallelEvents = 1 + (seed % 4);
        });
        for (var i = 0; i < 8; i++)
        {
            var conditions = i % 2 == 0; // see MonolithComparisonTests
            var query = RandomQuery.MakeSubscription(graph, (seed * 1000) + i, conditions);
            var variables = i % 4 == 0 ? """{ "v0": true, "v2": true, "v3": true }""" : "{}";
            var mode = i % 3 == 2 ? ErrorMode.Null : ErrorMode.Propagate;
            var expected = await ReadAsync(monolith, query, variables, mode);
            var actual = await ReadAsync(remote.Gateway, query, variables, mode);
            var difference = expected.Count != actual.Count ? "there are more or fewer events"
                : expected.Zip(actual, (e, a) => e == a ? null : AnswerDifference.Between(e, a, !conditions)).FirstOrDefault(d => d is not null);
            Assert.False(expected[0].StartsWith(Refused, StringComparison.Ordinal), expected[0]);
            Assert.True(
                difference is null, $"seed {seed}, subscription {i}, {mode}: {difference}\n{query}\n{variables}\nexpected {string.Join('\n', expected)}\nactual   {string.Join('\n', actual)}");
        }
    }

    /// <summary>Sources that complete events fail now and then: what comes is true, and what does not is told.</summary>
    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task Events_HoldNothingThatIsNotTrue_WhenSourcesFail(int seed)
    {
        var graph = new RandomGraph(seed, KindsOf(seed));
        using var monolith = graph.Monolith;
        using var gateway = new TestGraph(new GatewayOptions { MaxRetries = 0, Planner = { MaxTime = TimeSpan.FromMinutes(5) } }, graph.Sources); // steps are limited
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

        for (var i = 0; i < 8; i++)
        {
            var query = RandomQuery.MakeSubscription(graph, (seed * 1000) + i, false);
            var expected = await ReadAsync(monolith, query, "{}", ErrorMode.Propagate);
            var actual = await ReadAsync(gateway.Gateway, query, "{}", ErrorMode.Propagate);
            if (actual[0].StartsWith(Refused, StringComparison.Ordinal))
            {
                continue; // the source of the events failed
            }

            Assert.Equal(expected.Count, actual.Count);
            foreach (var (whole, part) in expected.Zip(actual).SkipLast(1))
            {
                using var all = JsonDocument.Parse(whole);
                using var told = JsonDocument.Parse(part);
                var data = told.RootElement.GetProperty("data");
                Assert.True(PartialAnswer.IsPartOf(data, all.RootElement.GetProperty("data")), $"seed {seed}, subscription {i}:\n{query}\nexpected {whole}\nactual   {part}");
                Assert.True(JsonElement.DeepEquals(data, all.RootElement.GetProperty("data")) || told.RootElement.TryGetProperty("errors", out _), $"seed {seed}, subscription {i}: nothing says what is missing");
            }
        }
    }

    /// <summary>All results, and the end; the refusal alone when there is one.</summary>
    private static async Task<IReadOnlyList<string>> ReadAsync(IRequestExecutor executor, string query, string variables, ErrorMode mode)
    {
        using var values = JsonDocument.Parse(variables);
        var request = new OperationRequest { Document = Encoding.UTF8.GetBytes(query), Variables = values.RootElement.Clone(), OnError = mode };
        await using var reader = new Streams.StreamReader(await executor.ExecuteAsync(request, CancellationToken.None));
        return reader.IsRefused ? [Refused + reader.Refusal] : await reader.NextAsync(20);
    }

    private static Func<int, bool> KindsOf(int seed) => s => (seed % 3) switch { 0 => false, 1 => true, _ => (s + seed) % 2 == 0 };
}
