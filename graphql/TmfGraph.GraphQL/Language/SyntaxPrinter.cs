using System.Buffers;
using System.Text;

namespace TmfGraph.GraphQL.Language;

/// <summary>
/// Writes syntax trees as text. The text of a tree parses to an equal tree, and printing that again gives the same text. Block strings
/// keep their form where it can hold their value and the text is indented; elsewhere they become quoted strings of the same value.
/// </summary>
public static class SyntaxPrinter
{
    /// <summary>The node as text, without a line end after it.</summary>
    /// <param name="indented">Over lines, for people; or without any needless character, for machines.</param>
    public static string Print(SyntaxNode node, bool indented = true)
    {
        using var buffer = new PrintBuffer();
        new PrintWriter(buffer, indented).Write(node);
        return Encoding.UTF8.GetString(buffer.Written);
    }

    /// <summary>Writes the node as UTF-8.</summary>
    /// <inheritdoc cref="Print(SyntaxNode, bool)"/>
    public static void Print(SyntaxNode node, IBufferWriter<byte> output, bool indented)
    {
        ArgumentNullException.ThrowIfNull(output);
        using var buffer = new PrintBuffer();
        new PrintWriter(buffer, indented).Write(node);
        output.Write(buffer.Written);
    }
}
