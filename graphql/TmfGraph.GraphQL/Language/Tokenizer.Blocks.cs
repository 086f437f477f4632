using System.Diagnostics;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace TmfGraph.GraphQL.Language;

internal readonly ref partial struct Tokenizer
{
    private static readonly Vector512<byte> Offsets = Vector512.CreateSequence((byte)0, (byte)1);

    // Names go on from one block to the next; dots do not, as those near the end of a block need care.
    private static readonly Vector512<byte> GoingOn = Vector512.Create((byte)0x30).WithElement(0, (byte)0x20);

    // Takes the tokens of one block after the other, until there are more than wanted, or one needs care, to which it comes then; returns whether that is so.
    // The kinds of all bytes come out of one table look-up, and those that begin a token are moved together. The places of the arrays are looked up
    // once and not checked, which halved the time: as long as no more tokens are found than wanted there is room for those of another block.
    private bool ReadBlocksVbmi(ref int position, int most)
    {
        Debug.Assert(_tokens.Count <= most && most + BlockSize <= _tokens.Capacity, "Who wants more has made room.");
        ref var source = ref MemoryMarshal.GetReference(_source);
        ref var table = ref Unsafe.As<TokenKind, byte>(ref MemoryMarshal.GetReference(LexerTables.All));
        ref var kindsFound = ref Unsafe.As<TokenKind, byte>(ref MemoryMarshal.GetArrayDataReference(_tokens.Kinds));
        ref var startsFound = ref MemoryMarshal.GetArrayDataReference(_tokens.Starts);
        var low = Vector512.LoadUnsafe(ref table);
        var high = Vector512.LoadUnsafe(ref table, BlockSize);
        nint at = position;
        nint found = _tokens.Count;
        ulong careful;
        do
        {
            var bytes = Vector512.LoadUnsafe(ref source, (nuint)at);
            var kinds = Avx512Vbmi.PermuteVar64x8x2(low, bytes, high);
            var before = Avx512Vbmi.PermuteVar64x8x2(low, Vector512.LoadUnsafe(ref Unsafe.Subtract(ref source, 1), (nuint)at), high);

            var goesOn = kinds & before & GoingOn;
            var begins = Vector512.Equals((kinds & Vector512.Create((byte)0x80)) | goesOn, Vector512.Create((byte)0x80));
            careful = ((kinds << 1) | bytes).ExtractMostSignificantBits();
            var length = BlockSize;
            if (careful != 0)
            {
                var dots = Vector512.Equals(kinds, Vector512.Create((byte)TokenKind.Spread)).ExtractMostSignificantBits();
                careful &= ~dots | (dots & ~(dots << 1) & ~SpreadsAmong(dots, (before << 2).ExtractMostSignificantBits()));
                if (careful != 0)
                {
                    length = BitOperations.TrailingZeroCount(careful);
                    begins &= Vector512.LessThan(Offsets, Vector512.Create((byte)length));
                }
            }

            var count = BitOperations.PopCount(begins.ExtractMostSignificantBits());
            Avx512Vbmi2.Compress(Vector512<byte>.Zero, begins, kinds).StoreUnsafe(ref kindsFound, (nuint)found);
            var offsets = Avx512Vbmi2.Compress(Vector512<byte>.Zero, begins, Offsets);
            StoreStarts(offsets, (int)at, count, ref Unsafe.Add(ref startsFound, found));
            at += length;
            found += count;
        }
        while (careful == 0 && at < _source.Length && found <= most);

        position = (int)at;
        _tokens.Count = (int)found;
        return careful != 0;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void StoreStarts(Vector512<byte> offsets, int position, int count, ref int starts)
    {
        var origin = Vector512.Create(position);
        (Avx512F.ConvertToVector512Int32(offsets.GetLower().GetLower()) + origin).StoreUnsafe(ref starts);
        if (count > 16)
        {
            (Avx512F.ConvertToVector512Int32(offsets.GetLower().GetUpper()) + origin).StoreUnsafe(ref starts, 16);
            if (count > 32)
            {
                (Avx512F.ConvertToVector512Int32(offsets.GetUpper().GetLower()) + origin).StoreUnsafe(ref starts, 32);
                (Avx512F.ConvertToVector512Int32(offsets.GetUpper().GetUpper()) + origin).StoreUnsafe(ref starts, 48);
            }
        }
    }

    // The same with what every processor has.
    private bool ReadBlocks(ref int position, int most)
    {
        int length;
        do
        {
            length = ReadBlock(position);
            position += length;
        }
        while (length == BlockSize && position < _source.Length && _tokens.Count <= most);

        return length < BlockSize;
    }

    // Returns how many bytes were taken.
    private int ReadBlock(int position)
    {
        ulong names = 0, ignored = 0, careful = 0, dots = 0;
        for (var i = 0; i < BlockSize; i += Vector256<byte>.Count)
        {
            var bytes = Vector256.LoadUnsafe(ref MemoryMarshal.GetReference(_source), (nuint)(position + i));
            names |= (ulong)NameParts(bytes).ExtractMostSignificantBits() << i;
            ignored |= (ulong)Ignored(bytes).ExtractMostSignificantBits() << i;
            careful |= (ulong)Careful(bytes).ExtractMostSignificantBits() << i;
            dots |= (ulong)Is(bytes, '.').ExtractMostSignificantBits() << i;
        }

        var follows = (names << 1) | (position > 0 && LexerTables.IsNamePart(_source[position - 1]) ? 1UL : 0);
        var spreads = SpreadsAmong(dots, follows);
        careful |= dots & ~(dots << 1) & ~spreads;
        var begins = spreads | (names & ~follows) | ~(names | ignored | careful | dots);
        var length = BlockSize;
        if (careful != 0)
        {
            length = BitOperations.TrailingZeroCount(careful);
            begins &= (1UL << length) - 1;
        }

        for (; begins != 0; begins &= begins - 1)
        {
            var start = position + BitOperations.TrailingZeroCount(begins);
            _tokens.Add(LexerTables.KindOf(_source[start]), start);
        }

        return length;
    }

    private static Vector256<byte> NameParts(Vector256<byte> bytes) =>
        Vector256.LessThan((bytes | Vector256.Create((byte)0x20)) - Vector256.Create((byte)'a'), Vector256.Create((byte)26)) |
        Vector256.LessThan(bytes - Vector256.Create((byte)'0'), Vector256.Create((byte)10)) |
        Is(bytes, '_');

    private static Vector256<byte> Ignored(Vector256<byte> bytes) =>
        Is(bytes, ' ') | Is(bytes, '\n') | Is(bytes, ',') | Is(bytes, '\r') | Is(bytes, '\t');

    private static Vector256<byte> Careful(Vector256<byte> bytes) =>
        Is(bytes, '"') | Is(bytes, '#') | Is(bytes, '-') | Is(bytes, '+') | Vector256.GreaterThanOrEqual(bytes, Vector256.Create((byte)0x80));

    private static Vector256<byte> Is(Vector256<byte> bytes, char character) => Vector256.Equals(bytes, Vector256.Create((byte)character));
}
