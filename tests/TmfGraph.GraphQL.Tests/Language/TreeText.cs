using System.Collections;
using System.Reflection;
using System.Text;
using TmfGraph.GraphQL.Language;

namespace TmfGraph.GraphQL.Tests.Language;

/// <summary>A tree as text with everything but locations: two trees are equal when their texts are.</summary>
internal static class TreeText
{
    public static string Of(SyntaxNode node)
    {
        var text = new StringBuilder();
        Append(text, node, withBlockMarks: true);
        return text.ToString();
    }

    /// <summary>The same without the form of strings, which compact text does not keep.</summary>
    public static string MeaningOf(SyntaxNode node)
    {
        var text = new StringBuilder();
        Append(text, node, withBlockMarks: false);
        return text.ToString();
    }

    private static void Append(StringBuilder text, object? value, bool withBlockMarks)
    {
        switch (value)
        {
            case SyntaxNode node:
                text.Append(node.GetType().Name).Append('(');
                foreach (var property in node.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance).OrderBy(static p => p.Name, StringComparer.Ordinal))
                {
                    if (property is { CanWrite: true } && property.Name is not nameof(SyntaxNode.Location) &&
                        (withBlockMarks || property.Name is not nameof(StringValueNode.IsBlock)))
                    {
                        text.Append(property.Name).Append('=');
                        Append(text, property.GetValue(node), withBlockMarks);
                        text.Append(' ');
                    }
                }

                text.Append(')');
                break;
            case string words: text.Append('\'').Append(words).Append('\''); break;
            case IEnumerable items:
                text.Append('[');
                foreach (var item in items)
                {
                    Append(text, item, withBlockMarks);
                    text.Append(' ');
                }

                text.Append(']');
                break;
            default: text.Append(value ?? "-"); break;
        }
    }
}
