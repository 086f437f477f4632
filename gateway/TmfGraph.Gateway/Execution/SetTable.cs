using System.Buffers;
using TmfGraph.GraphQL;

namespace TmfGraph.Gateway.Execution;

/// <summary>Finds texts that stand in one buffer by their hash and length; whether one of them is equal to what is looked for is for the caller to say.</summary>
internal sealed class SetTable : IDisposable
{
    private const int StartSize = 64;

    private Entry[] _entries = ArrayPool<Entry>.Shared.Rent(StartSize);

    // numbers of entries plus one, at the place their hash says or the next free one; at most half of the places are taken
    private int[] _places = Places(StartSize * 2);
    private int _mask = (StartSize * 2) - 1;

    public int Count { get; private set; }

    /// <summary>Where a text begins.</summary>
    public int StartOf(int number) => _entries[number].Start;

    /// <summary>The place at which to begin to look.</summary>
    public int PlaceOf(int hash) => hash & _mask;

    /// <summary>The number of the next text with that hash and length; -1 when there is none.</summary>
    /// <param name="place">Where to look on: <see cref="PlaceOf"/> at first. In the end it is free, for <see cref="Add"/>.</param>
    public int Next(int hash, int length, ref int place)
    {
        while (_places[place] is > 0 and var next)
        {
            place = (place + 1) & _mask;
            ref readonly var entry = ref _entries[next - 1];
            if (entry.Hash == hash && entry.Length == length)
            {
                return next - 1;
            }
        }

        return -1;
    }

    /// <summary>Adds a text that is not there, and gives its number.</summary>
    /// <param name="place">The free one where the search has ended.</param>
    /// <param name="start">Where the text begins; it has to stay there.</param>
    public int Add(int hash, int place, int start, int length)
    {
        if (Count == _entries.Length || Count * 2 > _mask)
        {
            Grow();
            place = FreePlace(hash);
        }

        _entries[Count] = new Entry(hash, start, length);
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
        ArrayPool<Entry>.Shared.Grow(ref _entries, Count, size / 2);
        ArrayPool<int>.Shared.Return(_places);
        (_places, _mask) = (Places(size), size - 1);
        for (var i = 0; i < Count; i++)
        {
            _places[FreePlace(_entries[i].Hash)] = i + 1;
        }
    }

    private int FreePlace(int hash)
    {
        var place = PlaceOf(hash);
        while (_places[place] > 0)
        {
            place = (place + 1) & _mask;
        }

        return place;
    }

    private static int[] Places(int size)
    {
        var places = ArrayPool<int>.Shared.Rent(size);
        places.AsSpan(0, size).Clear();
        return places;
    }

    private readonly record struct Entry(int Hash, int Start, int Length);
}
