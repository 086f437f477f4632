using System.Buffers;
using System.Text;

namespace TmfGraph.GraphQL.Language;

internal ref partial struct Lexer
{
    private static readonly SearchValues<byte> HexDigits = SearchValues.Create("0123456789abcdefABCDEF"u8);

    private static readonly SearchValues<byte> StringStops = SearchValues.Create("\"\\\n\r"u8);

    /// <summary>What a well-formed string means.</summary>
    /// <param name="source">The document.</param>
    /// <param name="start">Offset of its first quote.</param>
    /// <param name="end">Offset of the byte after its last one.</param>
    /// <param name="isBlock">Whether three quotes are on each side.</param>
    /// <param name="isRemembered">Whether the text may be kept for the next document that has it. What clients send as arguments is not.</param>
    public static string ValueOf(ReadOnlySpan<byte> source, int start, int end, bool isBlock, bool isRemembered)
    {
        var quotes = isBlock ? 3 : 1;
        start += quotes;
        var raw = source[start..(end - quotes)];
        var isPlain = isBlock ? !raw.ContainsAny((byte)'\\', (byte)'\n', (byte)'\r') && raw.ContainsAnyExcept((byte)' ', (byte)'\t') : !raw.Contains((byte)'\\');
        if (isPlain)
        {
            return isRemembered ? TextCache.Get(source, start, raw.Length) : Encoding.UTF8.GetString(raw);
        }

        return isBlock ? BlockString.ValueOf(Encoding.UTF8.GetString(raw)) : Unescape(raw);
    }

    private bool TryReadString()
    {
        if (_source[_position..].StartsWith("\"\"\""u8))
        {
            return TryReadBlockString();
        }

        Kind = TokenKind.String;
        _position++;
        while (true)
        {
            var length = _source[_position..].IndexOfAny(StringStops);
            if (length < 0 || _source[_position + length] is (byte)'\n' or (byte)'\r')
            {
                return Fail(SyntaxErrors.StringNotClosed(LineCounter.Locate(_source, Start, length < 0 ? _source.Length : _position + length)));
            }

            _position += length;
            if (_source[_position] == '"')
            {
                _position++;
                return true;
            }

            // What the escape means is looked at when somebody wants to know; whether it means anything, now.
            var escape = LengthOfEscape(_source[_position..], out _);
            if (escape < 0)
            {
                return Fail(InvalidEscape(~escape));
            }

            _position += escape;
        }
    }

    private bool TryReadBlockString()
    {
        Kind = TokenKind.BlockString;
        _position += 3;
        while (true)
        {
            var length = _source[_position..].IndexOfAny((byte)'"', (byte)'\\');
            if (length < 0)
            {
                return Fail(SyntaxErrors.StringNotClosed(LineCounter.Locate(_source, Start, _source.Length)));
            }

            _position += length;
            var rest = _source[_position..];
            if (rest.StartsWith("\"\"\""u8))
            {
                _position += 3;
                return true;
            }

            _position += rest.StartsWith("\\\"\"\""u8) ? 4 : 1;
        }
    }

    private static string Unescape(ReadOnlySpan<byte> raw)
    {
        var text = new StringBuilder(raw.Length);
        while (raw.IndexOf((byte)'\\') is var length and >= 0)
        {
            text.Append(Encoding.UTF8.GetString(raw[..length]));
            raw = raw[length..];
            raw = raw[LengthOfEscape(raw, out var rune)..];
            text.Append(rune);
        }

        return text.Append(Encoding.UTF8.GetString(raw)).ToString();
    }

    // How many bytes the escape at the beginning of the text has; the complement of how many are to be shown when it is none.
    private static int LengthOfEscape(ReadOnlySpan<byte> text, out Rune rune)
    {
        var kind = text.Length > 1 ? text[1] : (byte)0;
        if (kind == 'u')
        {
            return LengthOfUnicodeEscape(text[2..], out rune);
        }

        var character = kind switch
        {
            (byte)'"' or (byte)'\\' or (byte)'/' => (char)kind,
            (byte)'b' => '\b',
            (byte)'f' => '\f',
            (byte)'n' => '\n',
            (byte)'r' => '\r',
            (byte)'t' => '\t',
            _ => '\0',
        };
        rune = new Rune(character);
        return character == '\0' ? ~2 : 2;
    }

    private static int LengthOfUnicodeEscape(ReadOnlySpan<byte> digits, out Rune rune)
    {
        rune = default;
        if (digits is [(byte)'{', ..])
        {
            // Bounded, so that no error carries a whole document.
            var length = digits[1..Math.Min(digits.Length, 18)].IndexOfAnyExcept(HexDigits);
            var isClosed = length >= 0 && digits[1 + length] == '}';
            return isClosed && length > 0 && TryParseHex(digits.Slice(1, length), out var scalar) && Rune.TryCreate(scalar, out rune)
                ? length + 4
                : ~(3 + Math.Max(length, 0) + (isClosed ? 1 : 0));
        }

        if (digits.Length < 4 || !TryParseHex(digits[..4], out var unit))
        {
            return ~6;
        }

        if (Rune.TryCreate(unit, out rune))
        {
            return 6;
        }

        // Half of a surrogate pair: the other half must follow.
        return digits.Length >= 10 && digits[4..].StartsWith("\\u"u8) && TryParseHex(digits[6..10], out var low) &&
            Rune.TryCreate((char)unit, (char)low, out rune) ? 12 : ~6;
    }

    private static bool TryParseHex(ReadOnlySpan<byte> digits, out int value)
    {
        value = 0;
        foreach (var digit in digits)
        {
            if (!char.IsAsciiHexDigit((char)digit) || value > 0x10FFFF)
            {
                return false;
            }

            value = (value << 4) | (char.IsAsciiDigit((char)digit) ? digit - '0' : (digit | 0x20) - 'a' + 10);
        }

        return true;
    }

    private readonly SyntaxException InvalidEscape(int length)
    {
        var escape = _source[_position..Math.Min(_position + length, _source.Length)];
        var end = escape.IndexOfAny((byte)'\n', (byte)'\r');
        return SyntaxErrors.InvalidEscape(Encoding.UTF8.GetString(end < 0 ? escape : escape[..end]), LocationAt(_position));
    }
}
