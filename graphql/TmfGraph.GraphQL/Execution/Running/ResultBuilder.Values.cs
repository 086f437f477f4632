using System.Text.Json;
using TmfGraph.GraphQL.Execution.Plans;
using TmfGraph.GraphQL.Types;

namespace TmfGraph.GraphQL.Execution.Running;

// Values: how they are written, by their type, and what happens to those that cannot be.
internal sealed partial class ResultBuilder
{
    private enum Outcome
    {
        Written,

        /// <summary>The value is null and nobody has said why.</summary>
        Null,

        /// <summary>There is no value because of an error, which is reported.</summary>
        Fault,
    }

    private bool WriteValue(PlanField field, in ResolvedValue value, int slot, bool hasFault)
    {
        _path.Push(field.ResponseName);
        var written = Write(field, field.Type, value, ref slot, hasFault);
        _path.Pop();
        return written;
    }

    /// <summary>Writes a value of a type, or null in its place.</summary>
    /// <param name="slot">The next slot of walked values; below zero when they are not walked.</param>
    /// <param name="hasFault">Whether it is known already why the value may be null.</param>
    private bool Write(PlanField field, GraphType type, in ResolvedValue value, ref int slot, bool hasFault)
    {
        var mark = _writer.Length;
        var workMark = _work.Count;
        var firstSlot = slot;
        var outcome = WriteNullable(field, type.NullableType, value, ref slot);
        if (outcome is Outcome.Written && !IsHalted)
        {
            return true;
        }

        _writer.Truncate(mark);
        _work.RemoveRange(workMark, _work.Count - workMark);
        if (outcome is Outcome.Fault && firstSlot >= 0 && type.IsList)
        {
            var limit = ReferenceEquals(type, field.Type) ? run.InitialCount(field, variableSet) : int.MaxValue;
            slot = firstSlot + CountSlots(type, value, limit); // the list was left in the middle
        }

        if (outcome is Outcome.Null && !hasFault && type.IsNonNull && !run.HasStopped)
        {
            AddError(NonNullViolation(field), field);
        }

        if (IsHalted || (type.IsNonNull && _mode is ErrorMode.Propagate))
        {
            return false;
        }

        _writer.WriteNull();
        return true;
    }

    private Outcome WriteNullable(PlanField field, GraphType type, in ResolvedValue value, ref int slot)
    {
        if (type is ListType list)
        {
            return value.IsNull ? Outcome.Null : WriteList(field, list, value, ref slot);
        }

        if (field.Leaf is { } leaf)
        {
            return value.IsNull ? Outcome.Null : WriteLeaf(field, leaf, value);
        }

        var own = slot;
        if (slot >= 0)
        {
            slot++;
        }

        return value.IsNull ? Outcome.Null : WriteComposite(field, value, own);
    }

    private bool TryWrite(LeafWriter leaf, JsonElement value)
    {
        try
        {
            return leaf.TryWrite(value, _writer);
        }
        catch (Exception)
        {
            return false; // whoever writes it with its path meets the same, and reports it
        }
    }

    private Outcome WriteLeaf(PlanField field, LeafWriter leaf, in ResolvedValue value)
    {
        if (value.Error is { } error)
        {
            AddError(error, field);
            return Outcome.Fault;
        }

        try
        {
            if (value.IsJson ? leaf.TryWrite(value.Json, _writer) : leaf.TryWrite(value.Object!, _writer)) // it is not null
            {
                return Outcome.Written;
            }

            AddError(InvalidLeaf(field), field);
        }
        catch (Exception exception)
        {
            AddError(run.ToError(exception, field.Field), field);
        }

        return Outcome.Fault;
    }

    private Outcome WriteList(PlanField field, ListType list, in ResolvedValue value, ref int slot)
    {
        if (!ListItems.IsList(value))
        {
            AddError(value.Error ?? NotAList(field), field);
            return Outcome.Fault;
        }

        var isStreamed = field.Stream is not null && ReferenceEquals(list, field.Type.NullableType);
        var limit = isStreamed ? run.InitialCount(field, variableSet) : int.MaxValue;
        if (limit < 0)
        {
            AddError(IncrementalPlan.NegativeCount(), field);
            return Outcome.Fault;
        }

        if (!WriteItems(field, list, value, 0, limit, ref slot))
        {
            return Outcome.Fault;
        }

        if (isStreamed)
        {
            LeaveForLater(field, value, limit);
        }

        return Outcome.Written;
    }

    private bool WriteItems(PlanField field, ListType list, in ResolvedValue value, int first, int limit, ref int slot)
    {
        _writer.WriteByte((byte)'[');
        _path.Push(first);
        var index = first;
        foreach (var item in new ListItems(value, limit))
        {
            if (index > first)
            {
                _writer.WriteByte((byte)',');
                _path.SetIndex(index);
                if ((index & 255) == 0)
                {
                    _cancellation.ThrowIfCancellationRequested();
                }
            }

            if (!Write(field, list.Item, item, ref slot, false))
            {
                _path.Pop();
                return false;
            }

            index++;
        }

        _path.Pop();
        _writer.WriteByte((byte)']');
        return true;
    }

    private Outcome WriteComposite(PlanField field, in ResolvedValue value, int slot)
    {
        var selection = field.Selection!; // the field is no leaf
        PlanSet? set;
        var ordinal = -1;
        if (slot >= 0)
        {
            (var frame, ordinal) = run.SelectionFrameOf(selection)[slot];
            set = frame?.Set;
        }
        else
        {
            set = value.Error is null ? run.FindSet(selection, value, field) : null;
        }

        if (set is null || value.Json.ValueKind is JsonValueKind.Array)
        {
            AddError(value.Error ?? InvalidObject(field), field);
            return Outcome.Fault;
        }

        return WriteObject(set, value, ordinal) ? Outcome.Written : Outcome.Fault;
    }

    private static int CountSlots(GraphType type, in ResolvedValue value, int limit = int.MaxValue)
    {
        if (type.NullableType is not ListType list)
        {
            return 1;
        }

        var count = 0;
        foreach (var item in new ListItems(value, limit))
        {
            count += CountSlots(list.Item, item);
        }

        return count;
    }
}
