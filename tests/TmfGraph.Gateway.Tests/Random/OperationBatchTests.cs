using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using TmfGraph.GraphQL.AspNetCore;
using TmfGraph.GraphQL.Execution;

namespace TmfGraph.Gateway.Tests.Random;

/// <summary>Operations that a client sends together, good ones, wrong ones and such as fail, are answered as each of them is alone.</summary>
public sealed class OperationBatchTests
{
    private static readonly string[] Wrong =
    [
        "{ allE0 { nobody } }", "{ allE0 { id }", "query($i: Int!) { allE0(first: $i) { id } }", "query A { __typename } query B { __typename }", "{ __typename } fragment F on E0 { id }",
    ];

    private static readonly string[] Accepted = ["application/json", "application/jsonl", "text/event-stream"];

    public static TheoryData<int> Seeds => [.. RandomSeeds.To(4)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task EachOperation_IsAnsweredAsAlone(int seed)
    {
        var graph = new RandomGraph(seed, s => (s + seed) % 2 == 0, new RandomFailures(seed, seed % 2 == 0 ? 40 : int.MaxValue));
        using var monolith = graph.Monolith;
        using var gateway = new TestGraph(new GatewayOptions { MaxErrors = 100_000, MaxErrorsPerFetch = 100_000, Planner = { MaxTime = TimeSpan.FromMinutes(5) } }, graph.Sources); // each null counts
        await using var host = LoopbackHost.CreateBuilder().Build();
        host.MapGraphQL("/graphql", gateway.Gateway, new GraphQLHttpOptions { AllowRequestBatching = true, AllowVariableBatching = true, MaxParallelBatchRequests = 1 + (seed % 4), MaxJsonDepth = 1_000 });
        await host.StartAsync();
        using var client = new HttpClient { BaseAddress = new Uri(host.Urls.Single()) };
        var random = new System.Random(seed);
        for (var i = 0; i < 5; i++)
        {
            var requests = Enumerable.Range(0, random.Next(1, 7)).Select(n => MakeRequest(graph, random, (seed * 1000) + (i * 10) + n)).ToArray();
            var together = await PostAsync(client, $"[{string.Join(", ", requests)}]", Accepted[i % Accepted.Length]);
            var answers = together.ToLookup(a => a.GetProperty("requestIndex").GetInt32());
            Assert.True(answers.Count == requests.Length, $"seed {seed}, batch {i}: {string.Join('\n', requests)}\n{string.Join('\n', together)}");
            foreach (var (request, answer) in requests.Zip(Enumerable.Range(0, requests.Length).Select(r => answers[r])))
            {
                var difference = Difference(await PostAsync(client, request, "application/json"), answer) ?? await DifferenceAsync(monolith, request, answer);
                Assert.True(difference is null, $"seed {seed}, batch {i}: {difference}\n{request}\n{string.Join('\n', answer)}");
            }
        }
    }

    private static string MakeRequest(RandomGraph graph, System.Random random, int seed)
    {
        var sets = Enumerable.Range(0, random.Next(1, 4)).Select(_ => SetOf(random)).ToArray();
        return random.Next(4) == 0
            ? JsonSerializer.Serialize(new { query = Wrong[random.Next(Wrong.Length)], operationName = random.Next(3) == 0 ? "B" : null })
            : $$"""{ "query": {{JsonSerializer.Serialize(RandomQuery.Make(graph, seed, conditions: true))}}, "variables": {{(random.Next(3) == 0 ? $"[{string.Join(", ", sets)}]" : sets[0])}}, "onError": "{{(random.Next(3) == 0 ? "NULL" : "PROPAGATE")}}" }""";
    }

    /// <summary>Values for some variables; now and then one that its variable cannot have.</summary>
    private static string SetOf(System.Random random)
    {
        var values = Enumerable.Range(0, RandomQuery.Variables).Where(_ => random.Next(3) > 0).Select(v => $"\"v{v}\": {(random.Next(2) == 0 ? "true" : "false")}").ToList();
        values.Add(random.Next(8) == 0 ? "\"n\": \"many\"" : "\"n\": 3");
        return $"{{ {string.Join(", ", values.Concat(RandomArguments.Values(random)))} }}";
    }

    private static string? Difference(IReadOnlyCollection<JsonElement> alone, IEnumerable<JsonElement> together)
    {
        var expected = alone.ToDictionary(IndexOf);
        var actual = together.ToDictionary(IndexOf);
        return expected.Count != actual.Count ? $"{actual.Count} answers in place of {expected.Count}"
            : expected.Select(e => !actual.TryGetValue(e.Key, out var answer) ? $"no answer to the variables {e.Key}" : Difference(e.Value, answer)).FirstOrDefault(d => d is not null);
    }

    private static string? Difference(JsonElement expected, JsonElement actual) => expected.TryGetProperty("data", out _)
        ? AnswerDifference.Between(expected, actual, ordered: false)
        : actual.TryGetProperty("data", out _) || !JsonElement.DeepEquals(expected.GetProperty("errors"), actual.GetProperty("errors")) ? $"not refused like {expected}" : null;

    /// <summary>What the uncut graph says otherwise, of requests with one set of variables; it words refusals in its own way.</summary>
    private static async Task<string?> DifferenceAsync(RequestExecutor monolith, string request, IEnumerable<JsonElement> answers)
    {
        using var document = JsonDocument.Parse(request);
        var variables = document.RootElement.TryGetProperty("variables", out var values) ? values.GetRawText() : "{}";
        var mode = document.RootElement.TryGetProperty("onError", out var handling) && handling.GetString() is "NULL" ? ErrorMode.Null : ErrorMode.Propagate;
        if (variables[0] is '[' || document.RootElement.TryGetProperty("operationName", out _))
        {
            return null;
        }

        var expected = JsonElement.Parse((await TestGraph.AskPartsAsync(monolith, document.RootElement.GetProperty("query").GetString()!, variables, IncrementalFormat.None, mode))[0]); // requests have one
        var actual = answers.Single();
        return expected.TryGetProperty("data", out _) ? AnswerDifference.Between(expected, actual, ordered: false)
            : actual.TryGetProperty("data", out _) ? "the uncut graph refuses it" : null;
    }

    private static int IndexOf(JsonElement answer) => answer.TryGetProperty("variableIndex", out var index) ? index.GetInt32() : -1;

    private static async Task<IReadOnlyList<JsonElement>> PostAsync(HttpClient client, string body, string accept)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        request.Headers.Accept.Add(MediaTypeWithQualityHeaderValue.Parse(accept));
        using var response = await client.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        return accept switch
        {
            "application/json" => JsonElement.Parse(text) is { ValueKind: JsonValueKind.Array } list ? [.. list.EnumerateArray()] : [JsonElement.Parse(text)],
            "application/jsonl" => [.. text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => JsonElement.Parse(l))],
            _ => [.. text.Split('\n').Where(l => l.StartsWith("data: {", StringComparison.Ordinal)).Select(l => JsonElement.Parse(l[6..]))],
        };
    }
}
