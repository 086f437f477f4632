namespace TmfGraph.GraphQL.AspNetCore.Documents;

/// <summary>Documents in memory. When it is full, those that were not asked for longest make room.</summary>
/// <param name="maxDocuments">How many are kept.</param>
/// <param name="maxBytes">How many bytes they may have together; a larger document is not kept at all.</param>
public sealed class MemoryDocumentStore(int maxDocuments = 1_000, long maxBytes = 16 * 1024 * 1024) : IAutomaticDocumentStore
{
    private readonly Dictionary<string, LinkedListNode<(string Id, ReadOnlyMemory<byte> Document)>> _byId = new(StringComparer.Ordinal);
    private readonly LinkedList<(string Id, ReadOnlyMemory<byte> Document)> _byUse = new();
    private readonly Lock _lock = new();
    private long _bytes;

    /// <summary>How many documents are kept.</summary>
    public int Count
    {
        get
        {
            lock (_lock)
            {
                return _byId.Count;
            }
        }
    }

    /// <inheritdoc/>
    public ValueTask<ReadOnlyMemory<byte>?> FindAsync(string id, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            if (!_byId.TryGetValue(id, out var node))
            {
                return new ValueTask<ReadOnlyMemory<byte>?>((ReadOnlyMemory<byte>?)null);
            }

            _byUse.Remove(node);
            _byUse.AddFirst(node);
            return new ValueTask<ReadOnlyMemory<byte>?>(node.Value.Document);
        }
    }

    /// <inheritdoc/>
    public ValueTask AddAsync(string id, ReadOnlyMemory<byte> document, CancellationToken cancellationToken)
    {
        if (document.Length > maxBytes || maxDocuments <= 0)
        {
            return ValueTask.CompletedTask;
        }

        ReadOnlyMemory<byte> copy = document.ToArray(); // its buffer belongs to the request
        lock (_lock)
        {
            if (_byId.ContainsKey(id))
            {
                return ValueTask.CompletedTask;
            }

            _byId.Add(id, _byUse.AddFirst((id, copy)));
            _bytes += copy.Length;
            while (_byId.Count > maxDocuments || _bytes > maxBytes)
            {
                var oldest = _byUse.Last!.Value; // there is one more than may be
                _byUse.RemoveLast();
                _byId.Remove(oldest.Id);
                _bytes -= oldest.Document.Length;
            }
        }

        return ValueTask.CompletedTask;
    }
}
