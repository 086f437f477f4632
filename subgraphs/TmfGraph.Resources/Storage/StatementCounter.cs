using System.Diagnostics.Metrics;

namespace TmfGraph.Resources.Storage;

/// <summary>
/// Counts the statements a store sends, always: the promise that a walk costs the same number of statements for one parent and for a hundred
/// is checked against it. Also the counter <c>tmfgraph.store.statements</c> of the meter <c>TmfGraph.Resources</c>.
/// </summary>
public sealed class StatementCounter(string subgraph)
{
    public const string MeterName = "TmfGraph.Resources";

    private static readonly Meter Meter = new(MeterName);

    private static readonly Counter<long> Statements =
        Meter.CreateCounter<long>("tmfgraph.store.statements", "{statement}", "Statements sent to the resource store.");

    private readonly KeyValuePair<string, object?> _tag = new("subgraph", subgraph);

    private long _total;

    /// <summary>All statements since the process started. Take it before and after, and compare.</summary>
    public long Total => Interlocked.Read(ref _total);

    internal void Add()
    {
        Interlocked.Increment(ref _total);
        Statements.Add(1, _tag);
    }
}
