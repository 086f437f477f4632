using System.Buffers;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace TmfGraph.GraphQL.Execution;

// Why there is a pool of our own
// ------------------------------
// ArrayPool.Shared keeps 32 arrays of a size for each core. Requests hold theirs while they wait for others (what a source has answered, what was
// found in it, the body of a call), so fifty of them at a time on one core find that pool empty, and drop into a full one when they end. What is
// allocated then is mostly large, and every few large objects cost a collection of everything: measured under such a load, a sixth of all time.
//
// So arrays are kept by what they weigh, not by how many they are. Each core has a shelf of its own, and takes from those of others before it
// allocates. What nobody has needed for a while goes back to the collector.

/// <summary>Arrays that requests work with, also across waits. For what is returned before the next wait, <see cref="ArrayPool{T}.Shared"/> is as good.</summary>
public sealed class RequestArrays<T> : ArrayPool<T>
    where T : unmanaged
{
    private const int SmallestBits = 4;
    private const int LargestArray = 1024 * 1024;
    private const int KeptInAll = 64 * 1024 * 1024;
    private const long IdleMilliseconds = 30_000;

    private readonly Shelf[] _shelves;
    private long _trimmedAt = Environment.TickCount64;

    /// <param name="shelves">How many shelves there are; those of a process have one for each core.</param>
    /// <param name="keptBytes">What is kept at most, in bytes.</param>
    internal RequestArrays(int shelves, int keptBytes)
    {
        var sizes = BitOperations.Log2((uint)MaxLength) - SmallestBits + 1;
        _shelves = new Shelf[shelves];
        for (var i = 0; i < shelves; i++)
        {
            _shelves[i] = new Shelf(sizes, keptBytes / shelves);
        }
    }

#pragma warning disable CA1000 // as ArrayPool<T>.Shared, in whose place it stands
    /// <summary>The longest array that is kept; longer ones are those of <see cref="ArrayPool{T}.Shared"/>.</summary>
    public static int MaxLength { get; } = 1 << BitOperations.Log2((uint)(LargestArray / Unsafe.SizeOf<T>()));

    /// <summary>The pool of the process: it keeps up to 64 MB of each kind of array, and up to 1 MB of one array.</summary>
    public static RequestArrays<T> Pool { get; } = CreatePool(); // after what it is made with
#pragma warning restore CA1000

    /// <inheritdoc/>
    public override T[] Rent(int minimumLength)
    {
        if (minimumLength > MaxLength)
        {
            return Shared.Rent(minimumLength);
        }

        ArgumentOutOfRangeException.ThrowIfNegative(minimumLength);
        var size = SizeOf(minimumLength);
        var own = OwnShelf;
        for (var i = 0; i < _shelves.Length; i++)
        {
            if (_shelves[(own + i) % _shelves.Length].Take(size) is { } array)
            {
                return array;
            }
        }

        return GC.AllocateUninitializedArray<T>(1 << (size + SmallestBits));
    }

    /// <inheritdoc/>
    public override void Return(T[] array, bool clearArray = false)
    {
        ArgumentNullException.ThrowIfNull(array);
        if (clearArray)
        {
            Array.Clear(array);
        }

        if (array.Length > MaxLength)
        {
            Shared.Return(array);
        }
        else if (array.Length >= 1 << SmallestBits && BitOperations.IsPow2(array.Length))
        {
            _shelves[OwnShelf].Put(array, SizeOf(array.Length));
        }
    }

    /// <summary>Gives up the arrays that were not needed since it was asked the last time.</summary>
    internal void Trim()
    {
        foreach (var shelf in _shelves)
        {
            shelf.Trim();
        }
    }

    private int OwnShelf => _shelves.Length == 1 ? 0 : (int)((uint)Thread.GetCurrentProcessorId() % (uint)_shelves.Length);

    private static int SizeOf(int length) => BitOperations.Log2((uint)Math.Max(length - 1, (1 << SmallestBits) - 1)) + 1 - SmallestBits;

    private static RequestArrays<T> CreatePool()
    {
        var pool = new RequestArrays<T>(Environment.ProcessorCount, KeptInAll);
        _ = new FullCollection(pool);
        return pool;
    }

    private void TrimIdle()
    {
        var now = Environment.TickCount64;
        if (now - _trimmedAt >= IdleMilliseconds)
        {
            _trimmedAt = now;
            Trim();
        }
    }

    /// <summary>Arrays of all sizes.</summary>
    private sealed class Shelf(int sizes, int keptBytes)
    {
        private readonly Stack<T[]>[] _arrays = [.. Enumerable.Range(0, sizes).Select(_ => new Stack<T[]>())];
        private readonly int[] _fewest = new int[sizes];
        private readonly Lock _lock = new();
        private long _bytes;

        public T[]? Take(int size)
        {
            lock (_lock)
            {
                if (!_arrays[size].TryPop(out var array))
                {
                    return null;
                }

                _bytes -= BytesOf(array);
                _fewest[size] = Math.Min(_fewest[size], _arrays[size].Count);
                return array;
            }
        }

        public void Put(T[] array, int size)
        {
            lock (_lock)
            {
                if (_bytes + BytesOf(array) <= keptBytes)
                {
                    _bytes += BytesOf(array);
                    _arrays[size].Push(array);
                }
            }
        }

        public void Trim()
        {
            lock (_lock)
            {
                for (var size = 0; size < _arrays.Length; size++)
                {
                    for (; _fewest[size] > 0; _fewest[size]--)
                    {
                        _bytes -= BytesOf(_arrays[size].Pop());
                    }

                    _fewest[size] = _arrays[size].Count;
                }
            }
        }

        private static long BytesOf(T[] array) => (long)array.Length * Unsafe.SizeOf<T>();
    }

    /// <summary>Is told of every full collection: an object that nobody holds, and that comes back each time it has gone.</summary>
    private sealed class FullCollection(RequestArrays<T> pool)
    {
        ~FullCollection()
        {
            pool.TrimIdle();
            GC.ReRegisterForFinalize(this);
        }
    }
}
