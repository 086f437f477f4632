using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;

namespace TmfGraph.Gateway.Clients;

/// <summary>Reads JSON that source schemas send, as strictly as what is sent on has to be.</summary>
internal static class SourceJson
{
    /// <summary>How deep an answer may be nested.</summary>
    public const int MaxDepth = 256;

    /// <summary>The byte order mark.</summary>
    public static ReadOnlySpan<byte> Mark => "\uFEFF"u8;

    private static readonly JsonDocumentOptions Options = new() { MaxDepth = MaxDepth };

    // values of answers stand in variables again, in objects and lists that requirements make around them
    private static readonly JsonDocumentOptions VariableOptions = new() { MaxDepth = 2 * MaxDepth };

    /// <summary>Reads variables for a source, in which values may stand that others have sent.</summary>
    public static JsonDocument ParseVariables(ReadOnlyMemory<byte> json) => JsonDocument.Parse(Readable(json), VariableOptions);

    /// <summary>The same, to be changed.</summary>
    public static JsonNode? ReadVariables(ReadOnlyMemory<byte> json) => JsonNode.Parse(Readable(json).Span, documentOptions: VariableOptions);

    /// <summary>Reads one value.</summary>
    /// <exception cref="JsonException">It is no JSON, nested too deep, or not UTF-8.</exception>
    public static JsonDocument Parse(ReadOnlyMemory<byte> json) => JsonDocument.Parse(Readable(json), Options);

    /// <summary>
    /// The same JSON, all of whose strings can be read: half a surrogate pair (<c>"\ud83d"</c>), which servers send that cut a text in the middle of a
    /// character, becomes U+FFFD. The very same bytes when there is none.
    /// </summary>
    /// <exception cref="JsonException">It is not UTF-8.</exception>
    public static ReadOnlyMemory<byte> Readable(ReadOnlyMemory<byte> json)
    {
        CheckText(json.Span);
        if (!MayHaveSurrogates(json.Span))
        {
            return json;
        }

        var copy = json.ToArray();
        for (var i = 0; i < copy.Length - 1; i++)
        {
            if (copy[i] != (byte)'\\')
            {
                continue;
            }

            if (SurrogateAt(copy, i) is not (> 0 and var unit))
            {
                i++; // what is escaped is no backslash of its own
            }
            else if (char.IsHighSurrogate((char)unit) && SurrogateAt(copy, i + 6) is > 0 and var low && char.IsLowSurrogate((char)low))
            {
                i += 11; // both halves
            }
            else
            {
                "FFFD"u8.CopyTo(copy.AsSpan(i + 2));
                i += 5;
            }
        }

        return copy;
    }

    /// <summary>The same JSON without the byte order mark that must not stand before it, and that a reader may pass over; the very same bytes when there is none.</summary>
    /// <seealso href="https://www.rfc-editor.org/rfc/rfc8259#section-8.1"/>
    public static ReadOnlyMemory<byte> WithoutMark(ReadOnlyMemory<byte> json) => json.Span.StartsWith(Mark) ? json[Mark.Length..] : json;

    /// <summary>Checks what the JSON reader does not: bytes of strings are copied to clients as they are.</summary>
    /// <exception cref="JsonException">It is not UTF-8.</exception>
    public static void CheckText(ReadOnlySpan<byte> json)
    {
        if (!Utf8.IsValid(json))
        {
            throw new JsonException("The text is not UTF-8.");
        }
    }

    private static bool MayHaveSurrogates(ReadOnlySpan<byte> json) => json.IndexOf("\\ud"u8) >= 0 || json.IndexOf("\\uD"u8) >= 0;

    /// <summary>The surrogate that is escaped there, or 0.</summary>
    private static int SurrogateAt(ReadOnlySpan<byte> json, int position) =>
        json.Length >= position + 6
        && json[position] == (byte)'\\'
        && json[position + 1] == (byte)'u'
        && System.Buffers.Text.Utf8Parser.TryParse(json.Slice(position + 2, 4), out int unit, out var length, 'x')
        && length == 4
        && char.IsSurrogate((char)unit)
            ? unit
            : 0;
}
