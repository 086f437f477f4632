namespace TmfGraph.Resources.Rest;

/// <summary>
/// Takes the values of an attribute filter apart. A plain comma stands between values; an encoded one (<c>%2C</c>) belongs to the value where the attribute is
/// free text. A value may stand in single or double quotes, plain or encoded: what is inside is taken as it is, commas included.
/// </summary>
internal static class FilterValues
{
    /// <param name="raw">The values as sent, still percent-encoded.</param>
    /// <param name="mayHoldComma">Whether an encoded comma belongs to a value.</param>
    public static List<string> Split(string raw, bool mayHoldComma)
    {
        var text = mayHoldComma ? raw : raw.Replace("%2C", ",", StringComparison.OrdinalIgnoreCase);
        var values = new List<string>();
        var start = 0;
        while (true)
        {
            var end = EndOf(text, start);
            values.Add(Unquote(QueryPieces.Decode(text[start..end])));
            if (end == text.Length)
            {
                return values;
            }

            start = end + 1;
        }
    }

    /// <summary>The text without the quotes around it, if there are any.</summary>
    public static string Unquote(string text) =>
        text.Length > 1 && text[0] is ('\'' or '"') && text[0] == text[^1] ? text[1..^1] : text;

    /// <summary>Where the value ends: behind its closing quote, when it begins with one and that stands before a comma or the end.</summary>
    private static int EndOf(string text, int start)
    {
        if (QuoteAt(text, start, out var length) is { } quote)
        {
            for (var i = start + length; i < text.Length; i++)
            {
                if (QuoteAt(text, i, out var closing) == quote && (i + closing == text.Length || text[i + closing] == ','))
                {
                    return i + closing;
                }
            }
        }

        var comma = text.IndexOf(',', start);
        return comma < 0 ? text.Length : comma;
    }

    private static char? QuoteAt(string text, int at, out int length)
    {
        var rest = text.AsSpan(at);
        length = rest.StartsWith("%27") || rest.StartsWith("%22") ? 3 : 1;
        return rest.StartsWith("'") || rest.StartsWith("%27") ? '\'' : rest.StartsWith("\"") || rest.StartsWith("%22") ? '"' : null;
    }
}
