using TmfGraph.Gateway.Planning;
using TmfGraph.GraphQL.Execution;
using TmfGraph.GraphQL.Execution.Values;

namespace TmfGraph.Gateway.Execution;

// What becomes of objects whose required values are lost
// ------------------------------------------------------
// A value is lost when an error is why it is not there: its fetch has failed, or it has itself. Nothing is computed from it, as what came of that would
// be wrong and nobody would see it. So the fields that require it are left out, each is null with the error of the value, and the object is asked
// for the others by operations without them (Remainders), at the same time as the other objects are asked for all. When everything has come, these
// objects have variable sets of their own behind all others, in one answer with them.

/// <summary>The objects of a fetch that have lost what is required of them: why, and what they are asked for nevertheless.</summary>
internal sealed class LackingObjects(StepState state, VariableValues variables, ulong conditions) : IDisposable
{
    /// <summary>How many requests there may be beside the fetch's own; whoever has lost something else than these are for is asked for what requires nothing.</summary>
    private const int MaxRequests = 4;

    private readonly List<LackingObject> _objects = [];
    private readonly List<RemainderRequest> _requests = [];
    private readonly Dictionary<LostValue, int> _missed = [];

    /// <summary>What is asked for; empty when nothing can be.</summary>
    public IReadOnlyList<RemainderRequest> Requests => _requests;

    /// <summary>The request for objects that have lost some of what is required; null when there is nothing else to ask for.</summary>
    /// <param name="lost">See <see cref="Remainders.BitOf"/>.</param>
    public RemainderRequest? RequestWithout(ulong lost)
    {
        if (state.Step.Remainders?.Without(lost, conditions) is not { } remainder)
        {
            return null;
        }

        if (_requests.Find(r => r.Remainder == remainder) is { } known)
        {
            return known;
        }

        if (_requests.Count >= MaxRequests - 1 && lost != ulong.MaxValue)
        {
            return RequestWithout(ulong.MaxValue);
        }

        var request = new RemainderRequest(state.Step, remainder, ForwardedVariables.PropertiesOf(remainder.Operation, variables));
        _requests.Add(request);
        return request;
    }

    /// <summary>Notes an object that is asked for in part.</summary>
    /// <param name="row">Its row in the first view.</param>
    /// <param name="set">Its variable set there.</param>
    /// <param name="lost">What it lacks.</param>
    public void Add(int row, RemainderRequest request, int set, IReadOnlyList<LostValue> lost)
    {
        if (set == request.Objects.Count)
        {
            request.Objects.Add(_objects.Count);
            _objects.Add(new LackingObject(request, set, lost));
        }

        state.Assign(row, StepState.Lacks - request.Objects[set]);
    }

    /// <summary>Notes an object that cannot be asked for.</summary>
    /// <param name="lost">What it lacks, at least one value with an error.</param>
    public void Miss(int row, IReadOnlyList<LostValue> lost)
    {
        var number = _objects.Count;
        if (lost.Count > 1 || _missed.TryAdd(lost[0], number))
        {
            _objects.Add(new LackingObject(null, -1, lost));
        }
        else
        {
            number = _missed[lost[0]];
        }

        state.Assign(row, StepState.Lacks - number);
    }

    /// <summary>Puts these objects behind those that the fetch's own answer has brought. All requests have ended.</summary>
    public void Complete()
    {
        var first = state.SetCount;
        if (first == 0 && _objects is [{ Request: null, Lost: [{ Because: { } failure }] }])
        {
            state.Failure = failure; // for whatever object
            state.IsInherited = true;
            return;
        }

        state.NumberLacking(first);
        state.Errors = state.Errors is null ? [] : new(state.Errors); // another fetch may have the same
        state.Losses = [];
        for (var i = 0; i < _objects.Count; i++)
        {
            Tell(_objects[i], first + i);
        }

        PutTogether(first);
        state.Errors = state.Errors.Count == 0 ? null : state.Errors;
    }

    public void Dispose() => _requests.ForEach(static r => r.Dispose());

    private void Tell(LackingObject lacking, int set)
    {
        var errors = new List<SourceError>();
        foreach (var field in lacking.Request?.Remainder.LeftOut ?? state.Step.View.Selection.Fields)
        {
            if (lacking.WhyNot(state.Step.Remainders?.BitsOf(field) ?? 0) is { } because)
            {
                state.Losses![(set, field.Key)] = because; // Complete has made it
                AddError(errors, field, because);
            }
        }

        if (lacking.Request is null && state.Step.TellsTypesOf is not null)
        {
            errors.Add(new SourceError(lacking.WhyNot(0)!, null) { IsInherited = true }); // nobody tells what it is; what is not asked for at all has a reason
        }

        if (lacking.Request is { } request)
        {
            errors.AddRange(request.Answer.Errors?.GetValueOrDefault(lacking.Set) ?? []);
            if (request.Answer.Failure is { } failure)
            {
                foreach (var field in request.Remainder.Kept)
                {
                    state.Losses![(set, field.Key)] = failure; // others may require it
                    AddError(errors, field, failure);
                }
            }
        }

        if (errors.Count > 0)
        {
            state.Errors!.Add(set, errors); // the same
        }
    }

    private void AddError(List<SourceError> errors, ViewField field, GraphQLError error)
    {
        if (field.Output is not null && !field.IsSpare(conditions))
        {
            errors.Add(new SourceError(error, [.. state.Step.Lookup!.Path, field.Key]) { IsInherited = true }); // objects are found by one
        }
    }

    private void PutTogether(int first)
    {
        var rows = new int[first + _objects.Count];
        Array.Fill(rows, -1);
        state.SetRows.AsSpan(0, Math.Min(first, state.SetRows.Length)).CopyTo(rows);
        var own = state.Tape;
        state.SetRows = rows;
        if (_requests.Count == 0)
        {
            return;
        }

        var output = new ResultWriter(1024);
        var separator = (byte)'[';
        for (var set = 0; set < rows.Length; set++)
        {
            var (tape, row) = set < first ? (own, rows[set]) : _objects[set - first].Found;
            output.WriteByte(separator);
            separator = (byte)',';
            output.WriteRaw(row < 0 ? "null"u8 : tape!.Raw(row)); // a row means a tape
        }

        output.WriteByte((byte)']');
        state.Replace(JsonTape.Parse(output.WrittenMemory, output));
    }

    /// <param name="Request">By which it is asked for; null when it is not.</param>
    /// <param name="Set">Its variable set there.</param>
    /// <param name="Lost">What it lacks.</param>
    private sealed record LackingObject(RemainderRequest? Request, int Set, IReadOnlyList<LostValue> Lost)
    {
        /// <summary>What was found of it.</summary>
        public (JsonTape? Tape, int Row) Found => Request is { Answer: { } answer } && Set < answer.SetRows.Length ? (answer.Tape, answer.SetRows[Set]) : (null, -1);

        /// <summary>Why it is not asked for a field that requires some values; null when no error says why.</summary>
        public GraphQLError? WhyNot(ulong required)
        {
            GraphQLError? any = null;
            foreach (var (bit, because) in Lost)
            {
                if ((bit & required) != 0)
                {
                    return because;
                }

                any ??= because;
            }

            return any;
        }
    }
}

/// <summary>A value that is lost.</summary>
/// <param name="Bit">See <see cref="Remainders.BitOf"/>; 0 for a key.</param>
/// <param name="Because">Why; null where there is null in a place that has none, and no error says why.</param>
internal readonly record struct LostValue(ulong Bit, GraphQLError? Because);
