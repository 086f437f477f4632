using TmfGraph.GraphQL.Language;

namespace TmfGraph.Composition.Sources;

/// <summary>Reads <c>FieldSelectionSet</c> texts, which stand without their outer braces: <c>id place { zip }</c>.</summary>
internal static class SelectionText
{
    /// <summary>The selection, or null when the text is none. Outer braces are legal.</summary>
    public static SelectionSetNode? TryParse(string text)
    {
        try
        {
            return SyntaxParser.ParseSelectionSet(text.TrimStart().StartsWith('{') ? text : $"{{{text}}}");
        }
        catch (SyntaxException)
        {
            return null;
        }
    }

    /// <summary>The text of a selection in one line.</summary>
    public static string Write(SelectionSetNode selection) =>
        string.Join(' ', selection.ToString().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))[1..^1].Trim();
}
