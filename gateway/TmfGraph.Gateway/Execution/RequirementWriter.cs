using System.Text;
using TmfGraph.Composition.FieldSelection;
using TmfGraph.Gateway.Planning;
using TmfGraph.GraphQL.Execution;

namespace TmfGraph.Gateway.Execution;

/// <summary>Makes the value of a variable out of an object's fields, as its <c>FieldSelectionMap</c> says.</summary>
internal sealed class RequirementWriter(ObjectReader reader, TypeFacts facts)
{
    /// <summary>
    /// Whether something was not there because a fetch failed, so that null, or another alternative, in its place would be wrong. Set anew by the caller.
    /// </summary>
    public bool HasLost { get; set; }

    /// <summary>Writes the first alternative whose fields are there; false, with nothing written, when none is.</summary>
    public bool Write(SelectedValue value, Position position, TypeVariant variant, int frame, ResultWriter output)
    {
        var strict = value.Alternatives.Count > 1;
        foreach (var entry in value.Alternatives)
        {
            var start = output.Length;
            if (WriteEntry(entry, 0, position, variant, frame, output, strict))
            {
                return true;
            }

            output.Truncate(start);
        }

        return false;
    }

    private bool WriteEntry(SelectedValueEntry entry, int segment, Position position, TypeVariant variant, int frame, ResultWriter output, bool strict)
    {
        if (segment == entry.Path.Count)
        {
            return entry.Object is not null
                ? WriteObject(entry.Object, position, variant, frame, output, strict)
                : entry.List is not null && Write(entry.List, position, variant, frame, output);
        }

        var step = entry.Path[segment];
        if ((step.TypeCondition is not null && !facts.Satisfies(variant.TypeName, step.TypeCondition))
            || !variant.Hidden.TryGetValue(Requirements.KeyOf(step), out var field)
            || field.View < 0)
        {
            return false;
        }

        if (field.Child is null)
        {
            var row = reader.Read(frame, field, out var tape);
            if (row < 0 || !field.Leaf.TakesAll(tape!, row)) // a row means a tape
            {
                HasLost |= row < 0 && reader.HasLost(frame, field);
                return false; // a value that cannot be would make the source refuse all others too
            }

            output.WriteRaw(tape!.Raw(row)); // as above
            return true;
        }

        var entered = reader.EnterChild(position, frame, field.Child);
        HasLost |= reader.Row(entered, 0) < 0 && reader.HasLost(frame, field);
        var written = WriteValue(entry, segment + 1, field.Child, entered, output, strict);
        reader.Pop(entered);
        return written;
    }

    private bool WriteValue(SelectedValueEntry entry, int segment, Position position, int frame, ResultWriter output, bool strict)
    {
        var row = reader.Row(frame, 0);
        if (row < 0)
        {
            return false;
        }

        var tape = reader.TapeOf(position, 0)!; // a row means a tape
        if (tape.IsArray(row))
        {
            return WriteItems(entry, segment, position, frame, output, strict);
        }

        if (!tape.IsObject(row))
        {
            return false;
        }

        reader.EnterObject(position, frame);
        return reader.VariantOf(position, frame) is { } variant && WriteEntry(entry, segment, position, variant, frame, output, strict);
    }

    private bool WriteItems(SelectedValueEntry entry, int segment, Position position, int frame, ResultWriter output, bool strict)
    {
        output.WriteByte((byte)'[');
        var first = true;
        var items = reader.EnterList(position, frame);
        while (reader.NextItem(position, frame, items))
        {
            if (!first)
            {
                output.WriteByte((byte)',');
            }

            first = false;
            if (!WriteValue(entry, segment, position, items.Frame, output, strict))
            {
                output.WriteNull();
            }
        }

        reader.Pop(items.Frame);
        output.WriteByte((byte)']');
        return true;
    }

    private bool WriteObject(
        IReadOnlyList<SelectedObjectField> fields, Position position, TypeVariant variant, int frame, ResultWriter output, bool strict)
    {
        output.WriteByte((byte)'{');
        for (var i = 0; i < fields.Count; i++)
        {
            if (i > 0)
            {
                output.WriteByte((byte)',');
            }

            output.WriteRaw(Encoding.UTF8.GetBytes($"\"{fields[i].Name}\":"));
            if (!Write(fields[i].Value, position, variant, frame, output))
            {
                if (strict)
                {
                    return false;
                }

                output.WriteNull();
            }
        }

        output.WriteByte((byte)'}');
        return true;
    }
}
