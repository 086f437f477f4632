namespace TmfGraph.Resources.Storage.Rows;

/// <summary>One entry of the event log.</summary>
internal sealed class EventRow
{
    /// <summary>Grows in the order of commits. May have gaps.</summary>
    public long Sequence { get; init; }

    public required string EventId { get; init; }

    public DateTimeOffset Time { get; init; }

    /// <summary>The TMF event name.</summary>
    public required string EventType { get; init; }

    /// <summary>An <see cref="Events.EventKind"/>.</summary>
    public int Kind { get; init; }

    public required string ResourceType { get; init; }

    public required string ResourceId { get; init; }

    public required string Doc { get; init; }
}
