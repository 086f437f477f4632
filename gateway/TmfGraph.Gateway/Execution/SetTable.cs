using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;

namespace TmfGraph.Gateway.Execution;

/// <summary>
/// Finds byte strings that stand in one buffer by their content. Its hash is seeded for each process, so that nobody can choose strings that
/// collide.
/// </summary>
internal sealed class SetTable : IDisposable
{
    private const int StartSize = 64;

    private static readonly ulong Seed = BinaryPrimitives.ReadUInt64LittleEndian(RandomNumberGenerator.GetBytes(sizeof(ulong)));
    private static readonly ulong Factor = BinaryPrimitives.ReadUInt64LittleEndian(RandomNumberGenerator.GetBytes(sizeof(ulong))) | 1;

    private Entry[] _entries = ArrayPool<Entry>.Shared.Rent(StartSize);

    // numbers of entries plus one, at the place their hash says or the next free one; at most half of the places are taken
    private int[] _places = Places(StartSize * 2);
    private int _mask = (StartSize * 2) - 1;

    public int Count { get; private set; }

    /// <summary>The number of an equal string, or that of a new one.</summary>
    /// <param name="text">The whole buffer.</param>
    /// <param name="start">Where the string begins; it goes to the buffer's end.</param>
    /// <param name="isNew">Whether it was not there; it has to stay where it is then.</param>
    public int Add(ReadOnlySpan<byte> text, int start, out bool isNew)
    {
        var own = text[start..];
        var hash = HashOf(own);
        var place = hash & _mask;
        for (; _places[place] > 0; place = (place + 1) & _mask)
        {
            ref readonly var entry = ref _entries[_places[place] - 1];
            if (entry.Hash == hash && entry.Length == own.Length && text.Slice(entry.Start, entry.Length).SequenceEqual(own))
            {
                isNew = false;
                return _places[place] - 1;
            }
        }

        isNew = true;
        if (Count == _entries.Length || Count * 2 > _mask)
        {
            Grow();
            for (place = hash & _mask; _places[place] > 0; place = (place + 1) & _mask)
            {
            }
        }

        _entries[Count] = new Entry(hash, start, own.Length);
        _places[place] = ++Count;
        return Count - 1;
    }

    public void Dispose()
    {
        if (_places.Length > 0)
        {
            ArrayPool<Entry>.Shared.Return(_entries);
            ArrayPool<int>.Shared.Return(_places);
            _entries = [];
            _places = [];
        }
    }

    private void Grow()
    {
        var size = (_mask + 1) * 2;
        var entries = ArrayPool<Entry>.Shared.Rent(size / 2);
        _entries.AsSpan(0, Count).CopyTo(entries);
        ArrayPool<Entry>.Shared.Return(_entries);
        ArrayPool<int>.Shared.Return(_places);
        (_entries, _places, _mask) = (entries, Places(size), size - 1);
        for (var i = 0; i < Count; i++)
        {
            var place = entries[i].Hash & _mask;
            while (_places[place] > 0)
            {
                place = (place + 1) & _mask;
            }

            _places[place] = i + 1;
        }
    }

    private static int[] Places(int size)
    {
        var places = ArrayPool<int>.Shared.Rent(size);
        places.AsSpan(0, size).Clear();
        return places;
    }

    /// <summary>Eight bytes at a time, multiplied to 128 bits and folded.</summary>
    private static int HashOf(ReadOnlySpan<byte> text)
    {
        var hash = Seed ^ (ulong)text.Length;
        while (text.Length >= sizeof(ulong))
        {
            hash = Fold(hash ^ BinaryPrimitives.ReadUInt64LittleEndian(text));
            text = text[sizeof(ulong)..];
        }

        var rest = 0UL;
        foreach (var value in text)
        {
            rest = (rest << 8) | value;
        }

        hash = Fold(hash ^ rest);
        return (int)(hash ^ (hash >> 32));
    }

    private static ulong Fold(ulong value)
    {
        var high = Math.BigMul(value, Factor, out var low);
        return high ^ low ^ Seed;
    }

    private readonly record struct Entry(int Hash, int Start, int Length);
}
