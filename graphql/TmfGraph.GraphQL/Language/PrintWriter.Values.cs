using System.Buffers;
using System.Diagnostics;
using System.Globalization;

namespace TmfGraph.GraphQL.Language;

internal sealed partial class PrintWriter
{
    private const int MaxOneLineDescription = 80;

    private static readonly SearchValues<char> Escaped = SearchValues.Create(
        [.. Enumerable.Range(0, 0x20).Select(static i => (char)i), '"', '\\', '\u007f']);

    private void WriteValue(ValueNode value)
    {
        switch (value)
        {
            case NullValueNode: buffer.Append("null"u8); break;
            case BooleanValueNode boolean: buffer.Append(boolean.Value ? "true"u8 : "false"u8); break;
            case IntValueNode number: Text(number.Text); break;
            case FloatValueNode number: Text(number.Text); break;
            case EnumValueNode name: Text(name.Name); break;
            case StringValueNode { IsBlock: true } text when indented && BlockString.CanHold(text.Value): WriteBlockString(text.Value); break;
            case StringValueNode text: WriteQuoted(text.Value); break;
            case VariableNode variable:
                buffer.Append((byte)'$');
                Text(variable.Name);
                break;
            case ListValueNode list: WriteList(list); break;
            case ObjectValueNode fields: WriteObject(fields); break;
            default: throw new UnreachableException();
        }
    }

    private void WriteList(ListValueNode list)
    {
        buffer.Append((byte)'[');
        for (var i = 0; i < list.Items.Count; i++)
        {
            if (i > 0)
            {
                Punctuate((byte)',');
            }

            WriteValue(list.Items[i]);
        }

        buffer.Append((byte)']');
    }

    private void WriteObject(ObjectValueNode value)
    {
        if (value.Fields.Count == 0)
        {
            buffer.Append("{}"u8);
            return;
        }

        Punctuate((byte)'{');
        for (var i = 0; i < value.Fields.Count; i++)
        {
            if (i > 0)
            {
                Punctuate((byte)',');
            }

            WriteObjectField(value.Fields[i]);
        }

        OptionalBlank();
        buffer.Append((byte)'}');
    }

    private void WriteObjectField(ObjectFieldNode field)
    {
        Text(field.Name);
        Punctuate((byte)':');
        WriteValue(field.Value);
    }

    private void WriteDescription(string? description)
    {
        if (description is null)
        {
            return;
        }

        if (!indented || !BlockString.CanHold(description))
        {
            WriteQuoted(description);
        }
        else if (description.Length <= MaxOneLineDescription && !description.Contains('\n') && description[^1] is not ('"' or '\\'))
        {
            buffer.Append("\"\"\""u8);
            Text(description.Replace("\"\"\"", "\\\"\"\"", StringComparison.Ordinal));
            buffer.Append("\"\"\""u8);
        }
        else
        {
            WriteBlockString(description);
        }

        NewLine();
        Indent();
    }

    private void WriteBlockString(string value)
    {
        buffer.Append("\"\"\""u8);
        foreach (var line in value.Replace("\"\"\"", "\\\"\"\"", StringComparison.Ordinal).Split('\n'))
        {
            NewLine();
            if (line.Length > 0)
            {
                Indent();
                Text(line);
            }
        }

        NewLine();
        Indent();
        buffer.Append("\"\"\""u8);
    }

    private void WriteQuoted(string value)
    {
        buffer.Append((byte)'"');
        var rest = value.AsSpan();
        while (rest.IndexOfAny(Escaped) is var length and >= 0)
        {
            buffer.Append(rest[..length]);
            WriteEscape(rest[length]);
            rest = rest[(length + 1)..];
        }

        buffer.Append(rest);
        buffer.Append((byte)'"');
    }

    private void WriteEscape(char character)
    {
        switch (character)
        {
            case '"': buffer.Append("\\\""u8); break;
            case '\\': buffer.Append("\\\\"u8); break;
            case '\b': buffer.Append("\\b"u8); break;
            case '\f': buffer.Append("\\f"u8); break;
            case '\n': buffer.Append("\\n"u8); break;
            case '\r': buffer.Append("\\r"u8); break;
            case '\t': buffer.Append("\\t"u8); break;
            default:
                buffer.Append("\\u"u8);
                Text(((int)character).ToString("X4", CultureInfo.InvariantCulture));
                break;
        }
    }
}
