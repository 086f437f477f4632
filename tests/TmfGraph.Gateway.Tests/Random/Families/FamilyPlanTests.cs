using System.Text;

namespace TmfGraph.Gateway.Tests.Random.Families;

/// <summary>Those of some 20,000 queries that take most: all are planned within the limits, and far below what these allow. Work is counted, never timed.</summary>
public sealed class FamilyPlanTests
{
    /// <summary>What a query is made of: seed, number, and which of the sources are Apollo Federation ones.</summary>
    [Theory]
    [InlineData(520, 19, 2, 14_000, 60)] // seventy fields of five types each, four levels deep
    [InlineData(520, 19, 1, 10_000, 60)]
    [InlineData(27, 10, 1, 2_000, 60)] // fields that could be divided in very many ways
    [InlineData(518, 11, 1, 2_000, 60)]
    [InlineData(530, 3, 1, 3_000, 30)]
    public void LargeQueries_ArePlannedInFewSteps(int seed, int number, int apollo, int maxSteps, int maxMegabytes)
    {
        var graph = new RandomFamilies(seed, s => apollo == 1 || (s + seed) % apollo == 0);
        using var gateway = new TestGraph(new GatewayOptions { Planner = { MaxTime = TimeSpan.FromMinutes(5) } }, graph.Sources); // a busy machine changes nothing
        var document = Encoding.UTF8.GetBytes(new FamilyQuery(graph, (seed * 1000) + number, conditions: number % 2 == 0).Make());
        var before = GC.GetAllocatedBytesForCurrentThread();
        var plan = gateway.Gateway.Plan(document, null, out var errors);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.Empty(errors);
        Assert.True(plan!.SearchSteps <= maxSteps, $"{plan.SearchSteps} steps"); // there are no errors
        Assert.True(allocated < maxMegabytes * 1_000_000L, $"It allocates {allocated} bytes.");
    }
}
