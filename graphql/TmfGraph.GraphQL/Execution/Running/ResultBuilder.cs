using System.Text.Json;
using TmfGraph.GraphQL.Code;
using TmfGraph.GraphQL.Execution.Plans;
using TmfGraph.GraphQL.Types;

namespace TmfGraph.GraphQL.Execution.Running;

/// <summary>The write phase for one variable set: goes depth first through the response and writes it as it goes.</summary>
/// <remarks>
/// A value that cannot be written is cut off the buffer again, back to the nearest place that may be null.
/// Each <c>Write…</c> method says whether that place lies inside of what it wrote; false lets the caller cut.
/// </remarks>
/// <seealso href="https://spec.graphql.org/September2025/#sec-Handling-Execution-Errors"/>
internal sealed partial class ResultBuilder(OperationRun run, int variableSet) : IDisposable
{
    private readonly ResultWriter _writer = new();
    private readonly ulong _bits = run.BitsOf(variableSet);
    private readonly ErrorMode _mode = run.Request.OnError;
    private readonly PathBuffer _path = new();
    private CancellationToken _cancellation;
    private bool _isNull;
    private bool _hasFields;

    // values read from the documents that are being written, those of the innermost last
    private JsonElement[] _values = [];
    private int _valueCount;

    private enum Outcome
    {
        Written,

        /// <summary>The value is null and nobody has said why.</summary>
        Null,

        /// <summary>There is no value because of an error, which is reported.</summary>
        Fault,
    }

    /// <summary>Begins the response of the operation itself.</summary>
    public ResultBuilder BeginOperation()
    {
        BeginRoot();
        return this;
    }

    /// <summary>Writes root fields. False when <c>data</c> is null and no more need be written.</summary>
    public bool WriteFields(PlanField[] fields, CancellationToken cancellationToken)
    {
        foreach (var field in fields)
        {
            if (!WriteField(field, cancellationToken))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Writes one root field. False when <c>data</c> is null and no more need be written.</summary>
    public bool WriteField(PlanField field, CancellationToken cancellationToken)
    {
        _cancellation = cancellationToken;
        if (_isNull || !field.IsIncluded(_bits))
        {
            return !_isNull;
        }

        _writer.WriteRaw(_hasFields ? field.Prefix : field.Prefix.AsSpan(1));
        _hasFields = true;
        if (!WriteValue(run.Plan.Root, field, ResolvedValue.Null, variableSet, -1))
        {
            _isNull = true;
            return false;
        }

        return true;
    }

    /// <summary>Ends the result, which owns the buffer from here on.</summary>
    public OperationResult Finish(int? variableIndex, string? cursor)
    {
        EndRoot();
        if (_isNull)
        {
            _writer.Dispose();
        }

        return new ExecutedResult(_isNull ? null : _writer, Errors) { VariableIndex = variableIndex, Cursor = cursor };
    }

    public void Dispose() => _writer.Dispose();

    private bool WriteObject(PlanSet set, in ResolvedValue value, int ordinal) =>
        set.IsDeferring ? WriteDeferringObject(set, value, ordinal) : WriteWholeObject(set, value, ordinal);

    private bool WriteWholeObject(PlanSet set, in ResolvedValue value, int ordinal)
    {
        if (set.Shape is not { } shape || value.Json.ValueKind is not JsonValueKind.Object)
        {
            return WriteObject(set, value, ordinal, -1);
        }

        var first = _valueCount;
        _valueCount += shape.Count;
        if (_valueCount > _values.Length)
        {
            Array.Resize(ref _values, Math.Max(_valueCount, _values.Length * 2));
        }

        var values = _values.AsSpan(first, shape.Count);
        values.Clear();
        shape.Read(value.Json, values);
        var written = WriteObject(set, value, ordinal, first);
        _valueCount = first;
        return written;
    }

    private bool WriteObject(PlanSet set, in ResolvedValue value, int ordinal, int firstValue)
    {
        _writer.WriteByte((byte)'{');
        var skip = 1; // the comma before the first field
        foreach (var field in set.Fields)
        {
            if (field.Conditions is not null && !field.IsIncluded(_bits))
            {
                continue;
            }

            _writer.WriteRaw(field.Prefix.AsSpan(skip));
            skip = 0;
            if (!WriteValue(set, field, value, ordinal, firstValue))
            {
                return false;
            }
        }

        _writer.WriteByte((byte)'}');
        return true;
    }

    /// <param name="firstValue">Where the values of the parent's document stand; below zero when each is to be looked for.</param>
    private bool WriteValue(PlanSet set, PlanField field, in ResolvedValue parent, int ordinal, int firstValue)
    {
        switch (field.Source)
        {
            case FieldSource.Json:
                var json = firstValue >= 0 ? _values[firstValue + field.JsonSlot] : FieldValues.ReadJson(parent, field.Field);
                if (field.IsSingleLeaf && json.ValueKind is not (JsonValueKind.Null or JsonValueKind.Undefined))
                {
                    // the common case, and the one that has to be cheap
                    var mark = _writer.Length;
                    if (TryWrite(field.Leaf!, json)) // a single leaf has a writer
                    {
                        return true;
                    }

                    _writer.Truncate(mark);
                }

                return parent.Object is null
                    ? WriteValue(field, ResolvedValue.FromJson(json), FirstSlot(field, ordinal), false)
                    : WriteProperty(field, parent, ordinal);
            case FieldSource.TypeName:
                _writer.WriteRaw(set.TypeNameJson);
                return true;
            case FieldSource.Pure when !field.LeadsToBatch:
                return WritePure(field, parent);
            default:
                return WriteResolved(field, ordinal);
        }
    }

    private bool WriteProperty(PlanField field, in ResolvedValue parent, int ordinal)
    {
        if (field.LeadsToBatch)
        {
            return WriteResolved(field, ordinal);
        }

        ResolvedValue value;
        try
        {
            value = FieldValues.Read(parent, field.Field);
        }
        catch (Exception exception)
        {
            return WriteFault(field, run.ToError(exception, field.Field));
        }

        return WriteValue(field, value, -1, false);
    }

    private bool WritePure(PlanField field, in ResolvedValue parent)
    {
        if (run.GetArguments(field, variableSet, out var error) is not { } arguments)
        {
            return WriteFault(field, error!); // no arguments means an error
        }

        ResolvedValue value;
        try
        {
            value = ((PureResolver)field.Field.Resolver!).Resolve(parent, arguments); // that is what the source says
        }
        catch (Exception exception)
        {
            return WriteFault(field, run.ToError(exception, field.Field));
        }

        return WriteValue(field, value, -1, false);
    }

    private bool WriteResolved(PlanField field, int ordinal)
    {
        var frame = run.FieldFrameOf(field);
        var hasFault = false;
        if (frame.HasFaults)
        {
            foreach (var fault in frame.FaultsOf(ordinal))
            {
                hasFault = true;
                _path.Push(field.ResponseName);
                AddError(fault, field);
                _path.Pop();
            }
        }

        return WriteValue(field, frame.Results[ordinal], FirstSlot(field, ordinal), hasFault);
    }

    private bool WriteFault(PlanField field, GraphQLError error)
    {
        _path.Push(field.ResponseName);
        AddError(error, field);
        _path.Pop();
        return WriteValue(field, ResolvedValue.Null, -1, true);
    }

    private int FirstSlot(PlanField field, int ordinal) => field.LeadsToBatch ? run.FieldFrameOf(field).FirstSlots[ordinal] : -1;

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
