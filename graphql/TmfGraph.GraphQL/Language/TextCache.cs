using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Text;

namespace TmfGraph.GraphQL.Language;

/// <summary>
/// Strings of names and short descriptions that were read lately, by any document. A name that documents repeat, within one or one after the other,
/// costs neither memory nor decoding; names of documents are most often the very strings that the schema has.
/// </summary>
/// <remarks>
/// Each text has one place; a new text takes it from the old one. So the cache needs no lock, cannot grow, and names that somebody chose to
/// share a place cost no more than making their strings. Full of the longest texts it holds some 6 MB.
/// </remarks>
internal static class TextCache
{
    // longer texts are seldom repeated, and few of them fill much memory
    private const int MaxLength = 160;

    private const int Size = 16_384;

    private static readonly Entry?[] Entries = new Entry?[Size];

    // sixteen bytes from sixteen minus a length on keep that many bytes of a vector
    private static ReadOnlySpan<byte> Masks =>
    [
        0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    ];

    /// <summary>The string of a part of the source, which is valid UTF-8.</summary>
    public static string Get(ReadOnlySpan<byte> source, int start, int length)
    {
        if (length > Vector128<byte>.Count || start + Vector128<byte>.Count > source.Length)
        {
            return GetSlow(source.Slice(start, length));
        }

        // whatever follows the name is masked out
        var bytes = Vector128.LoadUnsafe(ref MemoryMarshal.GetReference(source), (nuint)start)
            & Vector128.LoadUnsafe(ref MemoryMarshal.GetReference(Masks), (nuint)(Vector128<byte>.Count - length));
        return Get(bytes.AsUInt64(), source, start, length);
    }

    private static string Get(Vector128<ulong> bytes, ReadOnlySpan<byte> source, int start, int length)
    {
        var low = bytes.ToScalar();
        var high = bytes.GetElement(1);
        ref var place = ref PlaceOf(low, high);
        return place is { } entry && entry.Low == low && entry.High == high && entry.Length == length
            ? entry.Text
            : Replace(ref place, low, high, source.Slice(start, length));
    }

    private static string GetSlow(ReadOnlySpan<byte> text)
    {
        Span<byte> padded = stackalloc byte[Vector128<byte>.Count];
        if (text.Length <= padded.Length)
        {
            padded.Clear();
            text.CopyTo(padded);
            return Get(Vector128.Create<byte>(padded).AsUInt64(), text, 0, text.Length);
        }

        if (text.Length > MaxLength || !Ascii.IsValid(text)) // what is not ASCII would not be found again below
        {
            return Encoding.UTF8.GetString(text);
        }

        var hash = default(HashCode);
        hash.AddBytes(text);
        var low = (ulong)hash.ToHashCode();
        ref var place = ref PlaceOf(low, 0);
        return place is { } entry && entry.Low == low && entry.Length == text.Length && Ascii.Equals(text, entry.Text)
            ? entry.Text
            : Replace(ref place, low, 0, text);
    }

    private static ref Entry? PlaceOf(ulong low, ulong high) =>
        ref Entries[BitOperations.Crc32C(BitOperations.Crc32C(0, low), high) % Size];

    private static string Replace(ref Entry? place, ulong low, ulong high, ReadOnlySpan<byte> text)
    {
        var added = Encoding.UTF8.GetString(text);
        place = new Entry(low, high, text.Length, added);
        return added;
    }

    /// <param name="Low">The first eight bytes of a text of at most sixteen, padded with zeros; the hash of a longer one.</param>
    /// <param name="High">The next eight bytes; zero for a longer one.</param>
    /// <param name="Length">How many bytes the text has.</param>
    private sealed record Entry(ulong Low, ulong High, int Length, string Text);
}
