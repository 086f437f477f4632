using TmfGraph.Gateway.Planning;
using TmfGraph.GraphQL.Execution;
using TmfGraph.GraphQL.Types;

namespace TmfGraph.Gateway.Execution;

/// <summary>
/// Makes the value of a variable out of an object's fields, as its <c>FieldSelectionMap</c> says. A null where the source's type allows none would make
/// it refuse all objects of the request; it moves up to where null is allowed, as it does in results.
/// </summary>
internal sealed class RequirementWriter(ObjectReader reader, TypeFacts facts)
{
    /// <summary>
    /// Why something was not there, so that null, or another alternative, in its place would be wrong: its fetch failed, or it did itself. Null when there was
    /// all. Set anew by the caller.
    /// </summary>
    public GraphQLError? Lost { get; set; }

    /// <summary>Writes the first alternative whose fields are there; false, with nothing written, when none is.</summary>
    /// <param name="type">The type it is to have; null for one that the source has not said.</param>
    public bool Write(ValueShape value, GraphType? type, Position position, TypeVariant variant, int frame, ResultWriter output)
    {
        var strict = value.Alternatives.Length > 1;
        foreach (var entry in value.Alternatives)
        {
            var start = output.Length;
            if (WriteEntry(entry, 0, type, position, variant, frame, output, strict))
            {
                return true;
            }

            output.Truncate(start);
        }

        return false;
    }

    private bool WriteEntry(ValueEntryShape entry, int segment, GraphType? type, Position position, TypeVariant variant, int frame, ResultWriter output, bool strict)
    {
        if (segment == entry.Path.Length)
        {
            return entry.Object is not null
                ? WriteObject(entry, entry.Object, position, variant, frame, output, strict)
                : entry.List is not null && Write(entry.List, type, position, variant, frame, output);
        }

        if (entry.Path[segment].FieldOf(variant, facts) is not { } field)
        {
            return false;
        }

        if (field.Child is null)
        {
            var row = reader.Read(frame, field, out var tape);
            if (row < 0 || !field.Leaf.TakesAll(tape!, row) || !HasNoHole(tape!, row, type)) // a row means a tape
            {
                Lost ??= reader.LossOf(position, frame, field, row);
                return false; // a value that cannot be
            }

            Lost ??= reader.LossWithin(field, row);
            output.WriteRaw(tape!.Raw(row)); // as above
            return true;
        }

        var entered = reader.EnterChild(position, frame, field.Child);
        Lost ??= reader.LossOf(position, frame, field, reader.Row(entered, 0));
        var written = WriteValue(entry, segment + 1, type, field.Child, entered, output, strict);
        reader.Pop(entered);
        return written;
    }

    private bool WriteValue(ValueEntryShape entry, int segment, GraphType? type, Position position, int frame, ResultWriter output, bool strict)
    {
        var row = reader.Row(frame, 0);
        if (row < 0)
        {
            return false;
        }

        var tape = reader.TapeOf(position, 0)!; // a row means a tape
        if (tape.IsArray(row))
        {
            return WriteItems(entry, segment, type, position, frame, output, strict);
        }

        if (!tape.IsObject(row))
        {
            Lost ??= reader.LossOf(position, row);
            return false;
        }

        reader.EnterObject(position, frame);
        return reader.VariantOf(position, frame) is { } variant && WriteEntry(entry, segment, type, position, variant, frame, output, strict);
    }

    private bool WriteItems(ValueEntryShape entry, int segment, GraphType? type, Position position, int frame, ResultWriter output, bool strict)
    {
        output.WriteByte((byte)'[');
        var first = true;
        var list = type?.NullableType as ListType;
        var items = reader.EnterList(position, frame);
        while (reader.NextItem(position, frame, items))
        {
            if (!first)
            {
                output.WriteByte((byte)',');
            }

            first = false;
            var start = output.Length;
            if (!WriteValue(entry, segment, list is null ? type : list.Item, position, items.Frame, output, strict))
            {
                if (list?.Item.IsNonNull == true)
                {
                    reader.Pop(items.Frame);
                    return false;
                }

                output.Truncate(start);
                output.WriteNull();
            }
        }

        reader.Pop(items.Frame);
        output.WriteByte((byte)']');
        return true;
    }

    private bool WriteObject(
        ValueEntryShape entry, ValueFieldShape[] fields, Position position, TypeVariant variant, int frame, ResultWriter output, bool strict)
    {
        var separator = (byte)'{';
        foreach (var field in fields)
        {
            var target = field.Target;
            var start = output.Length;
            output.WriteByte(separator);
            output.WriteRaw(field.NameJson);
            if (!Write(field.Value, target?.Type, position, variant, frame, output))
            {
                if (strict || entry.IsOneOf || target is { IsRequired: true })
                {
                    return false;
                }

                if (target is { Type.IsNonNull: true })
                {
                    output.Truncate(start); // it has a default
                    continue;
                }

                output.WriteNull();
            }

            separator = (byte)',';
        }

        if (separator == (byte)'{')
        {
            output.WriteByte(separator); // all have defaults
        }

        output.WriteByte((byte)'}');
        return true;
    }

    /// <summary>Whether no list in a value has a null that the type does not allow.</summary>
    internal static bool HasNoHole(JsonTape tape, int row, GraphType? type)
    {
        if (type?.NullableType is ListType list && tape.IsArray(row))
        {
            for (var item = row + 1; item < tape.Next(row); item = tape.Next(item))
            {
                if (tape.IsNull(item) ? list.Item.IsNonNull : !HasNoHole(tape, item, list.Item))
                {
                    return false;
                }
            }
        }

        return true;
    }
}
