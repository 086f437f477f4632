using TmfGraph.Gateway.Clients;
using TmfGraph.Gateway.Planning;

namespace TmfGraph.Gateway.Execution;

/// <summary>Takes the answer of <c>_entities</c> into a <see cref="StepState"/>: one result whose list has an item for each representation.</summary>
internal static class EntitiesParser
{
    private static readonly JsonName Entities = new("_entities");

    /// <summary>Finds the object of every representation, and whose the errors are.</summary>
    /// <exception cref="SourceSchemaException">It is no GraphQL answer, or has more or fewer entities than were asked for.</exception>
    /// <param name="field">The name of the list in the answer: other than the root field's own in a document of several parts.</param>
    public static void Read(StepState state, JsonTape tape, SourceResponse response, SourceErrorReader errorReader, JsonName? field = null)
    {
        var key = field ?? Entities;
        state.SetRows = new int[state.SetCount];
        Array.Fill(state.SetRows, -1);
        if (tape.Count == 0 || !tape.IsObject(0) || tape.Next(0) != tape.Count)
        {
            throw ResponseParser.Invalid(state, "something else than one GraphQL result", response, null);
        }

        var data = tape.Find(0, ResponseParser.Data);
        var errors = tape.Find(0, ResponseParser.Errors);
        var found = errors >= 0 && tape.IsArray(errors) ? errorReader.Read(tape, errors, state.Step) : [];
        var list = data >= 0 && tape.IsObject(data) ? tape.Find(data, key) : -1;
        if (list < 0 || !tape.IsArray(list))
        {
            if (found.Count == 0)
            {
                throw ResponseParser.Invalid(state, "a result with neither entities nor errors", response, null);
            }

            state.Failure = found[0].Error;
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

        var name = key.ToString();
        foreach (var error in found)
        {
            if (field is null || error.Path is not [string root, ..] || root == name)
            {
                Add(state, error, name); // those of other parts are theirs
            }
        }
    }

    /// <summary>An error belongs to the entity at the head of its path; one without such a path to all that did not come.</summary>
    private static void Add(StepState state, SourceError error, string name)
    {
        if (error.Path is { Count: > 1 } path && path[0] is string root && root == name && path[1] is int set)
        {
            // as if the entity's lookup were a root field: what follows it counts
            AddTo(state, set, error with { Path = ["_entities", .. path.Skip(2)] });
            return;
        }

        for (var i = 0; i < state.SetCount; i++)
        {
            if (state.SetRows[i] < 0)
            {
                AddTo(state, i, error with { Path = null });
            }
        }
    }

    private static void AddTo(StepState state, int set, SourceError error)
    {
        if ((uint)set >= (uint)state.SetCount)
        {
            return;
        }

        state.Errors ??= [];
        if (!state.Errors.TryGetValue(set, out var errors))
        {
            state.Errors.Add(set, errors = []);
        }

        errors.Add(error);
    }
}
