using TmfGraph.Gateway.Clients;
using TmfGraph.Gateway.Planning;

namespace TmfGraph.Gateway.Execution;

/// <summary>Takes the answer of <c>_entities</c> into a <see cref="StepState"/>: one result whose list has an item for each representation.</summary>
internal static class EntitiesParser
{
    private static readonly JsonName Entities = new("_entities");

    /// <summary>Finds the object of every representation, and whose the errors are.</summary>
    /// <exception cref="SourceSchemaException">It is no GraphQL answer, or has more or fewer entities than were asked for.</exception>
    public static void Read(StepState state, JsonTape tape, SourceResponse response, SourceErrorReader errorReader) =>
        Read([(state, Entities)], tape, response, errorReader);

    /// <summary>The same of a document with a list for each of several fetches.</summary>
    /// <param name="parts">The fetches, and the names of their lists in the answer.</param>
    /// <exception cref="SourceSchemaException">As above.</exception>
    public static void Read(IReadOnlyList<(StepState State, JsonName Field)> parts, JsonTape tape, SourceResponse response, SourceErrorReader errorReader)
    {
        if (tape.Count == 0 || !tape.IsObject(0) || tape.Next(0) != tape.Count)
        {
            throw ResponseParser.Invalid(parts[0].State, "something else than one GraphQL result", response, null);
        }

        var errors = tape.Find(0, ResponseParser.Errors);
        var found = errors >= 0 && tape.IsArray(errors) ? errorReader.Read(tape, errors, parts[0].State.Step) : []; // all are of one source
        foreach (var (state, field) in parts)
        {
            ReadList(state, tape, field, found, response);
        }

        foreach (var error in found)
        {
            Add(parts, error);
        }
    }

    private static void ReadList(StepState state, JsonTape tape, JsonName field, List<SourceError> errors, SourceResponse response)
    {
        state.SetRows = new int[state.SetCount];
        Array.Fill(state.SetRows, -1);
        var data = tape.Find(0, ResponseParser.Data);
        var list = data >= 0 && tape.IsObject(data) ? tape.Find(data, field) : -1;
        if (list < 0 || !tape.IsArray(list))
        {
            if (errors.Count == 0)
            {
                throw ResponseParser.Invalid(state, "a result with neither entities nor errors", response, null);
            }

            state.Fail(errors.FindAll(e => IsOf(e, field)) is { Count: > 0 } own ? own : errors);
            return;
        }

        var index = 0;
        for (var row = list + 1; row < tape.Next(list); row = tape.Next(row), index++)
        {
            if (!tape.IsObject(row) && !tape.IsNull(row))
            {
                throw ResponseParser.Invalid(state, "an entity that is no object", response, null);
            }

            if (index < state.SetCount && tape.IsObject(row))
            {
                state.SetRows[index] = row;
            }
        }

        if (index != state.SetCount)
        {
            throw ResponseParser.Invalid(state, $"{index} entities where {state.SetCount} were asked for", response, null);
        }
    }

    /// <summary>
    /// An error belongs to the entity at the head of its path; one without such a path to all that did not come, and to the first one when all did: no
    /// error stays away from the client.
    /// </summary>
    private static void Add(IReadOnlyList<(StepState State, JsonName Field)> parts, SourceError error)
    {
        StepState? first = null;
        var isTaken = false;
        foreach (var (state, field) in parts)
        {
            if (parts.Count > 1 && !IsOf(error, field))
            {
                continue; // it is of another part
            }

            if (state.Failure is not null)
            {
                isTaken = true; // it has failed for this one too
                continue;
            }

            if (error.Path is [string root, int set, ..] && root == field.ToString() && (uint)set < (uint)state.SetCount)
            {
                // as if the entity's lookup were a root field: what follows it counts
                AddTo(state, set, error with { Path = ["_entities", .. error.Path.Skip(2)] });
                return;
            }

            first ??= state;
            isTaken |= AddToMissing(state, error with { Path = null });
        }

        if (!isTaken && (first ?? parts[0].State) is { Failure: null } taker)
        {
            AddTo(taker, 0, error with { Path = null });
        }
    }

    /// <summary>Whether an error may be one of a list: it is when its path does not say another one.</summary>
    private static bool IsOf(SourceError error, JsonName field) => error.Path is not [string root, ..] || root == field.ToString();

    /// <summary>Adds an error to all entities that did not come; false when there is none.</summary>
    private static bool AddToMissing(StepState state, SourceError error)
    {
        var isMissing = false;
        for (var i = 0; i < state.SetCount; i++)
        {
            if (state.SetRows[i] < 0)
            {
                AddTo(state, i, error);
                isMissing = true;
            }
        }

        return isMissing;
    }

    private static void AddTo(StepState state, int set, SourceError error)
    {
        state.Errors ??= [];
        if (!state.Errors.TryGetValue(set, out var errors))
        {
            state.Errors.Add(set, errors = []);
        }

        errors.Add(error);
    }
}
