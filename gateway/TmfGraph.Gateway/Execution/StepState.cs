using TmfGraph.Gateway.Execution.Incremental;
using TmfGraph.Gateway.Planning;
using TmfGraph.GraphQL.Execution;

namespace TmfGraph.Gateway.Execution;

/// <summary>What one fetch of a running plan has brought.</summary>
internal sealed class StepState(FetchStep step) : IDisposable
{
    private int[]? _map;
    private int _mapLength;
    private JsonTape? _replaced;

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
        ReducedBecause = other.ReducedBecause;
    }

    /// <summary>Takes an answer that holds all that the first one does, and more. Fetches that share the first one go on reading that.</summary>
    /// <param name="tape">A list with an item for each variable set.</param>
    public void Replace(JsonTape tape)
    {
        _replaced = Tape;
        Tape = tape;
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

    /// <summary>The object was not asked for, since a fetch has failed that its key, or what is required of it, comes from.</summary>
    public const int Missed = -3;

    /// <summary>Why objects were <see cref="Missed"/> while others were asked for; null when none was, or when there are errors at the objects.</summary>
    public GraphQLError? MissedBecause { get; set; }

    /// <summary>Why objects are there without what other fetches require of them (<see cref="FetchStep.Reduced"/>); null where none is.</summary>
    public GraphQLError? ReducedBecause { get; set; }

    /// <summary>Whether <see cref="Failure"/> or <see cref="MissedBecause"/> is an error that stands at some of the objects already.</summary>
    public bool IsToldInPart { get; set; }

    /// <summary>The variable set of an object, or a negative number.</summary>
    public int SetOf(int primaryRow) => (uint)primaryRow < (uint)_mapLength ? _map![primaryRow] : KnownSet;

    public void Assign(int primaryRow, int set) => _map![primaryRow] = set; // only rows below the rented length are walked

    /// <summary>The row of the object that belongs to an object of the first view, or -1.</summary>
    public int RowOf(int primaryRow)
    {
        var set = SetOf(primaryRow);
        return (uint)set < (uint)SetRows.Length ? SetRows[set] : -1;
    }

    public void Dispose()
    {
        Tape?.Dispose();
        _replaced?.Dispose();
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
internal sealed record SourceError(GraphQLError Error, IReadOnlyList<object>? Path);
