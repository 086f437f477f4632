using System.Text;

namespace TmfGraph.GraphQL.Language;

/// <summary>
/// Splits a UTF-8 document into tokens. It stands on one token at a time; <see cref="MoveNext"/> goes to the next.
/// The source must be valid UTF-8 (the parser checks that once, for the whole document).
/// </summary>
/// <seealso href="https://spec.graphql.org/September2025/#sec-Language.Source-Text"/>
internal ref partial struct Lexer
{
    private readonly ReadOnlySpan<byte> _source;
    private int _position;
    private int _line;
    private int _lineStart;

    // By how much a column is less than it would be in bytes, for what was seen of this line.
    private int _lineSurplus;

    // Whether the string token has escapes or, in a block string, several lines, so that its bytes are not its value.
    private bool _hasEscapes;

    public Lexer(ReadOnlySpan<byte> source)
    {
        _source = source;
        _line = 1;
        if (source.StartsWith("\uFEFF"u8))
        {
            // A mark at the very start belongs to the file and not to its first line.
            _position = 3;
            _lineStart = 3;
        }
    }

    /// <summary>The kind of the token it stands on; <see cref="TokenKind.EndOfDocument"/> at the end.</summary>
    public TokenKind Kind { get; private set; }

    /// <summary>Offset of the token's first byte.</summary>
    public int Start { get; private set; }

    /// <summary>Offset of the byte after the token.</summary>
    public readonly int End => _position;

    /// <summary>Line the token begins in, from 1.</summary>
    public int Line { get; private set; }

    /// <summary>Column of the token's first character, from 1, see <see cref="Location"/>.</summary>
    public int Column { get; private set; }

    /// <summary>The token as written.</summary>
    public readonly ReadOnlySpan<byte> Text => _source[Start.._position];

    /// <summary>Where the token stands.</summary>
    public readonly Location Location => new(Line, Column, Start, _position);

    /// <summary>Goes to the next token.</summary>
    /// <exception cref="SyntaxException">The bytes there begin no token.</exception>
    public void MoveNext()
    {
        var source = _source;
        var position = _position;
        var kind = TokenKind.EndOfDocument;
        while ((uint)position < (uint)source.Length && (kind = LexerTables.KindOf(source[position])) is LexerTables.Ignored)
        {
            position = source[position] == ' ' ? position + 1 : SkipIgnored(position);
            kind = TokenKind.EndOfDocument;
        }

        Kind = kind;
        Start = position;
        Line = _line;
        Column = ColumnAt(position);
        if (kind is TokenKind.Name)
        {
            _position = position + LexerTables.NameLength(source, position);
        }
        else if (LexerTables.IsPunctuator(kind))
        {
            _position = position + 1;
        }
        else
        {
            _position = position;
            LexOther(kind);
        }
    }

    private void LexOther(TokenKind kind)
    {
        switch (kind)
        {
            case TokenKind.EndOfDocument: break;
            case TokenKind.Spread: LexSpread(); break;
            case TokenKind.String: LexString(); break;
            case TokenKind.Int: LexNumber(); break;
            default: throw UnexpectedCharacter();
        }
    }

    private SyntaxException UnexpectedCharacter()
    {
        Start = _position;
        return SyntaxErrors.UnexpectedCharacter(RuneAt(_position), LocationAt(_position));
    }

    private void LexSpread()
    {
        if (!_source[_position..].StartsWith("..."u8))
        {
            throw SyntaxErrors.UnexpectedCharacter(new Rune('.'), LocationAt(_position));
        }

        _position += 3;
    }

    // Where what is ignored at the position ends; a byte that only seemed to be ignored begins no token.
    private int SkipIgnored(int position)
    {
        _position = position;
        switch (_source[position])
        {
            case (byte)'\n' or (byte)'\r': SkipLineEnd(); break;
            case (byte)'\t' or (byte)',': _position++; break;
            case (byte)'#': SkipComment(); break;
            case 0xEF when _source[position..].StartsWith("\uFEFF"u8):
                _position += 3;
                _lineSurplus += 2;
                break;
            default: throw UnexpectedCharacter();
        }

        return _position;
    }

    private void SkipLineEnd()
    {
        var source = _source;
        var position = _position;
        position += source[position] == '\r' && position + 1 < source.Length && source[position + 1] == '\n' ? 2 : 1;
        _line++;
        _lineStart = position;
        _lineSurplus = 0;
        _position = position + LexerTables.IndentLength(source, position);
    }

    private void SkipComment()
    {
        var comment = _source[_position..];
        var length = comment.IndexOfAny((byte)'\n', (byte)'\r');
        if (length < 0)
        {
            // Only at the end of the document does a token (its end) follow on the comment's line.
            length = comment.Length;
            _lineSurplus += CountSurplus(comment);
        }

        _position += length;
    }

    private readonly int ColumnAt(int offset) => offset - _lineStart - _lineSurplus + 1;

    // For places inside the token it stands on, before the token's own bytes count in the surplus.
    private readonly Location LocationAt(int offset) =>
        new(_line, ColumnAt(offset) - CountSurplus(_source[Math.Max(Start, _lineStart)..offset]), offset, Math.Min(offset + 1, _source.Length));

    private readonly Rune RuneAt(int offset)
    {
        Rune.DecodeFromUtf8(_source[offset..], out var rune, out _);
        return rune;
    }

    private static bool IsNameStart(byte value) => LexerTables.KindOf(value) is TokenKind.Name;

    // Columns count UTF-16 code units, as editors and other servers do: one byte too many for each that continues a character, but a
    // character of four bytes is two units.
    private static int CountSurplus(ReadOnlySpan<byte> utf8)
    {
        if (Ascii.IsValid(utf8))
        {
            return 0;
        }

        var count = 0;
        foreach (var value in utf8)
        {
            count += (value & 0xC0) == 0x80 ? 1 : value >= 0xF0 ? -1 : 0;
        }

        return count;
    }
}
