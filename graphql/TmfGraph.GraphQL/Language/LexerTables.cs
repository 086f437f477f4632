namespace TmfGraph.GraphQL.Language;

/// <summary>What bytes are to the tokenizer.</summary>
internal static class LexerTables
{
    private static readonly TokenKind[] Kinds = CreateKinds();

    private static readonly bool[] NameBytes = [.. Enumerable.Range(0, 256).Select(static value => IsName((byte)value))];

    /// <summary>The kinds of all bytes.</summary>
    public static ReadOnlySpan<TokenKind> All => Kinds;

    /// <summary>The kind of token that begins with the byte, as far as that tells.</summary>
    public static TokenKind KindOf(byte first) => Kinds[first];

    /// <summary>Whether the byte may stand in a name; digits may.</summary>
    public static bool IsNamePart(byte value) => NameBytes[value];

    /// <summary>How many bytes of a name stand from a position on.</summary>
    /// <remarks>
    /// One byte at a time: where the next token begins is then guessed by the processor ahead of time, while a length counted in a vector has to be
    /// waited for.
    /// </remarks>
    public static int NameLength(ReadOnlySpan<byte> source, int position)
    {
        var names = NameBytes;
        var end = position;
        while ((uint)end < (uint)source.Length && names[source[end]])
        {
            end++;
        }

        return end - position;
    }

    private static bool IsName(byte value) => char.IsAsciiLetterOrDigit((char)value) || value == '_';

    private static TokenKind[] CreateKinds()
    {
        var kinds = new TokenKind[256];
        Array.Fill(kinds, TokenKind.Careful);
        for (var value = 0; value < 128; value++)
        {
            kinds[value] = !IsName((byte)value) ? TokenKind.Invalid : char.IsAsciiDigit((char)value) ? TokenKind.Int : TokenKind.Name;
        }

        foreach (var value in " \t,\n\r"u8)
        {
            kinds[value] = TokenKind.Ignored;
        }

        foreach (var value in "\"#-+"u8)
        {
            kinds[value] = TokenKind.Careful;
        }

        kinds['.'] = TokenKind.Spread;
        kinds['!'] = TokenKind.Bang;
        kinds['$'] = TokenKind.Dollar;
        kinds['&'] = TokenKind.Ampersand;
        kinds['('] = TokenKind.ParenOpen;
        kinds[')'] = TokenKind.ParenClose;
        kinds[':'] = TokenKind.Colon;
        kinds['='] = TokenKind.EqualSign;
        kinds['@'] = TokenKind.At;
        kinds['['] = TokenKind.BracketOpen;
        kinds[']'] = TokenKind.BracketClose;
        kinds['{'] = TokenKind.BraceOpen;
        kinds['|'] = TokenKind.Pipe;
        kinds['}'] = TokenKind.BraceClose;
        return kinds;
    }
}
