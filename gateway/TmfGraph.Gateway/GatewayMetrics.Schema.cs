using System.Diagnostics.Metrics;

namespace TmfGraph.Gateway;

public sealed partial class GatewayMetrics
{
    private Counter<long> SchemaChanges => field ??= _meter.CreateCounter<long>(
        "tmfgraph.gateway.schema.changes", "{change}", "New schemas that were swapped in (outcome=swapped), or could not be (outcome=kept)");

    /// <summary>Counts a new schema.</summary>
    internal void AddSchemaChange(bool isSwapped) => SchemaChanges.Add(1, new KeyValuePair<string, object?>("outcome", isSwapped ? "swapped" : "kept"));
}
