using System.Buffers;
using System.Runtime.CompilerServices;

namespace TmfGraph.GraphQL.Language;

/// <summary>
/// Arrays that a thread keeps for the next document while they are small. Large ones come from the shared pool, and go back to it, which lets go of them in time.
/// </summary>
internal static class ScratchArray
{
    private const int MaxKeptBytes = 262_144;

    /// <summary>Makes an array at least so long; its first <paramref name="kept"/> items stay.</summary>
    public static void EnsureLength<T>(ref T[] array, int length, int kept = 0)
        where T : unmanaged
    {
        if (array.Length >= length)
        {
            return;
        }

        var longer = IsKept<T>(length) ? GC.AllocateUninitializedArray<T>(length) : ArrayPool<T>.Shared.Rent(length);
        array.AsSpan(0, kept).CopyTo(longer);
        GiveBack(array);
        array = longer;
    }

    /// <summary>Lets go of an array that is too large to keep.</summary>
    public static void Trim<T>(ref T[] array)
        where T : unmanaged
    {
        if (!IsKept<T>(array.Length))
        {
            GiveBack(array);
            array = [];
        }
    }

    private static void GiveBack<T>(T[] array)
        where T : unmanaged
    {
        if (!IsKept<T>(array.Length))
        {
            ArrayPool<T>.Shared.Return(array);
        }
    }

    private static bool IsKept<T>(int length)
        where T : unmanaged
        => length <= MaxKeptBytes / Unsafe.SizeOf<T>();
}
