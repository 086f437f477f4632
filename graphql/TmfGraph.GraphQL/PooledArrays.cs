using System.Buffers;

namespace TmfGraph.GraphQL;

/// <summary>Rented arrays that turn out to be too short.</summary>
public static class PooledArrays
{
    /// <summary>
    /// Puts a longer array, at least twice as long, in the place of one that was rented from the pool, which is given back. When the pool has none,
    /// everything stays as it was.
    /// </summary>
    /// <param name="array">Not used by anybody else; an empty one need not be rented.</param>
    /// <param name="kept">How many of its first items the longer one begins with; what follows them is anything.</param>
    /// <param name="needed">How long the new one has to be at least.</param>
    public static void Grow<T>(this ArrayPool<T> pool, ref T[] array, int kept, int needed)
    {
        ArgumentNullException.ThrowIfNull(pool);
        ArgumentNullException.ThrowIfNull(array);
        var longer = pool.Rent(Math.Max(array.Length * 2, needed));
        array.AsSpan(0, kept).CopyTo(longer);
        if (array.Length > 0)
        {
            pool.Return(array);
        }

        array = longer;
    }
}
