namespace TmfGraph.Gateway.Tests.Random;

/// <summary>However objects are reached, they are told the value of the nearest object above that sets the context.</summary>
public sealed class ContextComparisonTests
{
    public static TheoryData<int> Seeds => [.. RandomSeeds.To(40)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task Answers_AreThoseOfAWalkOverTheData(int seed)
    {
        var places = new RandomPlaces(seed);
        using var graph = new TestGraph(
            new GatewayOptions { Planner = { MaxTime = TimeSpan.FromMinutes(5) }, MaxAliasesPerRequest = seed % 3 == 0 ? 2 : 100 }, places.Sources);
        for (var i = 0; i < 6; i++)
        {
            var (query, expected) = places.Make();
            var actual = await graph.AskAsync(query);
            Assert.True(expected == actual, $"{query}\nexpected {expected}\nactual   {actual}");
        }
    }
}
