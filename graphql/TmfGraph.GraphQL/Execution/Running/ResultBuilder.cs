using System.Text.Json;
using TmfGraph.GraphQL.Execution.Plans;

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
}
