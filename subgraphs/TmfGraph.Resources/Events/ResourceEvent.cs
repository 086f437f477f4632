using System.Text.Json;
using TmfGraph.Resources.Model;

namespace TmfGraph.Resources.Events;

/// <summary>One entry of a subgraph's event log.</summary>
/// <param name="Sequence">Its place in the log; grows, may have gaps.</param>
/// <param name="Cursor">The same place for clients, opaque: reading goes on behind it.</param>
/// <param name="EventId">Unique, of the subgraph that raised it.</param>
/// <param name="EventType">The TMF event name, for instance <c>ProductOrderStateChangeEvent</c>.</param>
/// <param name="Document">The resource after the change; for a deletion, as it was last.</param>
public sealed record ResourceEvent(
    long Sequence,
    string Cursor,
    string EventId,
    DateTimeOffset Time,
    string EventType,
    EventKind Kind,
    ResourceType Type,
    string ResourceId,
    JsonElement Document);
