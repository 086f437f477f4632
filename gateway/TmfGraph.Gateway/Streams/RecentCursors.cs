namespace TmfGraph.Gateway.Streams;

/// <summary>The cursors of the newest events, to tell what a source repeats when its stream is opened again.</summary>
internal sealed class RecentCursors(int capacity)
{
    private readonly Queue<string> _order = new();
    private readonly HashSet<string> _known = new(StringComparer.Ordinal);

    /// <summary>The newest of all; null when there is none.</summary>
    public string? Last { get; private set; }

    public void Add(string cursor)
    {
        Last = cursor;
        if (!_known.Add(cursor))
        {
            return;
        }

        _order.Enqueue(cursor);
        if (_order.Count > capacity)
        {
            _known.Remove(_order.Dequeue());
        }
    }

    public bool Contains(string cursor) => _known.Contains(cursor);
}
