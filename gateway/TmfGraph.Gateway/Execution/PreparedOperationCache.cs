using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using TmfGraph.Gateway.Planning;
using TmfGraph.GraphQL.Execution.Values;

namespace TmfGraph.Gateway.Execution;

/// <summary>A validated, planned operation.</summary>
internal sealed record PreparedOperation(OperationPlan Plan, VariableTable Variables);

/// <summary>
/// Prepared operations by document and operation name; what was not used since the last look makes room. Reading takes no lock.
/// </summary>
internal sealed class PreparedOperationCache(int capacity)
{
    private readonly ConcurrentDictionary<Key, Entry> _entries = new();
    private readonly Queue<Key> _clock = new();
    private readonly Lock _lock = new();

    public int Count => _entries.Count;

    public bool TryGet(ReadOnlyMemory<byte> document, string? operationName, [NotNullWhen(true)] out PreparedOperation? operation)
    {
        operation = null;
        if (_entries.TryGetValue(new Key(document, operationName), out var entry))
        {
            entry.WasUsed = true;
            operation = entry.Operation;
        }

        return operation is not null;
    }

    /// <summary>Keeps an operation under a copy of its document.</summary>
    public void Add(ReadOnlyMemory<byte> document, string? operationName, PreparedOperation operation)
    {
        var key = new Key(document.ToArray(), operationName);
        lock (_lock)
        {
            if (!_entries.TryAdd(key, new Entry(operation)))
            {
                return;
            }

            _clock.Enqueue(key);
            while (_clock.Count > capacity)
            {
                var oldest = _clock.Dequeue();
                if (_entries.TryGetValue(oldest, out var entry) && entry.WasUsed)
                {
                    entry.WasUsed = false;
                    _clock.Enqueue(oldest);
                }
                else
                {
                    _entries.TryRemove(oldest, out _);
                }
            }
        }
    }

    private sealed class Entry(PreparedOperation operation)
    {
        public PreparedOperation Operation { get; } = operation;

        public bool WasUsed { get; set; }
    }

    private readonly struct Key : IEquatable<Key>
    {
        private readonly ReadOnlyMemory<byte> _document;
        private readonly string? _operationName;
        private readonly int _hash;

        public Key(ReadOnlyMemory<byte> document, string? operationName)
        {
            _document = document;
            _operationName = operationName;
            var hash = default(HashCode);
            hash.AddBytes(document.Span); // seeded in each process
            hash.Add(operationName);
            _hash = hash.ToHashCode();
        }

        public bool Equals(Key other) =>
            _hash == other._hash && _operationName == other._operationName && _document.Span.SequenceEqual(other._document.Span);

        public override bool Equals(object? obj) => obj is Key other && Equals(other);

        public override int GetHashCode() => _hash;
    }
}
