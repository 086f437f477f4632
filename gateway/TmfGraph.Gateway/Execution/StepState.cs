using TmfGraph.Gateway.Execution.Incremental;
using TmfGraph.Gateway.Planning;
using TmfGraph.GraphQL.Execution;

namespace TmfGraph.Gateway.Execution;

/// <summary>What one fetch of a running plan has brought.</summary>
internal sealed class StepState(FetchStep step) : IDisposable
{
    private int[]? _map;
    private int _mapLength;
    private List<JsonTape>? _replaced;
    private Dictionary<int, GraphQLError>? _errorNulls;

    public FetchStep Step { get; } = step;

    /// <summary>The answer; null when there is none.</summary>
    public JsonTape? Tape { get; set; }

    /// <summary>For each variable set the row of the object it brought, or -1.</summary>
    public int[] SetRows { get; set; } = [];

    /// <summary>Why there is no answer; null when there is one, or none was needed. Path and locations are not set.</summary>
    public GraphQLError? Failure { get; set; }

    /// <summary>Further reasons that the source gave; reported once, beside <see cref="Failure"/>. Null for none.</summary>
    public IReadOnlyList<SourceError>? FurtherFailures { get; set; }

    /// <summary>How often the failure was reported already.</summary>
    public int FailuresReported { get; set; }

    /// <summary>Errors inside the answer, by variable set; null for none.</summary>
    public Dictionary<int, List<SourceError>>? Errors { get; set; }

    /// <summary>The wave of an answer in parts that it is of; null for an answer that comes whole.</summary>
    public Wave? Wave { get; set; }

    /// <summary>The fetch, once it has begun; used for answers in parts alone.</summary>
    public Task? Running { get; set; }

    /// <summary>Milliseconds that the request took; for the plan's report.</summary>
    public double Milliseconds { get; set; }

    /// <summary>How many variable sets were sent.</summary>
    public int SetCount { get; set; }

    /// <summary>The variable set of whatever object there is, when its key was known beforehand; -1 when objects have sets of their own.</summary>
    public int KnownSet { get; set; } = -1;

    /// <summary>Takes errors of the source, at least one, as the reason why there is no data at all.</summary>
    public void Fail(List<SourceError> errors)
    {
        Failure = errors[0].Error;
        FurtherFailures = errors.Count > 1 ? errors[1..] : null;
    }

    /// <summary>Takes what another fetch with the same operation has brought for both.</summary>
    public void TakeOver(StepState other)
    {
        Tape = other.Tape;
        SetRows = other.SetRows;
        SetCount = other.SetCount;
        Failure = other.Failure;
        FurtherFailures = other.FurtherFailures;
        Errors = other.Errors;
        Losses = other.Losses;
        ReducedBecause = other.ReducedBecause;
    }

    /// <summary>Takes an answer that holds all that the first one does, and more. Fetches that share the first one go on reading that.</summary>
    /// <param name="tape">A list with an item for each variable set.</param>
    public void Replace(JsonTape tape)
    {
        if (Tape is not null)
        {
            (_replaced ??= []).Add(Tape);
        }

        Tape = tape;
        _errorNulls = null;
        var row = 1;
        for (var set = 0; set < SetRows.Length; set++, row = tape.Next(row))
        {
            SetRows[set] = tape.IsObject(row) ? row : -1;
        }
    }

    /// <summary>Prepares for objects whose first view has that many rows.</summary>
    public void RentMap(int rows)
    {
        _map = RequestArrays<int>.Pool.Rent(rows);
        _mapLength = rows;
        _map.AsSpan(0, rows).Fill(NotAsked);
    }

    /// <summary>The object was never looked at.</summary>
    public const int NotAsked = -1; // what KnownSet is unless there is one

    /// <summary>The object has no key, so it was not asked for.</summary>
    public const int NoKey = -2;

    /// <summary>This and all below it: the object has lost what its key, or what is required of it, is made of. See <see cref="LackingObjects"/>.</summary>
    public const int Lacks = -3;

    /// <summary>Objects that have lost what is required of them; null when there are none.</summary>
    public LackingObjects? Lacking { get; set; }

    /// <summary>Whether <see cref="Failure"/> is that of another fetch.</summary>
    public bool IsInherited { get; set; }

    /// <summary>Why fields are missing that were not asked for, by variable set and name; null when all were.</summary>
    public Dictionary<(int Set, string Field), GraphQLError>? Losses { get; set; }

    /// <summary>The error of values that cannot be and were to be made something of, once there is one.</summary>
    public GraphQLError? NoValue { get; set; }

    /// <summary>Why objects are there without what other fetches require of them (<see cref="FetchStep.Reduced"/>); null where none is.</summary>
    public GraphQLError? ReducedBecause { get; set; }

    /// <summary>The error that is why there is null in a row; null when it says that there is nothing.</summary>
    public GraphQLError? ErrorAt(int row) => Errors is null ? null : ErrorNullsOf().GetValueOrDefault(row);

    /// <summary>The same of a value and all that it holds.</summary>
    public GraphQLError? ErrorWithin(int row)
    {
        for (var at = row; Errors is not null && at < Tape!.Next(row); at++) // a row means a tape
        {
            if (ErrorAt(at) is { } error)
            {
                return error;
            }
        }

        return null;
    }

    /// <summary>Why a field is missing of an object, or of any.</summary>
    /// <param name="set">The object's variable set; null when it is not known which.</param>
    public GraphQLError? LossOf(int? set, JsonName field) =>
        Failure
        ?? (set is { } known ? Losses?.GetValueOrDefault((known, field.ToString())) : Losses?.Values.FirstOrDefault())
        ?? ErrorFor(field, set is { } one ? Errors?.GetValueOrDefault(one) : Errors?.Values.FirstOrDefault());

    /// <summary>The error of a field among those of its object; else any that the source has sent.</summary>
    private GraphQLError? ErrorFor(JsonName field, List<SourceError>? errors)
    {
        var depth = Step.Lookup?.Path.Count ?? 0;
        return (errors?.Find(e => e.Path?.Count > depth && e.Path[depth] is string name && name == field.ToString()) ?? errors?.Find(e => !e.IsInherited))?.Error;
    }

    private Dictionary<int, GraphQLError> ErrorNullsOf() => _errorNulls ??= ErrorNulls.Of(this);

    /// <summary>The variable set of an object, or a negative number.</summary>
    public int SetOf(int primaryRow) => (uint)primaryRow < (uint)_mapLength ? _map![primaryRow] : KnownSet;

    public void Assign(int primaryRow, int set) => _map![primaryRow] = set; // only rows below the rented length are walked

    /// <summary>Gives objects that <see cref="Lacks"/> says something of their variable sets, which come after all others.</summary>
    /// <param name="first">The first one's.</param>
    public void NumberLacking(int first)
    {
        foreach (ref var set in _map.AsSpan(0, _mapLength))
        {
            set = set <= Lacks ? first + Lacks - set : set;
        }
    }

    /// <summary>The row of the object that belongs to an object of the first view, or -1.</summary>
    public int RowOf(int primaryRow)
    {
        var set = SetOf(primaryRow);
        return (uint)set < (uint)SetRows.Length ? SetRows[set] : -1;
    }

    public void Dispose()
    {
        Tape?.Dispose();
        _replaced?.ForEach(static t => t.Dispose());
        if (_map is not null)
        {
            RequestArrays<int>.Pool.Return(_map);
            _map = null;
            _mapLength = 0;
        }
    }
}

/// <summary>An error as a source schema reported it.</summary>
/// <param name="Error">Message, code and extensions; no locations.</param>
/// <param name="Path">Its path in the source's answer; null for none.</param>
internal sealed record SourceError(GraphQLError Error, IReadOnlyList<object>? Path)
{
    /// <summary>Whether it is that of another fetch, and told at the field that is missing because of it.</summary>
    public bool IsInherited { get; init; }
}
