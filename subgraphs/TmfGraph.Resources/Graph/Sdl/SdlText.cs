using System.Text;
using TmfGraph.GraphQL.Language;

namespace TmfGraph.Resources.Graph.Sdl;

/// <summary>Writes schema text: definitions with a blank line between them, members indented, descriptions before what they describe.</summary>
/// <param name="extension">What code adds to types.</param>
internal sealed class SdlText(SdlExtension extension)
{
    private readonly StringBuilder _text = new();
    private int _depth;

    /// <summary>A definition without members.</summary>
    public void Definition(string? description, string line)
    {
        Separate();
        Describe(description);
        Line(line);
    }

    /// <summary>A definition as it is.</summary>
    public void Definition(DefinitionNode definition)
    {
        Separate();
        Lines(definition.ToString());
    }

    /// <summary>A definition with members between braces, those of the extension last.</summary>
    public void Definition(string? description, string head, Action members)
    {
        Definition(description, head + " {");
        _depth++;
        members();
        if (head.Split(' ') is [_, var name, ..])
        {
            extension.WriteMembers(this, name); // the schema itself has none
        }

        _depth--;
        Line("}");
    }

    /// <summary>A field, an argument-less member, an enum value.</summary>
    public void Member(string? description, string line)
    {
        Describe(description);
        Line(line);
    }

    /// <summary>A field with its arguments on lines of their own.</summary>
    public void Member(string? description, string name, Action arguments, string rest)
    {
        Describe(description);
        Line(name + "(");
        _depth++;
        arguments();
        _depth--;
        Line(")" + rest);
    }

    /// <summary>Text that is written already.</summary>
    public void Lines(string text)
    {
        foreach (var line in text.Split('\n'))
        {
            Line(line);
        }
    }

    public override string ToString() => _text.ToString();

    private void Separate()
    {
        if (_text.Length > 0)
        {
            _text.Append('\n');
        }
    }

    private void Describe(string? description)
    {
        if (string.IsNullOrWhiteSpace(description))
        {
            return;
        }

        if (description.AsSpan().IndexOfAny('\n', '\r') < 0)
        {
            Line($"\"{description.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"");
            return;
        }

        Line("\"\"\"");
        foreach (var line in description.ReplaceLineEndings("\n").Split('\n'))
        {
            Line(line.TrimEnd().Replace("\"\"\"", "\\\"\"\"", StringComparison.Ordinal));
        }

        Line("\"\"\"");
    }

    private void Line(string line)
    {
        if (line.Length > 0)
        {
            _text.Append(' ', _depth * 2).Append(line);
        }

        _text.Append('\n');
    }
}
