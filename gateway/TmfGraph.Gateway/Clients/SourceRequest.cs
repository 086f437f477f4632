using System.Diagnostics;
using TmfGraph.Gateway.Planning;
using TmfGraph.GraphQL.Execution;

namespace TmfGraph.Gateway.Clients;

/// <summary>One request to a source schema.</summary>
public sealed class SourceRequest
{
    private const int TimerResolution = 50; // parts of a second: timers may end that much before the clock says so

    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(1);

    public required FetchOperation Operation { get; init; }

    /// <summary>The variables as UTF-8 JSON: one object, or an array of objects when <see cref="SetCount"/> is above 1. Valid while the request runs.</summary>
    public required ReadOnlyMemory<byte> Variables { get; init; }

    /// <summary>How many variable sets there are; at least 1.</summary>
    public required int SetCount { get; init; }

    /// <summary>How many representations the one set of variables holds; 0 for anything but <c>_entities</c>.</summary>
    public int EntityCount { get; init; }

    /// <summary>All operations of one batch, the first being this request's own; null for a single operation.</summary>
    public IReadOnlyList<SourceRequest>? Batch { get; init; }

    /// <summary>How many variable sets there are in all operations of it.</summary>
    internal int AllSets => Batch?.Sum(b => b.SetCount) ?? SetCount;

    /// <summary>The client's request: who asks, with which headers.</summary>
    public required OperationRequest Client { get; init; }

    /// <summary>When the operation's time is over, as a timestamp of the options' <see cref="TimeProvider"/>; 0 for never.</summary>
    public long EndsAt { get; init; }

    /// <summary>
    /// After which moment the source has to be asked, as a timestamp of <see cref="Stopwatch"/>: an equal request from before may be answered with what a
    /// mutation or an event has changed since. 0 for a query.
    /// </summary>
    public long After { get; init; }

    /// <summary>Whether nulls of fields that fail are to stay where they stand, whatever the client wants: the gateway moves them up itself.</summary>
    public bool KeepsNulls { get; init; }

    /// <summary>What the source is to do with fields that fail. A source that does not know this does as the specification says.</summary>
    public ErrorMode OnError => KeepsNulls || Client.OnError is ErrorMode.Null ? ErrorMode.Null : ErrorMode.Propagate;

    /// <summary>What follows the variables in the body of the request.</summary>
    internal ReadOnlySpan<byte> BodyEnd => OnError is ErrorMode.Null ? ",\"onError\":\"NULL\"}"u8 : "}"u8;

    /// <summary>A cursor to resume a stream after; null to begin with what happens next.</summary>
    public string? LastEventId { get; init; }

    /// <summary>How long the source has to answer from now on; at least a millisecond.</summary>
    internal TimeSpan TimeLeft(GatewayOptions options)
    {
        var time = options.TimeProvider;
        var left = EndsAt == 0 ? TimeSpan.MaxValue : time.GetElapsedTime(time.GetTimestamp(), EndsAt);
        left = left < options.SourceTimeout ? left : options.SourceTimeout;
        return left < Shortest ? Shortest : left;
    }

    /// <summary>Whether the operation's time is over, so that it is no whim of the client when a request ends.</summary>
    internal bool IsLate(TimeProvider time) =>
        EndsAt > 0 && EndsAt <= time.GetTimestamp() + (time.TimestampFrequency / TimerResolution);

    /// <summary>A part of this request, or the same asked in another way: for the same client, within the same time.</summary>
    internal SourceRequest Derive(FetchOperation operation, ReadOnlyMemory<byte> variables, int setCount = 1, int entityCount = 0) => new()
    {
        Operation = operation,
        Variables = variables,
        SetCount = setCount,
        EntityCount = entityCount,
        KeepsNulls = KeepsNulls,
        EndsAt = EndsAt,
        After = After,
        Client = Client,
    };
}
