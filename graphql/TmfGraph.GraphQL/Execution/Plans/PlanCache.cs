using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;

namespace TmfGraph.GraphQL.Execution.Plans;

/// <summary>
/// Plans by document text and operation name. Reading takes no lock. When it is full, plans that were not read since the last look make room
/// (the clock algorithm).
/// </summary>
/// <typeparam name="TPlan">What is kept for an operation: the engine's plan, or the gateway's.</typeparam>
/// <param name="capacity">How many plans are kept.</param>
/// <param name="maxBytes">How much memory they may take together, by an estimate.</param>
/// <param name="weigh">What a plan takes beyond what the length of its document tells, in bytes; null for nothing.</param>
internal sealed class PlanCache<TPlan>(int capacity, long maxBytes = PlanCache<TPlan>.DefaultMaxBytes, Func<TPlan, long>? weigh = null)
    where TPlan : class
{
    public const long DefaultMaxBytes = 64 * 1024 * 1024;

    /// <summary>What a byte of a document comes to once it is a tree and a plan: measured from 10 for long names to 60 for lists of small numbers.</summary>
    private const long BytesPerDocumentByte = 48;

    private readonly ConcurrentDictionary<Key, Entry> _entries = new();
    private readonly Queue<Key> _clock = new();
    private readonly Lock _lock = new();
    private long _bytes;

    public int Count => _entries.Count;

    public bool TryGet(ReadOnlyMemory<byte> document, string? operationName, [NotNullWhen(true)] out TPlan? plan)
    {
        if (_entries.TryGetValue(new Key(document, operationName), out var entry))
        {
            entry.WasRead = true;
            plan = entry.Plan;
            return true;
        }

        plan = null;
        return false;
    }

    /// <summary>What is kept now, those first that were read since the last look.</summary>
    public IReadOnlyList<(ReadOnlyMemory<byte> Document, string? OperationName)> Recent() =>
        [.. _entries.OrderByDescending(e => e.Value.WasRead).Select(e => (e.Key.Document, e.Key.OperationName))];

    /// <summary>Keeps a plan. The document is copied, as its buffer belongs to the request.</summary>
    public void Add(ReadOnlyMemory<byte> document, string? operationName, TPlan plan)
    {
        if (capacity <= 0)
        {
            return;
        }

        var bytes = (document.Length * BytesPerDocumentByte) + (weigh?.Invoke(plan) ?? 0);
        if (bytes > maxBytes)
        {
            return;
        }

        var key = new Key(document.ToArray(), operationName);
        lock (_lock)
        {
            if (!_entries.TryAdd(key, new Entry(plan, bytes)))
            {
                return;
            }

            _clock.Enqueue(key);
            _bytes += bytes;
            while (_clock.Count > capacity || _bytes > maxBytes)
            {
                var oldest = _clock.Dequeue();
                var entry = _entries[oldest]; // what is in the clock is among the entries
                if (entry.WasRead)
                {
                    entry.WasRead = false;
                    _clock.Enqueue(oldest);
                }
                else
                {
                    _entries.TryRemove(oldest, out _);
                    _bytes -= entry.Bytes;
                }
            }
        }
    }

    private sealed class Entry(TPlan plan, long bytes)
    {
        public TPlan Plan { get; } = plan;

        public long Bytes { get; } = bytes;

        public bool WasRead { get; set; }
    }

    private readonly struct Key : IEquatable<Key>
    {
        private readonly int _hash;

        public Key(ReadOnlyMemory<byte> document, string? operationName)
        {
            Document = document;
            OperationName = operationName;
            var hash = new HashCode();
            hash.AddBytes(document.Span); // seeded per process, so that nobody can choose documents that collide
            hash.Add(operationName);
            _hash = hash.ToHashCode();
        }

        public ReadOnlyMemory<byte> Document { get; }

        public string? OperationName { get; }

        public bool Equals(Key other) =>
            _hash == other._hash && OperationName == other.OperationName && Document.Span.SequenceEqual(other.Document.Span);

        public override bool Equals(object? obj) => obj is Key other && Equals(other);

        public override int GetHashCode() => _hash;
    }
}
