using System.Text.Json;
using TmfGraph.Gateway.Clients;
using TmfGraph.GraphQL.Execution;

namespace TmfGraph.Gateway.Tests.Random;

/// <summary>However a graph is cut, and whichever of its fields fail: the gateway's answers have the nulls of the uncut one, and errors where that has some.</summary>
public sealed class FailureComparisonTests
{
    public static TheoryData<int> Seeds => [.. RandomSeeds.To(4)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public Task FailsLikeTheMonolith(int seed) => CompareAsync(seed, _ => false);

    [Theory]
    [MemberData(nameof(Seeds))]
    public Task FailsLikeTheMonolith_OverApolloFederation(int seed) => CompareAsync(seed, _ => true);

    [Theory]
    [MemberData(nameof(Seeds))]
    public Task FailsLikeTheMonolith_OverBothKindsTogether(int seed) => CompareAsync(seed, s => (s + seed) % 2 == 0);

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task SourceThatIsDown_LosesItsOwnFields_AndNothingElse(int seed)
    {
        var down = seed % 2;
        var graph = new RandomGraph(seed, s => (s + seed) % 3 == 0, new RandomFailures(seed, int.MaxValue) { Down = down });
        graph.Sources[down].Fail = () => throw new SourceSchemaException(SubgraphErrorCodes.Unavailable, "down");
        await CompareAsync(seed, graph);
    }

    private static Task CompareAsync(int seed, Func<int, bool> isApollo) =>
        CompareAsync(seed, new RandomGraph(seed, isApollo, new RandomFailures(seed, 10 + (seed % 4 * 20))));

    private static async Task CompareAsync(int seed, RandomGraph graph)
    {
        var options = new GatewayOptions
        {
            MaxRetries = 0,
            MaxErrors = 100_000, // each null counts
            MaxErrorsPerFetch = 100_000,
            Planner = { MaxTime = TimeSpan.FromMinutes(5) }, // steps are limited, and a busy machine changes nothing
        };
        using var monolith = graph.Monolith;
        using var gateway = new TestGraph(options, graph.Sources);
        for (var i = 0; i < 12; i++)
        {
            var query = RandomQuery.Make(graph, (seed * 1000) + i, conditions: false);
            var mode = i % 3 == 2 ? ErrorMode.Null : ErrorMode.Propagate;
            using var expected = await AskAsync(monolith, query, mode);
            using var actual = await AskAsync(gateway.Gateway, query, mode);
            if (AnswerDifference.Between(expected.RootElement, actual.RootElement) is { } difference)
            {
                Assert.Fail($"seed {seed}, query {i}, {mode}: {difference}\n{query}\nexpected {expected.RootElement}\nactual   {actual.RootElement}\n{gateway.PlanOf(query)}");
            }
        }
    }

    private static async Task<JsonDocument> AskAsync(IRequestExecutor executor, string query, ErrorMode mode)
    {
        var request = new OperationRequest { Document = System.Text.Encoding.UTF8.GetBytes(query), OnError = mode };
        await using var result = await executor.ExecuteAsync(request, CancellationToken.None);
        return JsonDocument.Parse(TestGraph.Text(result));
    }
}
