namespace TmfGraph.Resources.Writes.Patches;

/// <summary>Takes the conditions of a path by content apart.</summary>
internal static class QueryText
{
    /// <summary>The pieces between <c>&amp;</c>, but for those inside quotes.</summary>
    public static IEnumerable<string> Split(string text)
    {
        var (start, quote) = (0, '\0');
        for (var i = 0; i < text.Length; i++)
        {
            if (quote != '\0')
            {
                quote = text[i] == quote ? '\0' : quote;
            }
            else if (text[i] is '"' or '\'' && i > 0 && text[i - 1] == '=')
            {
                quote = text[i]; // only where a value begins: an apostrophe inside one is its own
            }
            else if (text[i] == '&')
            {
                yield return text[start..i];
                start = i + 1;
            }
        }

        yield return text[start..];
    }

    public static string Unquote(string value) => value is ['"', .., '"'] or ['\'', .., '\''] ? value[1..^1] : value;
}
