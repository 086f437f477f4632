using System.Text.Json;
using TmfGraph.Gateway.Clients;
using TmfGraph.Gateway.Planning;

namespace TmfGraph.Gateway.Execution;

/// <summary>Takes a source's answer into a <see cref="StepState"/>: one result, an array of them or several in a row.</summary>
internal static class ResponseParser
{
    /// <summary>The row of a variable set that has no result yet.</summary>
    private const int Unanswered = -2;

    private static readonly JsonName RequestIndex = new("requestIndex");
    private static readonly JsonName VariableIndex = new("variableIndex");

    /// <summary>A result's data.</summary>
    internal static JsonName Data { get; } = new("data");

    /// <summary>A result's errors.</summary>
    internal static JsonName Errors { get; } = new("errors");

    /// <summary>Indexes the answer and finds the object of every variable set.</summary>
    /// <exception cref="SourceSchemaException">It is no GraphQL answer, or not one to what was asked.</exception>
    public static void Read(StepState state, SourceResponse response, SourceErrorReader errorReader)
    {
        var tape = Parse(state, response);
        state.Tape = tape;
        if (state.Step.IsEntities)
        {
            EntitiesParser.Read(state, tape, response, errorReader);
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

            ReadResult(state, tape, position, set, response, errorReader);
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
    public static void ReadBatch(IReadOnlyList<StepState> states, JsonTape tape, SourceResponse response, SourceErrorReader errorReader)
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
            var request = NumberOf(tape, row, RequestIndex) ?? FirstOpen(states, seen);
            if (request < 0 || request >= states.Count
                || IndexOf(tape, row, seen[request], states[request].SetCount) is not (>= 0 and var set))
            {
                throw Invalid(states[0], "a result for an operation that was not sent", response, null);
            }

            seen[request]++;
            ReadResult(states[request], tape, row, set, response, errorReader);
        }

        if (total == 1 && (states[0].Failure is not null || RefusesAll(states[0])))
        {
            // the batch as a whole was refused
            foreach (var state in states)
            {
                state.Failure = states[0].Failure;
                state.FurtherFailures = states[0].FurtherFailures;
                state.SetRows = [];
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
    /// <exception cref="SourceSchemaException">It is not JSON in UTF-8; it is disposed then.</exception>
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
        Array.Fill(state.SetRows, Unanswered);
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
        if (tape.Find(row, Data) is >= 0 and var data && !tape.IsNull(data))
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

        state.Fail(state.Errors.Values.First());
        state.Errors = null;
        state.SetRows = [];
        return true;
    }

    private static int IndexOf(JsonTape tape, int row, int order, int count)
    {
        var set = count == 1 ? order : NumberOf(tape, row, VariableIndex) ?? order;
        return set >= 0 && set < count ? set : -1;
    }

    /// <summary>A number in a result; null when it is not there, -1 when it is no number.</summary>
    private static int? NumberOf(JsonTape tape, int row, JsonName name)
    {
        var found = tape.Find(row, name);
        return found < 0 ? null : System.Buffers.Text.Utf8Parser.TryParse(tape.Raw(found), out int number, out _) ? number : -1;
    }

    private static void ReadResult(StepState state, JsonTape tape, int row, int set, SourceResponse response, SourceErrorReader errorReader)
    {
        if (state.SetRows[set] != Unanswered)
        {
            throw Invalid(state, "two results for one variable set", response, null);
        }

        var data = tape.Find(row, Data);
        var errors = tape.Find(row, Errors);
        var hasErrors = errors >= 0 && tape.IsArray(errors) && tape.Next(errors) > errors + 1;
        var hasData = data >= 0 && tape.IsObject(data);
        if (data >= 0 && !hasData && !tape.IsNull(data))
        {
            throw Invalid(state, "data that is no object", response, null);
        }

        if (!hasData && !hasErrors)
        {
            throw Invalid(state, "a result with neither data nor errors", response, null);
        }

        if (hasErrors)
        {
            (state.Errors ??= [])[set] = errorReader.Read(tape, errors, state.Step);
        }

        if (data < 0 && state.SetCount == 1 && state.Step.Lookup is null)
        {
            // a request error belongs to every field that was asked for
            state.Fail(state.Errors![set]); // hasErrors holds
            state.Errors = null;
        }

        state.SetRows[set] = hasData ? Descend(tape, data, state.Step.Operation.LookupPath) : -1;
        if (state.SetRows[set] < 0 && hasData && !hasErrors && !IsNull(tape, data, state.Step.Operation.LookupPath))
        {
            (state.Errors ??= [])[set] = [new SourceError(errorReader.NoObject(state.Step), null)];
        }
    }

    /// <summary>The row of the object at a path, or -1.</summary>
    private static int Descend(JsonTape tape, int row, IReadOnlyList<JsonName> path)
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

    /// <summary>Whether a path ends in null, which is how a lookup says that there is no such object.</summary>
    private static bool IsNull(JsonTape tape, int row, IReadOnlyList<JsonName> path)
    {
        for (var i = 0; i < path.Count && row >= 0 && tape.IsObject(row); i++)
        {
            row = tape.Find(row, path[i]);
        }

        return row >= 0 && tape.IsNull(row);
    }

    internal static SourceSchemaException Invalid(StepState state, string what, SourceResponse response, Exception? inner) =>
        new(SubgraphErrorCodes.InvalidResponse, $"The source schema '{state.Step.Source?.Name}' sent {what}.", inner)
        {
            StatusCode = response.StatusCode,
        };
}
