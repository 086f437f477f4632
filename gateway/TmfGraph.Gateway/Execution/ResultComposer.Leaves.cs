using TmfGraph.Gateway.Planning;
using TmfGraph.GraphQL.Types;

namespace TmfGraph.Gateway.Execution;

// Leaves that have to be looked at: nulls, lists, and what a source should not have sent.
internal sealed partial class ResultComposer
{
    private bool WriteLeaf(Position position, int frame, OutputField field)
    {
        return field.View >= 0 && _reader.Read(frame, field, out var tape) is >= 0 and var row && !tape!.IsNull(row) // a row means a tape
            ? field.Stream is null
                ? WriteLeafValue(field, field.Type, field.Leaf, tape, row, position.Views[field.View])
                : WriteFirstLeaves(position, field, tape, row)
            : WriteNull(position, field, field.Type);
    }

    private bool WriteLeafValue(OutputField field, GraphType type, LeafType leaf, JsonTape tape, int row, PlanView view)
    {
        if (leaf.TakesAll(tape, row))
        {
            _output.WriteRaw(tape.Raw(row));
            return true;
        }

        if (leaf.Item is null || !tape.IsArray(row) || type.NullableType is not ListType list)
        {
            return Invalid(field, type, view);
        }

        var next = row + 1;
        return WriteLeafItems(field, list.Item, leaf.Item, tape, ref next, tape.Next(row), 0, int.MaxValue, view) || BubbleTo(type);
    }

    /// <summary>Writes items of a list one by one; false, with nothing written, when a null must move up past it.</summary>
    /// <param name="row">The row of the first of them; then that of the one after the last.</param>
    /// <param name="end">The row behind the list.</param>
    /// <param name="first">The index of the first of them.</param>
    /// <param name="count">How many are written.</param>
    private bool WriteLeafItems(
        OutputField field, GraphType type, LeafType leaf, JsonTape tape, ref int row, int end, int first, int count, PlanView view)
    {
        var start = _output.Length;
        _output.WriteByte((byte)'[');
        for (var index = first; row < end && index - first < count; row = tape.Next(row), index++)
        {
            if (index > first)
            {
                _output.WriteByte((byte)',');
            }

            _path.Push(index);
            var written = tape.IsNull(row) ? WriteNullItem(field, type) : WriteLeafValue(field, type, leaf, tape, row, view);
            _path.Pop();
            if (!written)
            {
                _output.Truncate(start);
                return false;
            }
        }

        _output.WriteByte((byte)']');
        return true;
    }

    private bool WriteNullItem(OutputField field, GraphType type)
    {
        if (type.IsNonNull)
        {
            AddNonNullViolation(field);
        }

        return BubbleTo(type);
    }
}
