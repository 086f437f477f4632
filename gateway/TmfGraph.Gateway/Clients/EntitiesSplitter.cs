using System.Text.Json;
using TmfGraph.GraphQL.Execution;

namespace TmfGraph.Gateway.Clients;

/// <summary>Cuts a request with more representations than a source takes at once into several, and puts their entities together again.</summary>
internal static class EntitiesSplitter
{
    /// <summary>Sends the request in parts of at most <paramref name="maxEntities"/> representations, <paramref name="maxParallel"/> at a time.</summary>
    /// <exception cref="SourceSchemaException">A part has no answer.</exception>
    public static async ValueTask<SourceResponse> SendAsync(
        SourceRequest request,
        int maxEntities,
        int maxParallel,
        Func<SourceRequest, CancellationToken, ValueTask<SourceResponse>> send,
        CancellationToken cancellationToken)
    {
        var parts = Cut(request, maxEntities);
        var answers = await RequestParts.SendAsync(parts, maxParallel, send, cancellationToken).ConfigureAwait(false);
        try
        {
            return Join(parts, answers);
        }
        catch (JsonException exception)
        {
            throw new SourceSchemaException(SubgraphErrorCodes.InvalidResponse, "A part of a batch was answered with something that is no GraphQL result.", exception);
        }
        finally
        {
            foreach (var answer in answers)
            {
                answer.Dispose();
            }
        }
    }

    private static List<SourceRequest> Cut(SourceRequest request, int maxEntities)
    {
        using var document = SourceJson.ParseVariables(request.Variables);
        var name = System.Text.Encoding.UTF8.GetString(request.Operation.Representations!).Trim('"', ':'); // what asks for entities has it
        var parts = new List<SourceRequest>();
        foreach (var chunk in document.RootElement.GetProperty(name).EnumerateArray().Chunk(maxEntities))
        {
            using var writer = new ResultWriter();
            using (var json = new Utf8JsonWriter(writer))
            {
                json.WriteStartObject();
                foreach (var property in document.RootElement.EnumerateObject())
                {
                    json.WritePropertyName(property.Name);
                    if (property.Name == name)
                    {
                        json.WriteStartArray();
                        foreach (var representation in chunk)
                        {
                            representation.WriteTo(json);
                        }

                        json.WriteEndArray();
                    }
                    else
                    {
                        property.Value.WriteTo(json);
                    }
                }

                json.WriteEndObject();
            }

            parts.Add(request.Derive(request.Operation, writer.WrittenSpan.ToArray(), entityCount: chunk.Length));
        }

        return parts;
    }

    private static SourceResponse Join(List<SourceRequest> parts, SourceResponse[] answers)
    {
        var documents = Array.ConvertAll(answers, a => SourceJson.Parse(a.Body));
        var writer = new ResultWriter();
        try
        {
            using var json = new Utf8JsonWriter(writer);
            json.WriteStartObject();
            json.WriteStartArray("errors");
            var offset = 0;
            for (var i = 0; i < parts.Count; i++)
            {
                WriteErrors(json, documents[i].RootElement, offset);
                offset += parts[i].EntityCount;
            }

            json.WriteEndArray();
            json.WriteStartObject("data");
            json.WriteStartArray("_entities");
            for (var i = 0; i < parts.Count; i++)
            {
                WriteEntities(json, documents[i].RootElement, parts[i].EntityCount);
            }

            json.WriteEndArray();
            json.WriteEndObject();
            json.WriteEndObject();
            json.Flush();
            return new SourceResponse(writer.WrittenMemory, writer) { StatusCode = answers[0].StatusCode };
        }
        catch
        {
            writer.Dispose();
            throw;
        }
        finally
        {
            Array.ForEach(documents, d => d.Dispose());
        }
    }

    private static void WriteEntities(Utf8JsonWriter json, JsonElement result, int count)
    {
        var isList = result.ValueKind is JsonValueKind.Object
            && result.TryGetProperty("data", out var data) && data.ValueKind is JsonValueKind.Object
            && data.TryGetProperty("_entities", out var list) && list.ValueKind is JsonValueKind.Array
            && list.GetArrayLength() == count;
        if (!isList && !(result.ValueKind is JsonValueKind.Object && result.TryGetProperty("errors", out _)))
        {
            throw new JsonException("A part has neither its entities nor errors.");
        }

        for (var i = 0; i < count; i++)
        {
            if (isList)
            {
                result.GetProperty("data").GetProperty("_entities")[i].WriteTo(json);
            }
            else
            {
                json.WriteNullValue();
            }
        }
    }

    /// <summary>Writes the errors of a part with the positions its entities have in the whole.</summary>
    private static void WriteErrors(Utf8JsonWriter json, JsonElement result, int offset)
    {
        if (result.ValueKind is not JsonValueKind.Object || !result.TryGetProperty("errors", out var errors) || errors.ValueKind is not JsonValueKind.Array)
        {
            return;
        }

        foreach (var error in errors.EnumerateArray().Where(e => e.ValueKind is JsonValueKind.Object))
        {
            json.WriteStartObject();
            foreach (var property in error.EnumerateObject())
            {
                json.WritePropertyName(property.Name);
                if (property.Name == "path" && property.Value.ValueKind is JsonValueKind.Array)
                {
                    WritePath(json, property.Value, offset);
                }
                else
                {
                    property.Value.WriteTo(json);
                }
            }

            json.WriteEndObject();
        }
    }

    private static void WritePath(Utf8JsonWriter json, JsonElement path, int offset)
    {
        json.WriteStartArray();
        foreach (var (i, segment) in path.EnumerateArray().Index())
        {
            if (i == 1 && segment.ValueKind is JsonValueKind.Number && segment.TryGetInt32(out var index))
            {
                json.WriteNumberValue(index + offset);
            }
            else
            {
                segment.WriteTo(json);
            }
        }

        json.WriteEndArray();
    }
}
