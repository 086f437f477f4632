using System.Text.Json;
using TmfGraph.Gateway.Clients;
using TmfGraph.Gateway.Planning;
using TmfGraph.GraphQL.Execution;

namespace TmfGraph.Gateway.Execution;

/// <summary>Takes a source's answer into a <see cref="StepState"/>: one result, an array of them or several in a row.</summary>
internal static class ResponseParser
{
    /// <summary>Indexes the answer and finds the object of every variable set.</summary>
    /// <exception cref="SourceSchemaException">It is no GraphQL answer, or not one to what was asked.</exception>
    public static void Read(StepState state, SourceResponse response, bool showSource)
    {
        JsonTape tape;
        try
        {
            tape = JsonTape.Parse(response.Body, response);
        }
        catch (JsonException exception)
        {
            throw Invalid(state, "an answer that is not JSON", response, exception);
        }

        state.Tape = tape;
        if (state.Step.IsEntities)
        {
            EntitiesParser.Read(state, tape, response, showSource);
            return;
        }

        var count = state.SetCount;
        state.SetRows = new int[count];
        Array.Fill(state.SetRows, -1);
        var position = 0;
        var end = tape.Count;
        if (tape.Count > 0 && tape.IsArray(0))
        {
            position = 1;
            end = tape.Next(0);
        }

        var seen = 0;
        for (; position < end; position = tape.Next(position))
        {
            if (!tape.IsObject(position))
            {
                throw Invalid(state, "something else than a GraphQL result", response, null);
            }

            var set = IndexOf(tape, position, seen, count);
            seen++;
            if (set < 0)
            {
                throw Invalid(state, "a result for a variable set that does not exist", response, null);
            }

            ReadResult(state, tape, position, set, response, showSource);
        }

        if (seen != count && state.Failure is null && !(seen == 1 && AppliesToAll(state, tape)))
        {
            throw Invalid(state, $"{seen} results where {count} were asked for", response, null);
        }
    }

    /// <summary>One result without data for a whole batch: the request itself was refused.</summary>
    private static bool AppliesToAll(StepState state, JsonTape tape)
    {
        var row = tape.IsArray(0) ? 1 : 0;
        if (tape.Find(row, "data\""u8) is >= 0 and var data && !tape.IsNull(data))
        {
            return false;
        }

        if (state.Errors is null)
        {
            return false;
        }

        state.Failure = state.Errors.Values.First()[0].Error;
        state.Errors = null;
        return true;
    }

    private static int IndexOf(JsonTape tape, int row, int order, int count)
    {
        if (count == 1)
        {
            return order == 0 ? 0 : -1;
        }

        var index = tape.Find(row, "variableIndex\""u8);
        if (index < 0)
        {
            return order < count ? order : -1;
        }

        return System.Buffers.Text.Utf8Parser.TryParse(tape.Raw(index), out int set, out _) && set >= 0 && set < count ? set : -1;
    }

    private static void ReadResult(StepState state, JsonTape tape, int row, int set, SourceResponse response, bool showSource)
    {
        var data = tape.Find(row, "data\""u8);
        var errors = tape.Find(row, "errors\""u8);
        var hasErrors = errors >= 0 && tape.IsArray(errors) && tape.Next(errors) > errors + 1;
        if (data < 0 && !hasErrors)
        {
            throw Invalid(state, "a result with neither data nor errors", response, null);
        }

        if (hasErrors)
        {
            (state.Errors ??= [])[set] = ReadErrors(tape, errors, state.Step, showSource);
        }

        if (data < 0 && state.SetCount == 1 && state.Step.Lookup is null)
        {
            // a request error belongs to every field that was asked for
            state.Failure = state.Errors![set][0].Error; // hasErrors holds
            state.Errors = null;
        }

        if (data >= 0 && tape.IsObject(data))
        {
            state.SetRows[set] = Descend(tape, data, state.Step.Operation.LookupPath);
        }
    }

    private static int Descend(JsonTape tape, int row, IReadOnlyList<byte[]> path)
    {
        for (var i = 0; i < path.Count; i++)
        {
            row = tape.Find(row, path[i]);
            if (row < 0 || !tape.IsObject(row))
            {
                return -1;
            }
        }

        return row;
    }

    internal static List<SourceError> ReadErrors(JsonTape tape, int row, FetchStep step, bool showSource)
    {
        var errors = new List<SourceError>();
        using var document = JsonDocument.Parse(tape.Raw(row).ToArray());
        foreach (var error in document.RootElement.EnumerateArray())
        {
            if (error.ValueKind is JsonValueKind.Object)
            {
                errors.Add(ReadError(error, step, showSource));
            }
        }

        return errors;
    }

    private static SourceError ReadError(JsonElement error, FetchStep step, bool showSource)
    {
        var message = error.TryGetProperty("message", out var text) && text.ValueKind is JsonValueKind.String
            ? text.GetString()! // a JSON string is never null
            : "The source schema reported an error.";
        string? code = null;
        var extensions = new Dictionary<string, object?>();
        if (error.TryGetProperty("extensions", out var given) && given.ValueKind is JsonValueKind.Object)
        {
            foreach (var property in given.EnumerateObject())
            {
                if (property.Name == "code" && property.Value.ValueKind is JsonValueKind.String)
                {
                    code = property.Value.GetString();
                }
                else
                {
                    extensions[property.Name] = property.Value.Clone();
                }
            }
        }

        if (showSource && step.Source is not null)
        {
            extensions.TryAdd("service", step.Source.Name);
        }

        return new SourceError(
            new GraphQLError(message) { Code = code, Extensions = extensions.Count > 0 ? extensions : null },
            ReadPath(error));
    }

    private static List<object>? ReadPath(JsonElement error)
    {
        if (!error.TryGetProperty("path", out var path) || path.ValueKind is not JsonValueKind.Array)
        {
            return null;
        }

        var segments = new List<object>();
        foreach (var segment in path.EnumerateArray())
        {
            switch (segment.ValueKind)
            {
                case JsonValueKind.String: segments.Add(segment.GetString()!); break; // a JSON string is never null
                case JsonValueKind.Number when segment.TryGetInt32(out var index): segments.Add(index); break;
                default: return segments;
            }
        }

        return segments;
    }

    internal static SourceSchemaException Invalid(StepState state, string what, SourceResponse response, Exception? inner) =>
        new(SubgraphErrorCodes.InvalidResponse, $"The source schema '{state.Step.Source?.Name}' sent {what}.", inner)
        {
            StatusCode = response.StatusCode,
        };
}
