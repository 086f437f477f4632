using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace TmfGraph.Gateway;

/// <summary>Counts what the gateway asks of its source schemas. Published as a meter, and readable as it stands.</summary>
public sealed class GatewayMetrics : IDisposable
{
    /// <summary>The meter's name.</summary>
    public const string MeterName = "TmfGraph.Gateway";

    private readonly Meter _meter;
    private readonly Counter<long> _requests;
    private readonly Counter<long> _sets;
    private readonly Counter<long> _failures;
    private readonly Counter<long> _retries;
    private readonly Counter<long> _openings;
    private readonly UpDownCounter<long> _streams;
    private readonly Counter<long> _reconnects;
    private readonly Counter<long> _dropped;
    private readonly Counter<long> _schemaChanges;
    private readonly Counter<long> _filtered;
    private readonly Histogram<double> _durations;
    private readonly ConcurrentDictionary<string, SourceCounter> _counters = new(StringComparer.Ordinal);

    public GatewayMetrics()
        : this(MeterName)
    {
    }

    /// <param name="name">The name of the meter.</param>
    internal GatewayMetrics(string name)
    {
        _meter = new Meter(name);
        _requests = _meter.CreateCounter<long>("tmfgraph.gateway.source.requests", "{request}", "Requests to source schemas");
        _sets = _meter.CreateCounter<long>("tmfgraph.gateway.source.variable_sets", "{set}", "Variable sets in requests to source schemas");
        _durations = _meter.CreateHistogram<double>("tmfgraph.gateway.source.duration", "s", "Time until a source schema has answered, or is given up, with the wait for its turn and all attempts");
        _failures = _meter.CreateCounter<long>("tmfgraph.gateway.source.failures", "{request}", "Requests to source schemas without an answer that could be used, and streams that were lost, by code");
        _retries = _meter.CreateCounter<long>("tmfgraph.gateway.source.retries", "{request}", "Requests to source schemas that were sent again");
        _openings = _meter.CreateCounter<long>("tmfgraph.gateway.source.circuit_openings", "{opening}", "How often a source schema was left alone for failing repeatedly");
        _streams = _meter.CreateUpDownCounter<long>("tmfgraph.gateway.source.streams", "{stream}", "Subscriptions that are open at source schemas");
        _reconnects = _meter.CreateCounter<long>("tmfgraph.gateway.source.stream_reconnects", "{attempt}", "Attempts to open a lost stream again");
        _dropped = _meter.CreateCounter<long>("tmfgraph.gateway.source.stream_clients_dropped", "{client}", "Clients whose stream was ended for being read too slowly");
        _schemaChanges = _meter.CreateCounter<long>("tmfgraph.gateway.schema.changes", "{change}", "New schemas that were swapped in (outcome=swapped), or could not be (outcome=kept)");
        _filtered = _meter.CreateCounter<long>(
            "tmfgraph.gateway.authorization.operations", "{operation}", "Operations with what their senders may not see: taken out (outcome=filtered), refused as a whole (refused), or let through (dry_run)");
    }

    /// <summary>Counts since the start by source schema.</summary>
    public IReadOnlyDictionary<string, SourceCounts> Snapshot() =>
        _counters.ToDictionary(c => c.Key, c => c.Value.Counts, StringComparer.Ordinal);

    public void Dispose() => _meter.Dispose();

    /// <summary>Counts a new schema.</summary>
    internal void AddSchemaChange(bool isSwapped) => _schemaChanges.Add(1, new KeyValuePair<string, object?>("outcome", isSwapped ? "swapped" : "kept"));

    /// <summary>Counts an operation with what its sender may not see.</summary>
    internal void AddFiltered(string outcome) => _filtered.Add(1, new KeyValuePair<string, object?>("outcome", outcome));

    internal SourceCounter CounterOf(string source) =>
        _counters.GetOrAdd(source, name => new SourceCounter(
            new KeyValuePair<string, object?>("source", name), _requests, _sets, _failures, _retries, _openings, _streams, _reconnects, _dropped, _durations));
}

/// <summary>What was asked of one source schema.</summary>
/// <param name="Requests">Requests sent, retries not counted.</param>
/// <param name="VariableSets">Variable sets in them.</param>
/// <param name="Failures">Requests that got no answer, or none that could be used.</param>
public readonly record struct SourceCounts(long Requests, long VariableSets, long Failures);

/// <summary>The counters of one source schema.</summary>
internal sealed class SourceCounter(
    KeyValuePair<string, object?> tag,
    Counter<long> requests,
    Counter<long> sets,
    Counter<long> failures,
    Counter<long> retries,
    Counter<long> openings,
    UpDownCounter<long> streams,
    Counter<long> reconnects,
    Counter<long> dropped,
    Histogram<double> durations)
{
    private long _requests;
    private long _sets;
    private long _failures;

    public SourceCounts Counts => new(Interlocked.Read(ref _requests), Interlocked.Read(ref _sets), Interlocked.Read(ref _failures));

    public void Add(int variableSets)
    {
        Interlocked.Increment(ref _requests);
        Interlocked.Add(ref _sets, variableSets);
        requests.Add(1, tag);
        sets.Add(variableSets, tag);
    }

    /// <summary>Whether anybody wants to know how long requests take.</summary>
    public bool TakesDurations => durations.Enabled;

    public void AddDuration(TimeSpan time) => durations.Record(time.TotalSeconds, tag);

    /// <param name="code">One of <see cref="Clients.SubgraphErrorCodes"/>.</param>
    public void AddFailure(string code)
    {
        Interlocked.Increment(ref _failures);
        failures.Add(1, tag, new KeyValuePair<string, object?>("code", code));
    }

    public void AddRetry() => retries.Add(1, tag);

    public void AddCircuitOpening() => openings.Add(1, tag);

    /// <param name="change">1 for a stream that is opened, -1 for one that is closed.</param>
    public void AddStream(int change) => streams.Add(change, tag);

    public void AddReconnect() => reconnects.Add(1, tag);

    public void AddDropped() => dropped.Add(1, tag);
}
