using System.Text.Json;
using TmfGraph.GraphQL.Execution;

namespace TmfGraph.Gateway.Tests.Random;

/// <summary>However a graph is cut: changes happen one after the other, and what is read of each is what the uncut graph shows then.</summary>
public sealed class MutationComparisonTests
{
    public static TheoryData<int> Seeds => [.. RandomSeeds.To(4)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public Task ChangesLikeTheMonolith(int seed) => CompareAsync(seed, null);

    [Theory]
    [MemberData(nameof(Seeds))]
    public Task ChangesLikeTheMonolith_OverApolloFederation(int seed) => CompareAsync(seed, _ => true);

    [Theory]
    [MemberData(nameof(Seeds))]
    public Task ChangesLikeTheMonolith_OverBothKindsTogether(int seed) => CompareAsync(seed, s => (s + seed) % 2 == 0);

    private static async Task CompareAsync(int seed, Func<int, bool>? isApollo)
    {
        // each side has data of its own to change
        var whole = new RandomGraph(seed, isApollo, isMutable: true);
        var cut = new RandomGraph(seed, isApollo, isMutable: true);
        using var monolith = whole.Monolith;
        using var gateway = new TestGraph(new GatewayOptions { Planner = { MaxTime = TimeSpan.FromMinutes(5) } }, cut.Sources); // steps are limited, and a busy machine changes nothing
        for (var i = 0; i < 6; i++)
        {
            var mutation = RandomQuery.MakeMutation(whole, (seed * 1000) + i);
            var expected = (await TestGraph.AskPartsAsync(monolith, mutation, "{}", IncrementalFormat.None))[0];
            var actual = await gateway.AskAsync(mutation);
            if (Difference(expected, actual) is { } difference)
            {
                Assert.Fail($"seed {seed}, mutation {i}: {difference}\n{mutation}\nexpected {expected}\nactual   {actual}\n{gateway.PlanOf(mutation)}");
            }
        }
    }

    private static string? Difference(string expected, string actual)
    {
        using var whole = JsonDocument.Parse(expected);
        using var composed = JsonDocument.Parse(actual);
        return !whole.RootElement.TryGetProperty("data", out var data) ? "the uncut graph refuses it"
            : !composed.RootElement.TryGetProperty("data", out var other) ? "the gateway refuses it"
            : JsonDifference.First(data, other);
    }
}
