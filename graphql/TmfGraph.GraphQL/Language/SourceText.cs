using System.Text;
using System.Text.Unicode;

namespace TmfGraph.GraphQL.Language;

/// <summary>The bytes of a document with a blank before and 64 behind them, so that nobody who reads by vectors needs to look for the ends.</summary>
internal sealed class SourceText
{
    private const int Before = 1;
    private const int Behind = 64;

    private byte[] _bytes = [];
    private int _length;

    /// <summary>The document.</summary>
    public ReadOnlySpan<byte> Span => _bytes.AsSpan(Before, _length);

    /// <summary>The document with the blanks behind it.</summary>
    public ReadOnlySpan<byte> Padded => _bytes.AsSpan(Before, _length + Behind);

    /// <summary>Whether it has characters of one byte only.</summary>
    public bool IsAscii { get; private set; }

    /// <summary>Copies a document.</summary>
    /// <exception cref="SyntaxException">It is not UTF-8.</exception>
    public void Set(ReadOnlySpan<byte> utf8)
    {
        IsAscii = Ascii.IsValid(utf8);
        if (!IsAscii && !Utf8.IsValid(utf8))
        {
            throw SyntaxErrors.NotUtf8(FirstInvalid(utf8));
        }

        _length = utf8.Length;
        ScratchArray.EnsureLength(ref _bytes, Before + _length + Behind);
        _bytes[0] = (byte)' ';
        utf8.CopyTo(_bytes.AsSpan(Before));
        _bytes.AsSpan(Before + _length, Behind).Fill((byte)' ');
    }

    /// <summary>Lets go of the space of a large document.</summary>
    public void Trim() => ScratchArray.Trim(ref _bytes);

    /// <summary>Where bytes first stand that are not UTF-8.</summary>
    public static Location FirstInvalid(ReadOnlySpan<byte> utf8)
    {
        var offset = 0;
        int line = 1, column = 1;
        while (Rune.DecodeFromUtf8(utf8[offset..], out var rune, out var length) is System.Buffers.OperationStatus.Done)
        {
            var isLineEnd = rune.Value is '\n' || (rune.Value is '\r' && utf8[(offset + 1)..] is not [(byte)'\n', ..]);
            (line, column) = isLineEnd ? (line + 1, 1) : (line, column + rune.Utf16SequenceLength);
            offset += length;
        }

        return new Location(line, column, offset, Math.Min(offset + 1, utf8.Length));
    }
}
