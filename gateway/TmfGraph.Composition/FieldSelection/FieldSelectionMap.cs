using System.Diagnostics.CodeAnalysis;

namespace TmfGraph.Composition.FieldSelection;

/// <summary>Reads the text form of a <c>FieldSelectionMap</c>.</summary>
/// <seealso href="https://graphql.github.io/composite-schemas-spec/draft/#sec-Appendix-A-Specification-of-FieldSelectionMap-Scalar"/>
public static class FieldSelectionMap
{
    /// <summary>How deep lists and objects may nest.</summary>
    public const int MaxDepth = 64;

    /// <summary>Reads a map.</summary>
    /// <exception cref="FormatException">The text is no map; the message says what was expected and where.</exception>
    public static SelectedValue Parse(string text) =>
        TryParse(text, out var value, out var error) ? value : throw new FormatException(error.ToString());

    /// <summary>Reads a map, or says where it goes wrong.</summary>
    public static bool TryParse(
        string text,
        [NotNullWhen(true)] out SelectedValue? value,
        [NotNullWhen(false)] out FieldSelectionError? error)
    {
        ArgumentNullException.ThrowIfNull(text);
        return new FieldSelectionMapParser(text).TryParse(out value, out error);
    }

    /// <summary>The map that takes one field as it is, which is what an argument without <c>@is</c> means.</summary>
    public static SelectedValue OfField(string fieldName) =>
        new([new SelectedValueEntry([new PathSegment(null, fieldName)], null, null)]);
}

/// <summary>What is wrong with a map, and where.</summary>
/// <param name="Message">What was expected and what was found.</param>
/// <param name="Line">Line in the map's text, from 1.</param>
/// <param name="Column">Column in characters, from 1.</param>
public sealed record FieldSelectionError(string Message, int Line, int Column)
{
    public override string ToString() => $"{Message} (line {Line}, column {Column})";
}
