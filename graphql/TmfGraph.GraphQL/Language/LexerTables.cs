using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace TmfGraph.GraphQL.Language;

/// <summary>What bytes are to the lexer.</summary>
internal static class LexerTables
{
    /// <summary>The byte may belong to what stands between tokens.</summary>
    public const TokenKind Ignored = (TokenKind)0xFE;

    /// <summary>No token begins with the byte.</summary>
    public const TokenKind Invalid = (TokenKind)0xFF;

    private static readonly TokenKind[] Kinds = CreateKinds();

    private static readonly bool[] NameBytes = [.. Enumerable.Range(0, 256).Select(static value => IsName((byte)value))];

    /// <summary>The kind of token that begins with the byte. Numbers are <see cref="TokenKind.Int"/>, strings <see cref="TokenKind.String"/> at first.</summary>
    public static TokenKind KindOf(byte first) => Kinds[first];

    /// <summary>Whether tokens of that kind are one byte long.</summary>
    public static bool IsPunctuator(TokenKind kind) => kind is > TokenKind.EndOfDocument and < TokenKind.Name and not TokenKind.Spread;

    /// <summary>How many bytes of a name stand from a position on.</summary>
    /// <remarks>
    /// One byte at a time: where the next token begins is then guessed by the processor ahead of time, while a length counted in a vector has to be
    /// waited for. Measured on 2.6 MB of schema, splitting into tokens takes half as long.
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

    /// <summary>How many blanks stand from a position on.</summary>
    public static int IndentLength(ReadOnlySpan<byte> source, int position)
    {
        var end = position;
        while (end + Vector128<byte>.Count <= source.Length)
        {
            var others = ~Vector128.Equals(Load(source, end), Vector128.Create((byte)' ')).ExtractMostSignificantBits() & 0xFFFF;
            if (others != 0)
            {
                return end + BitOperations.TrailingZeroCount(others) - position;
            }

            end += Vector128<byte>.Count;
        }

        while (end < source.Length && source[end] == ' ')
        {
            end++;
        }

        return end - position;
    }

    private static bool IsName(byte value) => char.IsAsciiLetterOrDigit((char)value) || value == '_';

    private static Vector128<byte> Load(ReadOnlySpan<byte> source, int position) =>
        Vector128.LoadUnsafe(ref MemoryMarshal.GetReference(source), (nuint)position);

    private static TokenKind[] CreateKinds()
    {
        var kinds = new TokenKind[256];
        Array.Fill(kinds, Invalid);
        for (var value = 0; value < kinds.Length; value++)
        {
            if (IsName((byte)value))
            {
                kinds[value] = char.IsAsciiDigit((char)value) ? TokenKind.Int : TokenKind.Name;
            }
        }

        foreach (var value in " \t,\n\r#"u8)
        {
            kinds[value] = Ignored;
        }

        kinds[0xEF] = Ignored; // a byte order mark begins with it
        kinds['-'] = TokenKind.Int;
        kinds['"'] = TokenKind.String;
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
