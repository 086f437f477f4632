using TmfGraph.Gateway.Planning;
using TmfGraph.GraphQL.Execution;

namespace TmfGraph.Gateway.Execution;

/// <summary>
/// Puts objects of a second answer where the first one has null. Where the first one has something that stays as it is, with what the second was not asked for.
/// </summary>
internal sealed class LostObjects(JsonTape first, JsonTape second, ResultWriter output)
{
    /// <summary>Writes an object, or the null in place of one.</summary>
    /// <param name="selection">What the first answer was asked for.</param>
    /// <param name="row">Of the first answer, or -1.</param>
    /// <param name="other">Of the second, or -1.</param>
    public void Write(ViewSelection selection, int row, int other)
    {
        var isMissing = row < 0 || first.IsNull(row);
        if (other < 0 || second.IsNull(other))
        {
            output.WriteRaw(isMissing ? "null"u8 : first.Raw(row));
        }
        else if (isMissing)
        {
            output.WriteRaw(second.Raw(other));
        }
        else if (first.IsObject(row) && second.IsObject(other))
        {
            WriteFields(selection, row, other);
        }
        else if (first.IsArray(row) && second.IsArray(other) && first.CountItems(row) == second.CountItems(other))
        {
            WriteItems(selection, row, other);
        }
        else
        {
            output.WriteRaw(first.Raw(row)); // they do not fit together
        }
    }

    private void WriteFields(ViewSelection selection, int row, int other)
    {
        var separator = (byte)'{';
        if (first.Find(row, JsonName.TypeName) is >= 0 and var type)
        {
            WriteName(ref separator, JsonName.TypeName);
            output.WriteRaw(first.Raw(type));
        }

        foreach (var field in selection.Fields)
        {
            if (first.Find(row, field.JsonName) is not (>= 0 and var value))
            {
                continue;
            }

            WriteName(ref separator, field.JsonName);
            if (field.Children is null)
            {
                output.WriteRaw(first.Raw(value));
            }
            else
            {
                Write(field.Children, value, second.Find(other, field.JsonName));
            }
        }

        if (separator == (byte)'{')
        {
            output.WriteByte(separator);
        }

        output.WriteByte((byte)'}');
    }

    private void WriteItems(ViewSelection selection, int row, int other)
    {
        var separator = (byte)'[';
        var otherItem = other + 1;
        for (var item = row + 1; item < first.Next(row); item = first.Next(item), otherItem = second.Next(otherItem))
        {
            output.WriteByte(separator);
            Write(selection, item, otherItem);
            separator = (byte)',';
        }

        if (separator == (byte)'[')
        {
            output.WriteByte(separator);
        }

        output.WriteByte((byte)']');
    }

    private void WriteName(ref byte separator, JsonName name)
    {
        output.WriteByte(separator);
        output.WriteByte((byte)'"');
        output.WriteRaw(name.Quoted);
        output.WriteByte((byte)':');
        separator = (byte)',';
    }
}
