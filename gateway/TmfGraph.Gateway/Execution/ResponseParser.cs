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
        var tape = Parse(state, response);
        state.Tape = tape;
        if (state.Step.IsEntities)
        {
            EntitiesParser.Read(state, tape, response, showSource);
            return;
        }

        Prepare(state);
        var (position, end) = Results(tape);
        var seen = 0;
        for (; position < end; position = tape.Next(position))
        {
            var set = IndexOf(tape, CheckedResult(state, tape, position, response), seen, state.SetCount);
            seen++;
            if (set < 0)
            {
                throw Invalid(state, "a result for a variable set that does not exist", response, null);
            }

            ReadResult(state, tape, position, set, response, showSource);
        }

        if (seen != state.SetCount && state.Failure is null && !(seen == 1 && AppliesToAll(state, tape)))
        {
            throw Invalid(state, $"{seen} results where {state.SetCount} were asked for", response, null);
        }
    }

    /// <summary>
    /// Reads the answer to a batch of operations: results say by <c>requestIndex</c> to which operation they belong, and those that do not stand
    /// in the order of the operations and their variable sets.
    /// </summary>
    /// <param name="states">The fetch of each operation, in order.</param>
    /// <exception cref="SourceSchemaException">It is no GraphQL answer, or not one to what was asked.</exception>
    public static void ReadBatch(IReadOnlyList<StepState> states, JsonTape tape, SourceResponse response, bool showSource)
    {
        var seen = new int[states.Count];
        foreach (var state in states)
        {
            Prepare(state);
        }

        var (position, end) = Results(tape);
        var total = 0;
        for (; position < end; position = tape.Next(position), total++)
        {
            var row = CheckedResult(states[0], tape, position, response);
            var request = NumberOf(tape, row, "requestIndex\""u8) ?? FirstOpen(states, seen);
            if (request < 0 || request >= states.Count
                || IndexOf(tape, row, seen[request], states[request].SetCount) is not (>= 0 and var set))
            {
                throw Invalid(states[0], "a result for an operation that was not sent", response, null);
            }

            seen[request]++;
            ReadResult(states[request], tape, row, set, response, showSource);
        }

        if (total == 1 && (states[0].Failure is not null || RefusesAll(states[0])))
        {
            // the batch as a whole was refused
            foreach (var state in states)
            {
                state.Failure = states[0].Failure;
            }

            return;
        }

        for (var i = 0; i < states.Count; i++)
        {
            if (seen[i] != states[i].SetCount && states[i].Failure is null && !(seen[i] == 1 && RefusesAll(states[i])))
            {
                throw Invalid(states[i], $"{seen[i]} results where {states[i].SetCount} were asked for", response, null);
            }
        }
    }

    /// <summary>Indexes an answer; it belongs to the tape from then on.</summary>
    /// <exception cref="SourceSchemaException">It is not JSON; it is disposed then.</exception>
    public static JsonTape Parse(StepState state, SourceResponse response)
    {
        try
        {
            return JsonTape.Parse(response.Body, response);
        }
        catch (JsonException exception)
        {
            response.Dispose();
            throw Invalid(state, "an answer that is not JSON", response, exception);
        }
    }

    private static void Prepare(StepState state)
    {
        state.SetRows = new int[state.SetCount];
        Array.Fill(state.SetRows, -1);
    }

    /// <summary>The rows of results: of an array's items, or of values after one another.</summary>
    private static (int Start, int End) Results(JsonTape tape) => tape.Count > 0 && tape.IsArray(0) ? (1, tape.Next(0)) : (0, tape.Count);

    private static int CheckedResult(StepState state, JsonTape tape, int row, SourceResponse response) =>
        tape.IsObject(row) ? row : throw Invalid(state, "something else than a GraphQL result", response, null);

    private static int FirstOpen(IReadOnlyList<StepState> states, int[] seen)
    {
        for (var i = 0; i < seen.Length; i++)
        {
            if (seen[i] < states[i].SetCount)
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>One result without data for a whole batch: the request itself was refused.</summary>
    private static bool AppliesToAll(StepState state, JsonTape tape)
    {
        var row = tape.IsArray(0) ? 1 : 0;
        if (tape.Find(row, "data\""u8) is >= 0 and var data && !tape.IsNull(data))
        {
            return false;
        }

        return RefusesAll(state);
    }

    /// <summary>Takes the errors of a single result as the failure of all; false when it has none.</summary>
    private static bool RefusesAll(StepState state)
    {
        if (state.Errors is null || state.SetRows.Any(r => r >= 0))
        {
            return false;
        }

        state.Failure = state.Errors.Values.First()[0].Error;
        state.Errors = null;
        return true;
    }

    private static int IndexOf(JsonTape tape, int row, int order, int count)
    {
        var set = count == 1 ? order : NumberOf(tape, row, "variableIndex\""u8) ?? order;
        return set >= 0 && set < count ? set : -1;
    }

    /// <summary>A number in a result; null when it is not there, -1 when it is no number.</summary>
    private static int? NumberOf(JsonTape tape, int row, ReadOnlySpan<byte> name)
    {
        var found = tape.Find(row, name);
        return found < 0 ? null : System.Buffers.Text.Utf8Parser.TryParse(tape.Raw(found), out int number, out _) ? number : -1;
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
