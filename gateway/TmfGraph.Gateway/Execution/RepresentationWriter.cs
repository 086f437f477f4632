using System.Text;
using TmfGraph.Gateway.Planning;
using TmfGraph.GraphQL.Execution;
using TmfGraph.GraphQL.Types;

namespace TmfGraph.Gateway.Execution;

/// <summary>
/// Writes representations for <c>_entities</c>. Objects in them say their type, and what an object does not have because of its type is left
/// out. What is null stays null, for the source to decide, where the source's own schema allows it; where it does not, there is no representation, as the
/// source would work with a value that it says cannot be.
/// </summary>
internal sealed class RepresentationWriter(ObjectReader reader, TypeFacts facts)
{
    // what was found for the last object most often holds for the next
    private (RepresentationField Field, OutputField Found)[] _fields = [];
    private Representation? _last;
    private byte[] _start = [];

    /// <inheritdoc cref="RequirementWriter.Lost"/>
    public GraphQLError? Lost { get; set; }

    /// <summary>Writes the representation of an object; false, with some of it written, when it has nothing of its key, or null where the source allows none.</summary>
    public bool Write(Representation representation, Position position, TypeVariant variant, int frame, ResultWriter output) =>
        Write(representation, position, variant, frame, output, out var isWhole) && isWhole;

    /// <summary>Writes the representation of an object; false when it has nothing of its key.</summary>
    /// <param name="isWhole">Whether nothing is null where the source allows no null.</param>
    public bool Write(Representation representation, Position position, TypeVariant variant, int frame, ResultWriter output, out bool isWhole)
    {
        if (!ReferenceEquals(representation, _last))
        {
            Prepare(representation, variant);
        }

        output.WriteRaw(_start);
        var hasKey = false;
        isWhole = true;
        foreach (var (field, found) in _fields)
        {
            output.WriteByte((byte)',');
            var isThere = WriteField(field, found, position, frame, output);
            hasKey |= isThere && field.IsKey;
            isWhole &= isThere || field.IsNullable; // the others are looked at for what was lost
        }

        output.WriteByte((byte)'}');
        return hasKey;
    }

    private void Prepare(Representation representation, TypeVariant variant)
    {
        _last = representation;
        _start = representation.Start;
        _fields = representation.Found ??= FieldsOf(representation, variant);
    }

    private (RepresentationField, OutputField)[] FieldsOf(Representation representation, TypeVariant variant)
    {
        var fields = new List<(RepresentationField, OutputField)>();
        foreach (var field in representation.Shape.Fields)
        {
            if (FieldFor(field, variant) is { } found)
            {
                fields.Add((field, found));
            }
        }

        return [.. fields];
    }

    private OutputField? FieldFor(RepresentationField field, TypeVariant variant) =>
        (field.TypeCondition is null || facts.Satisfies(variant.TypeName, field.TypeCondition))
        && variant.Hidden.TryGetValue(field.Hidden, out var found) && found.View >= 0
            ? found
            : null;

    /// <summary>Writes name and value; false when the value is null.</summary>
    private bool WriteField(RepresentationField field, OutputField found, Position position, int frame, ResultWriter output)
    {
        output.WriteRaw(field.NameJson);
        if (field.Inner is not null && found.Child is not null)
        {
            var entered = reader.EnterChild(position, frame, found.Child);
            Lost ??= reader.LossOf(position, frame, found, reader.Row(entered, 0));
            var written = WriteValue(field.Inner, field.Type, found.Child, entered, output);
            reader.Pop(entered);
            return written;
        }

        var row = reader.Read(frame, found, out var tape);
        if (row < 0 || !found.Leaf.TakesAll(tape!, row) || (field.IsList && !RequirementWriter.HasNoHole(tape!, row, field.Type))) // a row means a tape
        {
            Lost ??= reader.LossOf(position, frame, found, row);
            output.WriteNull(); // a value that cannot be would make the source refuse all others too
            return false;
        }

        Lost ??= reader.LossWithin(found, row);

        output.WriteRaw(tape!.Raw(row)); // as above
        return true;
    }

    /// <summary>Writes a value, or null for one that is not there or cannot be; false then.</summary>
    /// <param name="type">Its type in the source that is told; null when it does not say.</param>
    private bool WriteValue(RepresentationShape shape, GraphType? type, Position position, int frame, ResultWriter output)
    {
        var start = output.Length;
        if (!TryWriteValue(shape, type, position, frame, output))
        {
            output.Truncate(start);
            output.WriteNull();
            return false;
        }

        return true;
    }

    private bool TryWriteValue(RepresentationShape shape, GraphType? type, Position position, int frame, ResultWriter output)
    {
        var row = reader.Row(frame, 0);
        if (row < 0)
        {
            return false;
        }

        var tape = reader.TapeOf(position, 0)!; // a row means a tape
        if (tape.IsArray(row))
        {
            return WriteItems(shape, (type?.NullableType as ListType)?.Item, position, frame, output);
        }

        if (!tape.IsObject(row))
        {
            Lost ??= reader.LossOf(position, row);
            return false;
        }

        reader.EnterObject(position, frame);
        return reader.VariantOf(position, frame) is { } variant
            ? WriteObject(shape, position, variant, frame, output)
            : WriteType(shape, type, position, frame, output);
    }

    /// <summary>
    /// Writes an object of a type of which nothing is required. It is there, which is not the same as null to who required it. One of a type that the
    /// source does not know is null to it; where it takes no null, it is told the name all the same, as nothing else it is told would be true.
    /// </summary>
    private bool WriteType(RepresentationShape shape, GraphType? type, Position position, int frame, ResultWriter output)
    {
        var name = reader.TypeNameOf(position, frame);
        if (!IsAmong(shape.TypeNamesJson, name) && !(type is { IsNonNull: true } && IsType(name)))
        {
            return false;
        }

        output.WriteRaw("{\"__typename\":"u8);
        output.WriteRaw(name);
        output.WriteByte((byte)'}');
        return true;
    }

    private static bool IsAmong(IReadOnlyList<byte[]> names, ReadOnlySpan<byte> name)
    {
        foreach (var known in names)
        {
            if (name.SequenceEqual(known))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether a source says a type that there is.</summary>
    private bool IsType(ReadOnlySpan<byte> name) => name.Length > 2 && facts.Schema.Types.ContainsKey(Encoding.UTF8.GetString(name[1..^1]));

    private bool WriteItems(RepresentationShape shape, GraphType? type, Position position, int frame, ResultWriter output)
    {
        output.WriteByte((byte)'[');
        var first = true;
        var isWhole = true;
        var items = reader.EnterList(position, frame);
        while (reader.NextItem(position, frame, items))
        {
            if (!first)
            {
                output.WriteByte((byte)',');
            }

            first = false;
            isWhole &= WriteValue(shape, type, position, items.Frame, output) || type is not { IsNonNull: true };
        }

        reader.Pop(items.Frame);
        output.WriteByte((byte)']');
        return isWhole;
    }

    private bool WriteObject(RepresentationShape shape, Position position, TypeVariant variant, int frame, ResultWriter output)
    {
        output.WriteRaw("{\"__typename\":"u8);
        output.WriteRaw(variant.TypeNameJson);
        var isWhole = true;
        foreach (var field in shape.Fields)
        {
            if (FieldFor(field, variant) is { } found)
            {
                output.WriteByte((byte)',');
                isWhole &= WriteField(field, found, position, frame, output) || field.IsNullable;
            }
        }

        output.WriteByte((byte)'}');
        return isWhole;
    }
}
