using TmfGraph.Composition.Sources;
using TmfGraph.GraphQL.Language;

namespace TmfGraph.Composition.Apollo;

/// <summary>An argument that is to get a value of a context: <c>@fromContext(field: "$user { currency }")</c>.</summary>
/// <param name="Type">The type whose field has the argument.</param>
/// <param name="Text">What is written; null for nothing.</param>
/// <param name="Context">The context's name; null when the text names none, or selects nothing of it.</param>
/// <param name="Selection">What is taken of the objects that set it; null when that is no selection.</param>
internal sealed record ContextUse(
    ApolloType Type, FieldDefinitionNode Field, InputValueDefinitionNode Argument, string? Text, string? Context, SelectionSetNode? Selection)
{
    /// <summary><c>Type.field(argument:)</c></summary>
    public string Coordinate => $"{Type.Name}.{Field.Name}({Argument.Name}:)";

    public static ContextUse Read(ApolloType type, FieldDefinitionNode field, InputValueDefinitionNode argument, DirectiveNode directive)
    {
        var text = (directive.Argument("field") as StringValueNode)?.Value;
        var name = text is null ? null : NameOf(text, out text);
        return new ContextUse(
            type,
            field,
            argument,
            (directive.Argument("field") as StringValueNode)?.Value,
            name,
            name is null ? null : SelectionText.TryParse(text!)); // a name has been read out of it
    }

    /// <summary>The name behind the '$'; null when there is none, or nothing after it.</summary>
    /// <param name="rest">What follows.</param>
    private static string? NameOf(string text, out string? rest)
    {
        rest = null;
        var start = SkipIgnored(text, 0);
        if (start == text.Length || text[start] != '$')
        {
            return null;
        }

        start = SkipIgnored(text, start + 1);
        var end = start;
        while (end < text.Length && (char.IsAsciiLetterOrDigit(text[end]) || text[end] == '_'))
        {
            end++;
        }

        var next = SkipIgnored(text, end);
        if (end == start || char.IsAsciiDigit(text[start]) || next == text.Length)
        {
            return null;
        }

        rest = text[next..];
        return text[start..end];
    }

    /// <summary>The first place that is neither white space, a comma nor in a comment.</summary>
    private static int SkipIgnored(string text, int start)
    {
        for (; start < text.Length; start++)
        {
            if (text[start] == '#')
            {
                var end = text.AsSpan(start).IndexOfAny('\n', '\r');
                if (end < 0)
                {
                    return text.Length;
                }

                start += end;
            }
            else if (text[start] is not (' ' or '\t' or '\n' or '\r' or ',' or '\uFEFF'))
            {
                break;
            }
        }

        return start;
    }
}
