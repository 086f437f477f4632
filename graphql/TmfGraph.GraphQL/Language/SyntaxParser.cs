using System.Text;
using System.Text.Unicode;

namespace TmfGraph.GraphQL.Language;

/// <summary>Reads GraphQL text: the whole grammar, executable and type system documents alike.</summary>
/// <seealso href="https://spec.graphql.org/September2025/#sec-Language"/>
public static class SyntaxParser
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Reads a document from UTF-8; a byte order mark may stand at its start.</summary>
    /// <param name="limits">What it may hold; null for <see cref="ParserLimits.Default"/>. Use <see cref="ParserLimits.Request"/> for what clients send.</param>
    /// <exception cref="SyntaxException">It is no GraphQL document or exceeds a limit.</exception>
    public static DocumentNode Parse(ReadOnlySpan<byte> utf8, ParserLimits? limits = null)
    {
        using var parser = Begin(utf8, limits);
        return parser.ParseDocument();
    }

    /// <inheritdoc cref="Parse(ReadOnlySpan{byte}, ParserLimits?)"/>
    public static DocumentNode Parse(string text, ParserLimits? limits = null) => Parse(ToUtf8(text), limits);

    /// <summary>Reads one value, in which variables may stand.</summary>
    /// <exception cref="SyntaxException">It is no value, or something follows it.</exception>
    public static ValueNode ParseValue(string text)
    {
        using var parser = Begin(ToUtf8(text), null);
        var value = parser.ParseValue(isConstant: false);
        parser.ExpectEnd();
        return value;
    }

    /// <summary>Reads one type reference, such as <c>[ID!]!</c>.</summary>
    /// <exception cref="SyntaxException">It is no type reference, or something follows it.</exception>
    public static TypeNode ParseType(string text)
    {
        using var parser = Begin(ToUtf8(text), null);
        var type = parser.ParseType();
        parser.ExpectEnd();
        return type;
    }

    /// <summary>Reads a selection set; the outer braces may be left out, as in <c>@key(fields: "id version")</c>.</summary>
    /// <exception cref="SyntaxException">It is no selection set, or something follows it.</exception>
    public static SelectionSetNode ParseSelectionSet(string text)
    {
        using var parser = Begin(ToUtf8(text), null);
        var selection = parser.ParseOpenSelectionSet();
        parser.ExpectEnd();
        return selection;
    }

    private static Parser Begin(ReadOnlySpan<byte> utf8, ParserLimits? limits)
    {
        if (!Utf8.IsValid(utf8))
        {
            throw SyntaxErrors.NotUtf8(FirstInvalid(utf8));
        }

        return new Parser(utf8, limits ?? ParserLimits.Default);
    }

    private static byte[] ToUtf8(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        try
        {
            return StrictUtf8.GetBytes(text);
        }
        catch (EncoderFallbackException exception)
        {
            var before = StrictUtf8.GetBytes(text[..exception.Index]);
            throw SyntaxErrors.NotUtf8(FirstInvalid([.. before, 0xFF]));
        }
    }

    private static Location FirstInvalid(ReadOnlySpan<byte> utf8)
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
