using TmfGraph.Gateway.Planning;
using TmfGraph.GraphQL.Execution;
using TmfGraph.GraphQL.Types;

namespace TmfGraph.Gateway.Execution;

// Objects, lists of them, and the nulls in their place.
internal sealed partial class ResultComposer
{
    /// <summary>Writes an object, or a list of them at any depth; false when a null must move up.</summary>
    private bool WriteValue(OutputField field, GraphType type, Position parent, Position position, int frame)
    {
        var row = _reader.Row(frame, 0);
        var tape = _reader.TapeOf(position, 0);
        if (row < 0 || tape!.IsNull(row)) // a row means a tape
        {
            return WriteNull(parent, field, type);
        }

        if (type.NullableType is ListType list)
        {
            return tape.IsArray(row) ? WriteList(field, type, list, parent, position, frame) : Invalid(field, type, position.Views[0]);
        }

        if (!tape.IsObject(row))
        {
            return Invalid(field, type, position.Views[0]);
        }

        _reader.EnterObject(position, frame);
        var variant = _reader.VariantOf(position, frame);
        if (_hasErrors && position.Hops.Count > 0)
        {
            AddErrorsOfHops(position, row, variant?.TypeName);
        }

        if (variant is null)
        {
            return _reader.Row(frame, position.TypeView) < 0
                ? WriteUntold(_reader.StateOf(position.Views[position.TypeView]), field, type)
                : Invalid(field, type, position.Views[position.TypeView]);
        }

        return WriteObject(position, frame, variant)
            || (variant.IsHidden ? Invalid(field, type, position.Views[position.TypeView]) : BubbleTo(type));
    }

    private bool WriteList(OutputField field, GraphType type, ListType list, Position parent, Position position, int frame)
    {
        var count = field.Stream is not null && ReferenceEquals(list, field.Type.NullableType) ? InitialCount(field) : int.MaxValue;
        if (count < 0)
        {
            return BubbleTo(type);
        }

        var start = _output.Length;
        var later = _parts?.Mark ?? 0;
        if (!WriteItems(field, list, parent, position, frame, 0, count, out var more))
        {
            _output.Truncate(start);
            _parts?.Forget(later);
            return BubbleTo(type);
        }

        if (more > 0)
        {
            LeaveForLater(field, parent, count, more);
        }

        return true;
    }

    /// <summary>Writes some items of a list; false when a null must move up past it.</summary>
    /// <param name="more">How many items come after them.</param>
    private bool WriteItems(OutputField field, ListType list, Position parent, Position position, int frame, int first, int count, out int more)
    {
        _output.WriteByte((byte)'[');
        var items = _reader.EnterList(position, frame);
        var written = true;
        var index = 0;
        more = 0;
        while (written && _reader.NextItem(position, frame, items))
        {
            if (index - first >= count)
            {
                more++;
            }
            else if (index >= first)
            {
                if (index > first)
                {
                    _output.WriteByte((byte)',');
                }

                _path.Push(index);
                written = WriteValue(field, list.Item, parent, position, items.Frame);
                _path.Pop();
            }

            index++;
        }

        _reader.Pop(items.Frame);
        _output.WriteByte((byte)']');
        return written;
    }

    /// <summary>Takes a null that came from below: stays here when it may, else false.</summary>
    private bool BubbleTo(GraphType type)
    {
        if (type.IsNonNull && _mode is not ErrorMode.Null)
        {
            return false;
        }

        _output.WriteNull();
        return true;
    }

    /// <summary>Writes null for a field that has no value, with the error that explains it; false when the null must move up.</summary>
    private bool WriteNull(Position position, OutputField field, GraphType type)
    {
        var failed = field.View >= 0 ? _reader.StateOf(position.Views[field.View]) : null;
        if (field.View < 0 && field.Selection.IsRefused)
        {
            AddRefusal(field);
        }
        else if (failed?.Failure is not null)
        {
            AddFailure(failed);
        }
        else if (type.IsNonNull)
        {
            AddNonNullViolation(field);
        }

        return BubbleTo(type);
    }

    /// <summary>Writes null for an object that the source which tells its type has not found.</summary>
    private bool WriteUntold(StepState teller, OutputField field, GraphType type)
    {
        if (teller.Failure is not null)
        {
            AddFailure(teller);
        }
        else if (type.IsNonNull)
        {
            AddNonNullViolation(field);
        }

        return BubbleTo(type);
    }
}
