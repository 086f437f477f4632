namespace TmfGraph.GraphQL.Execution;

/// <summary>Cuts what clients sent where a message repeats it: it may be as long as a document.</summary>
internal static class ShortText
{
    /// <summary>The text, or its beginning with an ellipsis.</summary>
    public static string Of(string text, int maxLength = 100)
    {
        if (text.Length <= maxLength)
        {
            return text;
        }

        var end = char.IsHighSurrogate(text[maxLength - 1]) ? maxLength - 1 : maxLength;
        return $"{text.AsSpan(0, end)}...";
    }
}
