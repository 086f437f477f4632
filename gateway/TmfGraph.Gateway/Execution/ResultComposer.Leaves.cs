using TmfGraph.Gateway.Planning;
using TmfGraph.GraphQL.Types;

namespace TmfGraph.Gateway.Execution;

// Leaves that have to be looked at: nulls, lists, and what a source should not have sent.
internal sealed partial class ResultComposer
{
    private bool WriteLeaf(Position position, int frame, OutputField field)
    {
        return field.View >= 0 && _reader.Read(frame, field, out var tape) is >= 0 and var row && !tape!.IsNull(row) // a row means a tape
            ? WriteLeafValue(field, field.Type, field.Leaf, tape, row, position.Views[field.View])
            : WriteNull(position, field, field.Type);
    }

    private bool WriteLeafValue(OutputField field, GraphType type, LeafType leaf, JsonTape tape, int row, PlanView view)
    {
        if (leaf.TakesAll(tape, row))
        {
            _output.WriteRaw(tape.Raw(row));
            return true;
        }

        return leaf.Item is not null && tape.IsArray(row) && type.NullableType is ListType list
            ? WriteLeafItems(field, list.Item, leaf.Item, tape, row, view) || BubbleTo(type)
            : Invalid(field, type, view);
    }

    /// <summary>Writes a list in which something is wrong; false, with nothing written, when a null must move up past it.</summary>
    private bool WriteLeafItems(OutputField field, GraphType type, LeafType leaf, JsonTape tape, int list, PlanView view)
    {
        var start = _output.Length;
        var index = 0;
        _output.WriteByte((byte)'[');
        for (var row = list + 1; row < tape.Next(list); row = tape.Next(row), index++)
        {
            if (index > 0)
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
