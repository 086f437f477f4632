using System.Text;
using System.Text.Json;
using TmfGraph.Composition;
using TmfGraph.Gateway.Clients;
using TmfGraph.Gateway.Execution;
using TmfGraph.GraphQL.Execution;

namespace TmfGraph.Gateway.Tests.Random;

/// <summary>Whatever sources answer, what the gateway answers is a GraphQL result, and its errors stand where its nulls are.</summary>
public sealed class TwistedAnswersTests
{
    public static TheoryData<int> Seeds => [.. RandomSeeds.To(6)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task Answers_AreResults_WhateverSourcesSend(int seed)
    {
        var graph = new RandomGraph(seed, s => (s + seed) % 2 == 0, new RandomFailures(seed, 20));
        using var monolith = graph.Monolith;
        var result = Composer.Compose([.. graph.Sources.Select(s => s.Input)]);
        Assert.True(result.Success, string.Join('\n', result.Diagnostics));
        for (var i = 0; i < 30; i++)
        {
            var query = RandomQuery.Make(graph, (seed * 1000) + i, conditions: i % 2 == 0);
            using var gateway = new GatewayExecutor(
                result.Schema!,
                info => new Twisting(new InProcessSourceSchemaClient(graph.Sources.Single(s => s.Name == info.Name)), (seed * 1000) + i, usesAliases: i % 4 == 1),
                new GatewayOptions { CircuitMinimumRequests = int.MaxValue, MaxVariableSetsPerRequest = i % 4 == 2 ? 2 : 1000 });
            var request = new OperationRequest { Document = Encoding.UTF8.GetBytes(query), OnError = i % 3 == 0 ? ErrorMode.Null : ErrorMode.Propagate };
            await using var answer = await gateway.ExecuteAsync(request, CancellationToken.None);
            var text = TestGraph.Text(answer);
            using var document = JsonDocument.Parse(text, new JsonDocumentOptions { MaxDepth = 1000 });
            var wrong = Wrong(document.RootElement);
            Assert.True(wrong is null, $"seed {seed}, query {i}: {wrong}\n{query}\n{text}");
        }

        foreach (var source in graph.Sources)
        {
            source.Dispose();
        }
    }

    /// <summary>What is wrong about a result; null for nothing.</summary>
    private static string? Wrong(JsonElement result)
    {
        if (!result.TryGetProperty("data", out var data) || data.ValueKind is not (JsonValueKind.Object or JsonValueKind.Null))
        {
            return "no data";
        }

        if (!result.TryGetProperty("errors", out var errors))
        {
            return data.ValueKind is JsonValueKind.Null ? "nothing says why there are no data" : null;
        }

        foreach (var error in errors.EnumerateArray())
        {
            if (error.GetProperty("message").ValueKind is not JsonValueKind.String)
            {
                return "an error without a message";
            }

            if (error.TryGetProperty("path", out var path) && !Leads(data, path) && !IsOfInterfaceObject(error))
            {
                return $"no place {path}";
            }
        }

        return null;
    }

    /// <summary>Whether an error is of the source whose objects do not say which type, and so which fields, they have.</summary>
    private static bool IsOfInterfaceObject(JsonElement error) =>
        error.TryGetProperty("extensions", out var extensions) && extensions.TryGetProperty("service", out var service) && service.GetString() == "things";

    /// <summary>Whether a path leads to a value, or to the null in place of what was above it.</summary>
    private static bool Leads(JsonElement data, JsonElement path)
    {
        var at = data;
        foreach (var segment in path.EnumerateArray())
        {
            if (at.ValueKind is JsonValueKind.Null)
            {
                return true;
            }

            if (segment.ValueKind is JsonValueKind.Number)
            {
                if (at.ValueKind is not JsonValueKind.Array || segment.GetInt32() >= at.GetArrayLength())
                {
                    return false;
                }

                at = at[segment.GetInt32()];
            }
            else if (at.ValueKind is not JsonValueKind.Object || !at.TryGetProperty(segment.GetString()!, out at)) // a segment that is no number is a name
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>A client whose answers are twisted: as often, and in the same way, whatever is sent at the same time.</summary>
    private sealed class Twisting(ISourceSchemaClient inner, int seed, bool usesAliases) : ISourceSchemaClient
    {
        public async ValueTask<SourceResponse> ExecuteAsync(SourceRequest request, CancellationToken cancellationToken) =>
            usesAliases && request.SetCount > 1
                ? AliasBatch.Read(await SendAsync(AliasBatch.Write(request), cancellationToken), request.SetCount)
                : await SendAsync(request, cancellationToken);

        public ValueTask<SourceStream> SubscribeAsync(SourceRequest request, CancellationToken cancellationToken) => inner.SubscribeAsync(request, cancellationToken);

        private async ValueTask<SourceResponse> SendAsync(SourceRequest request, CancellationToken cancellationToken)
        {
            var asked = request.Operation.Text + Encoding.UTF8.GetString(request.Variables.Span);
            var hash = 2166136261u ^ (uint)seed;
            foreach (var c in asked)
            {
                hash = (hash ^ c) * 16777619;
            }

            var random = new System.Random((int)hash);
            var response = await inner.ExecuteAsync(request, cancellationToken);
            if (random.Next(2) == 0)
            {
                return response;
            }

            using (response)
            {
                return new SourceResponse(new AnswerTwister(random).Twist(response.Body.Span), null);
            }
        }
    }
}
