using System.Text;

namespace TmfGraph.GraphQL.Language;

/// <summary>
/// Reads one token with care: those that a look at single bytes does not tell (strings, numbers), and those that may be wrong.
/// The source must be valid UTF-8 (the parser checks that once, for the whole document).
/// </summary>
/// <seealso href="https://spec.graphql.org/September2025/#sec-Language.Source-Text"/>
internal ref partial struct Lexer(ReadOnlySpan<byte> source)
{
    private readonly ReadOnlySpan<byte> _source = source;
    private int _position;

    /// <summary>The kind of the token that was read; <see cref="TokenKind.EndOfDocument"/> at the end.</summary>
    public TokenKind Kind { get; private set; }

    /// <summary>Offset of the token's first byte.</summary>
    public int Start { get; private set; }

    /// <summary>Offset of the byte after the token.</summary>
    public readonly int End => _position;

    /// <summary>What is wrong, after <see cref="TryRead"/> has said that something is.</summary>
    public SyntaxException? Error { get; private set; }

    /// <summary>The token as written.</summary>
    public readonly ReadOnlySpan<byte> Text => _source[Start.._position];

    /// <summary>Where the token stands.</summary>
    public readonly Location Location => LineCounter.Locate(_source, Start, _position);

    /// <summary>Reads the token that begins at an offset, at which nothing ignored may stand; false when none begins there.</summary>
    public bool TryRead(int start)
    {
        Start = start;
        _position = start;
        if (start == _source.Length)
        {
            Kind = TokenKind.EndOfDocument;
            return true;
        }

        Kind = LexerTables.KindOf(_source[start]);
        switch (Kind)
        {
            case TokenKind.Name:
                _position += LexerTables.NameLength(_source, start);
                return true;
            case TokenKind.Int: return TryReadNumber();
            case TokenKind.Spread: return TryReadSpread();
            case TokenKind.Careful when _source[start] == '"': return TryReadString();
            case TokenKind.Careful when _source[start] == '-': return TryReadNumber();
            case TokenKind.Careful or TokenKind.Invalid: return Fail(SyntaxErrors.UnexpectedCharacter(RuneAt(start), LocationAt(start)));
            default:
                _position++;
                return true;
        }
    }

    private bool TryReadSpread()
    {
        if (!_source[_position..].StartsWith("..."u8))
        {
            return Fail(SyntaxErrors.UnexpectedCharacter(new Rune('.'), LocationAt(_position)));
        }

        _position += 3;
        return true;
    }

    private bool Fail(SyntaxException error)
    {
        Error = error;
        return false;
    }

    private readonly Location LocationAt(int offset) => LineCounter.Locate(_source, offset, Math.Min(offset + 1, _source.Length));

    private readonly Rune RuneAt(int offset)
    {
        Rune.DecodeFromUtf8(_source[offset..], out var rune, out _);
        return rune;
    }
}
