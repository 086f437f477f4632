using TmfGraph.Gateway.Planning;
using TmfGraph.GraphQL.Execution;

namespace TmfGraph.Gateway.Tests.Random.Families;

/// <summary>However entities, their interfaces and unions are cut, and whatever is provided and required: the gateway's answers are those of the uncut graph.</summary>
public sealed class FamilyComparisonTests
{
    public static TheoryData<int> Seeds => [.. RandomSeeds.To(20)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public Task AnswersLikeTheMonolith(int seed) => CompareAsync(seed, _ => false);

    [Theory]
    [MemberData(nameof(Seeds))]
    public Task AnswersLikeTheMonolith_OverApolloFederation(int seed) => CompareAsync(seed, _ => true);

    [Theory]
    [MemberData(nameof(Seeds))]
    public Task AnswersLikeTheMonolith_OverBothKindsTogether(int seed) => CompareAsync(seed, s => (s + seed) % 2 == 0);

    private static async Task CompareAsync(int seed, Func<int, bool> isApollo)
    {
        var graph = new RandomFamilies(seed, isApollo);
        using var monolith = graph.Monolith;
        using var gateway = new TestGraph(new GatewayOptions { Planner = { MaxTime = TimeSpan.FromMinutes(5) } }, graph.Sources); // steps are limited, and a busy machine changes nothing
        var compared = 0;
        for (var i = 0; i < 40 && compared < 10; i++)
        {
            var conditions = i % 2 == 0; // see MonolithComparisonTests
            var query = new FamilyQuery(graph, (seed * 1000) + i, conditions).Make();
            var variables = i % 4 == 0 ? """{ "v0": false, "v1": true }""" : "{}";
            if (await ReadAsync(query) is not { } answers)
            {
                continue; // its fields do not go together
            }

            compared++;
            if (Difference(answers) is not null)
            {
                query = await QueryShrinker.ShrinkAsync(query, async q => await ReadAsync(q) is { } other && Difference(other) is not null);
                answers = (await ReadAsync(query))!.Value; // it was read before
                Assert.Fail($"seed {seed}, query {i}: {Difference(answers)}\n{query}\n{variables}\nexpected {answers.Expected}\nactual   {answers.Actual}\n{PlanOf(gateway, query)}\n{graph}");
            }

            string? Difference((string Expected, string Actual) answers) => AnswerDifference.Between(answers.Expected, answers.Actual, !conditions)
                ?? (HasErrors(answers.Actual) && !HasErrors(answers.Expected) ? "there are errors" : null);

            async Task<(string Expected, string Actual)?> ReadAsync(string query)
            {
                var expected = (await TestGraph.AskPartsAsync(monolith, query, variables, IncrementalFormat.None))[0];
                return expected.Contains("\"data\"", StringComparison.Ordinal) ? (expected, await gateway.AskAsync(query, variables)) : null;
            }
        }

        Assert.True(compared > 0);
    }

    private static string PlanOf(TestGraph gateway, string query)
    {
        try
        {
            return gateway.PlanOf(query);
        }
        catch (PlanningException exception)
        {
            return exception.Message;
        }
    }

    private static bool HasErrors(string answer) => answer.StartsWith("{\"errors\"", StringComparison.Ordinal);
}
