using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace TmfGraph.GraphQL.Language;

/// <summary>Nodes of one kind whose parents are still being read. Each parent remembers where its own begin, and takes them when it ends.</summary>
internal struct NodeStack<T>
    where T : class
{
    private const int InitialSize = 16;

    // the space that a very large document needed is given back
    private const int MaxKept = 4_096;

    private T?[] _items;
    private int _highest;

    public NodeStack() => _items = new T?[InitialSize];

    public int Count { get; private set; }

    public void Push(T item)
    {
        if (Count == _items.Length)
        {
            Array.Resize(ref _items, Count * 2);
        }

        // the array is of exactly this type, which a plain store would check again for each node
        Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_items), Count++) = item;
    }

    /// <summary>Takes what was pushed since the count was <paramref name="mark"/>.</summary>
    public T[] Take(int mark)
    {
        var taken = new T[Count - mark];
        _items.AsSpan(mark, taken.Length).CopyTo(taken!); // all up to the count are there
        _highest = Math.Max(_highest, Count);
        Count = mark;
        return taken;
    }

    /// <summary>Lets go of all nodes, also of those that were taken.</summary>
    public void Clear()
    {
        if (_items.Length > MaxKept)
        {
            _items = new T?[InitialSize];
        }
        else
        {
            Array.Clear(_items, 0, _highest);
        }

        _highest = 0;
        Count = 0;
    }
}
