using System.Text.Json;
using TmfGraph.GraphQL.Execution;

namespace TmfGraph.Gateway.Clients;

/// <summary>Cuts a request with more variable sets than a source takes at once into several, and puts their answers together as lines.</summary>
internal static class BatchSplitter
{
    /// <summary>Sends the request in parts of at most <paramref name="maxSets"/> sets, <paramref name="maxParallel"/> at a time.</summary>
    /// <exception cref="SourceSchemaException">A part has no answer.</exception>
    public static async ValueTask<SourceResponse> SendAsync(
        SourceRequest request,
        int maxSets,
        int maxParallel,
        Func<SourceRequest, CancellationToken, ValueTask<SourceResponse>> send,
        CancellationToken cancellationToken)
    {
        var parts = Cut(request, maxSets);
        var answers = await RequestParts.SendAsync(parts, maxParallel, send, cancellationToken).ConfigureAwait(false);
        var writer = new ResultWriter();
        try
        {
            for (var i = 0; i < parts.Count; i++)
            {
                Append(answers[i], i * maxSets, parts[i].SetCount, writer);
            }

            return new SourceResponse(writer.WrittenMemory, writer);
        }
        catch (JsonException exception)
        {
            writer.Dispose();
            throw new SourceSchemaException(SubgraphErrorCodes.InvalidResponse, "A part of a batch was answered with something that is not JSON.", exception);
        }
        catch
        {
            writer.Dispose();
            throw;
        }
        finally
        {
            foreach (var answer in answers)
            {
                answer.Dispose();
            }
        }
    }

    private static List<SourceRequest> Cut(SourceRequest request, int maxSets)
    {
        using var sets = SourceJson.ParseVariables(request.Variables);
        return sets.RootElement.EnumerateArray()
            .Select(s => s.GetRawText())
            .Chunk(maxSets)
            .Select(c => request.Derive(
                request.Operation, System.Text.Encoding.UTF8.GetBytes(c.Length == 1 ? c[0] : $"[{string.Join(',', c)}]"), c.Length))
            .ToList();
    }

    /// <summary>Appends the results of a part with the positions they have in the whole.</summary>
    private static void Append(SourceResponse part, int offset, int count, ResultWriter output)
    {
        var results = Results(part);
        for (var i = 0; i < results.Count; i++)
        {
            var position = results[i].TryGetProperty("variableIndex", out var index) && index.ValueKind is JsonValueKind.Number && index.TryGetInt32(out var given)
                ? given
                : i;

            // one result without data for many sets: the part was refused as a whole
            var copies = results.Count == 1 && !HasData(results[i]) ? count : 1;
            for (var copy = 0; copy < copies; copy++)
            {
                using (var json = new Utf8JsonWriter(output))
                {
                    json.WriteStartObject();
                    json.WriteNumber("variableIndex", offset + position + copy);
                    foreach (var property in results[i].EnumerateObject())
                    {
                        if (property.Name is not ("variableIndex" or "requestIndex"))
                        {
                            property.WriteTo(json);
                        }
                    }

                    json.WriteEndObject();
                }

                output.WriteByte((byte)'\n');
            }
        }
    }

    private static bool HasData(JsonElement result) => result.TryGetProperty("data", out var data) && data.ValueKind is not JsonValueKind.Null;

    private static List<JsonElement> Results(SourceResponse part)
    {
        var results = new List<JsonElement>();
        var reader = new Utf8JsonReader(SourceJson.Readable(part.Body).Span, new JsonReaderOptions { AllowMultipleValues = true, MaxDepth = SourceJson.MaxDepth });
        while (reader.Read())
        {
            var value = JsonElement.ParseValue(ref reader);
            if (value.ValueKind is JsonValueKind.Array)
            {
                results.AddRange(value.EnumerateArray());
            }
            else
            {
                results.Add(value);
            }
        }

        return results.TrueForAll(r => r.ValueKind is JsonValueKind.Object)
            ? results
            : throw new JsonException("A result is not an object.");
    }
}
