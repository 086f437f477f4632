using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Text;

namespace TmfGraph.GraphQL.Language;

/// <summary>Finds the line and column of places in a document, which have to be asked for in their order.</summary>
internal ref struct LineCounter
{
    private readonly ReadOnlySpan<byte> _source;
    private readonly bool _isAscii;
    private int _line = 1;
    private int _lineStart;
    private int _lineEnd;

    // By how much a column is less than it would be in bytes, for what was seen of this line, and how far that is.
    private int _surplus;
    private int _counted;

    /// <param name="isAscii">Whether the source is known to have characters of one byte only.</param>
    public LineCounter(ReadOnlySpan<byte> source, bool isAscii)
    {
        _source = source;
        _isAscii = isAscii;
        BeginLine(source.StartsWith("\uFEFF"u8) ? 3 : 0); // a mark at the very start belongs to the file and not to its first line
    }

    /// <summary>The one place that is wanted of a document.</summary>
    public static Location Locate(ReadOnlySpan<byte> source, int start, int end) => new LineCounter(source, isAscii: false).At(start, end);

    /// <summary>What stands from one offset to another.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Location At(int start, int end = 0)
    {
        if (start > _lineEnd || !_isAscii)
        {
            GoTo(start);
        }

        return new Location(_line, start - _lineStart + 1 - _surplus, start, end);
    }

    private void GoTo(int start)
    {
        while (start > _lineEnd)
        {
            _line++;
            BeginLine(_lineEnd + (_source[_lineEnd] == '\r' && _lineEnd + 1 < _source.Length && _source[_lineEnd + 1] == '\n' ? 2 : 1));
        }

        if (!_isAscii)
        {
            CountSurplus(start);
        }
    }

    private void BeginLine(int start)
    {
        _lineStart = start;
        _surplus = 0;
        _counted = start;
        _lineEnd = LineEndFrom(start);
    }

    // Most lines are short, so that one look at a vector finds their end.
    private readonly int LineEndFrom(int start)
    {
        if (start + Vector256<byte>.Count <= _source.Length)
        {
            var bytes = Vector256.LoadUnsafe(ref MemoryMarshal.GetReference(_source), (nuint)start);
            var ends = Vector256.Equals(bytes, Vector256.Create((byte)'\n')) | Vector256.Equals(bytes, Vector256.Create((byte)'\r'));
            var bits = ends.ExtractMostSignificantBits();
            if (bits != 0)
            {
                return start + BitOperations.TrailingZeroCount(bits);
            }
        }

        var length = _source[start..].IndexOfAny((byte)'\n', (byte)'\r');
        return length < 0 ? _source.Length : start + length;
    }

    // Columns count UTF-16 code units, as editors and other servers do: one byte too many for each that continues a character, but a
    // character of four bytes is two units.
    private void CountSurplus(int offset)
    {
        if (offset <= _counted)
        {
            return;
        }

        var passed = _source[_counted..offset];
        _counted = offset;
        if (!Ascii.IsValid(passed))
        {
            foreach (var value in passed)
            {
                _surplus += (value & 0xC0) == 0x80 ? 1 : value >= 0xF0 ? -1 : 0;
            }
        }
    }
}
