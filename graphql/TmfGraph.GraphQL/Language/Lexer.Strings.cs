using System.Buffers;
using System.Text;

namespace TmfGraph.GraphQL.Language;

internal ref partial struct Lexer
{
    private static readonly SearchValues<byte> HexDigits = SearchValues.Create("0123456789abcdefABCDEF"u8);

    private static readonly SearchValues<byte> StringStops = SearchValues.Create("\"\\\n\r"u8);

    /// <summary>What the string token it stands on means.</summary>
    /// <param name="isRemembered">Whether the text may be kept for the next document that has it. What clients send as arguments is not.</param>
    public readonly string StringValue(bool isRemembered)
    {
        var quotes = Kind is TokenKind.BlockString ? 3 : 1;
        var start = Start + quotes;
        var raw = _source[start..(_position - quotes)];
        if (Kind is TokenKind.BlockString ? !_hasEscapes && raw.ContainsAnyExcept((byte)' ', (byte)'\t') : !_hasEscapes)
        {
            return isRemembered ? TextCache.Get(_source, start, raw.Length) : Encoding.UTF8.GetString(raw);
        }

        return Kind is TokenKind.BlockString ? BlockString.ValueOf(Encoding.UTF8.GetString(raw)) : Unescape(raw);
    }

    private void LexString()
    {
        if (_source[_position..].StartsWith("\"\"\""u8))
        {
            LexBlockString();
            return;
        }

        Kind = TokenKind.String;
        _hasEscapes = false;
        _position++;
        while (true)
        {
            var length = _source[_position..].IndexOfAny(StringStops);
            if (length < 0 || _source[_position + length] is (byte)'\n' or (byte)'\r')
            {
                throw SyntaxErrors.StringNotClosed(Location with { End = length < 0 ? _source.Length : _position + length });
            }

            _position += length;
            if (_source[_position++] == '"')
            {
                break;
            }

            // A backslash takes the next byte along; what the escape means, and whether it means anything, is looked at now, so that
            // errors come in the order of the document.
            _position--;
            _hasEscapes = true;
            _position += ReadEscape(_position, out _);
        }

        _lineSurplus += CountSurplus(_source[Start.._position]);
    }

    private void LexBlockString()
    {
        Kind = TokenKind.BlockString;
        _hasEscapes = false;
        _position += 3;
        var lastLine = Start;
        while (true)
        {
            var length = _source[_position..].IndexOfAny(StringStops);
            if (length < 0)
            {
                throw SyntaxErrors.StringNotClosed(new Location(Line, Column, Start, _source.Length));
            }

            _position += length;
            var rest = _source[_position..];
            if (rest.StartsWith("\"\"\""u8))
            {
                _position += 3;
                break;
            }

            _hasEscapes |= rest[0] != '"';
            if (rest[0] is (byte)'\n' or (byte)'\r')
            {
                SkipLineEnd();
                lastLine = _position;
            }
            else
            {
                _position += rest.StartsWith("\\\"\"\""u8) ? 4 : 1;
            }
        }

        _lineSurplus += CountSurplus(_source[lastLine.._position]);
    }

    private readonly string Unescape(ReadOnlySpan<byte> raw)
    {
        var text = new StringBuilder(raw.Length);
        var offset = Start + 1;
        while (raw.IndexOf((byte)'\\') is var length and >= 0)
        {
            text.Append(Encoding.UTF8.GetString(raw[..length]));
            var consumed = ReadEscape(offset + length, out var rune);
            text.Append(rune);
            raw = raw[(length + consumed)..];
            offset += length + consumed;
        }

        return text.Append(Encoding.UTF8.GetString(raw)).ToString();
    }

    // Reads the escape whose backslash is at the offset; returns its length in bytes.
    private readonly int ReadEscape(int offset, out Rune rune)
    {
        var kind = offset + 1 < _source.Length ? _source[offset + 1] : (byte)0;
        if (kind == 'u')
        {
            return ReadUnicodeEscape(offset, out rune);
        }

        rune = kind switch
        {
            (byte)'"' => new Rune('"'),
            (byte)'\\' => new Rune('\\'),
            (byte)'/' => new Rune('/'),
            (byte)'b' => new Rune('\b'),
            (byte)'f' => new Rune('\f'),
            (byte)'n' => new Rune('\n'),
            (byte)'r' => new Rune('\r'),
            (byte)'t' => new Rune('\t'),
            _ => throw InvalidEscape(offset, 2),
        };
        return 2;
    }

    private readonly int ReadUnicodeEscape(int offset, out Rune rune)
    {
        var digits = _source[(offset + 2)..];
        if (digits is [(byte)'{', ..])
        {
            // Bounded, so that no error carries a whole document.
            var length = digits[1..Math.Min(digits.Length, 18)].IndexOfAnyExcept(HexDigits);
            var isClosed = length >= 0 && digits[1 + length] == '}';
            if (isClosed && length > 0 && TryParseHex(digits.Slice(1, length), out var scalar) && Rune.TryCreate(scalar, out rune))
            {
                return length + 4;
            }

            throw InvalidEscape(offset, 3 + Math.Max(length, 0) + (isClosed ? 1 : 0));
        }

        if (digits.Length < 4 || !TryParseHex(digits[..4], out var unit))
        {
            throw InvalidEscape(offset, 6);
        }

        if (Rune.TryCreate(unit, out rune))
        {
            return 6;
        }

        // Half of a surrogate pair: the other half must follow.
        if (digits.Length >= 10 && digits[4..].StartsWith("\\u"u8) && TryParseHex(digits[6..10], out var low) &&
            Rune.TryCreate((char)unit, (char)low, out rune))
        {
            return 12;
        }

        throw InvalidEscape(offset, 6);
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

    private readonly SyntaxException InvalidEscape(int offset, int length)
    {
        var escape = _source[offset..Math.Min(offset + length, _source.Length)];
        var end = escape.IndexOfAny((byte)'\n', (byte)'\r');
        return SyntaxErrors.InvalidEscape(Encoding.UTF8.GetString(end < 0 ? escape : escape[..end]), LocationAt(offset));
    }
}
