using TmfGraph.GraphQL.Execution.Plans;
using TmfGraph.GraphQL.Types;

namespace TmfGraph.GraphQL.Execution.Running;

/// <summary>One plan field in a batch: its frame and those parents that it has a value for.</summary>
internal sealed class BatchPart(PlanField field, SetFrame parents, FieldFrame results)
{
    public PlanField Field { get; } = field;

    public SetFrame Parents { get; } = parents;

    public FieldFrame Results { get; } = results;
}

/// <summary>
/// The parents of one field in one level. The same field may be selected in several places of a level (by aliases, or in the implementations of an
/// interface): they are one batch, as they would be one statement or one request behind it.
/// </summary>
internal sealed class PlanBatch(OperationRun run, Field field) : FieldBatch
{
    private readonly List<BatchPart> _parts = [];
    private Entry[] _entries = [];
    private int _count;

    public override int Count => _count;

    public override Field Field { get; } = field;

    public override OperationRequest Request => run.Request;

    public IReadOnlyList<BatchPart> Parts => _parts;

    public bool HasFaults => _parts.Exists(static p => p.Results.HasFaults);

    /// <summary>Takes in a plan field with every parent that selects it. Parents whose arguments cannot be coerced fail here.</summary>
    public void Add(BatchPart part)
    {
        _parts.Add(part);
        var parents = part.Parents;
        var field = part.Field;
        if (_entries.Length < _count + parents.Count)
        {
            Array.Resize(ref _entries, Math.Max(_count + parents.Count, _entries.Length * 2));
        }

        for (var ordinal = 0; ordinal < parents.Count; ordinal++)
        {
            var variableSet = parents.VariableSet(ordinal);
            if (variableSet < 0 || !field.IsIncluded(run.BitsOf(variableSet)))
            {
                continue;
            }

            if (run.GetArguments(field, variableSet, out var error) is { } arguments)
            {
                _entries[_count++] = new Entry(part, ordinal, arguments);
            }
            else
            {
                part.Results.AddFault(ordinal, error!); // no arguments means an error
            }
        }
    }

    public override ResolvedValue GetParent(int index)
    {
        ref readonly var entry = ref At(index);
        return entry.Part.Parents.Parent(entry.Ordinal);
    }

    public override FieldArguments GetArguments(int index) => At(index).Arguments;

    public override bool IsSelected(params ReadOnlySpan<string> path)
    {
        foreach (var part in _parts)
        {
            if (part.Field.Selection is { } selection && SelectionSearch.Contains(run, selection.Parts, path))
            {
                return true;
            }
        }

        return false;
    }

    public override ResolvedValue GetResult(int index)
    {
        ref readonly var entry = ref At(index);
        return entry.Part.Results.Results[entry.Ordinal];
    }

    public override void SetResult(int index, ResolvedValue value)
    {
        ref readonly var entry = ref At(index);
        entry.Part.Results.Results[entry.Ordinal] = value;
    }

    public override void SetError(int index, GraphQLError error)
    {
        SetResult(index, ResolvedValue.Null);
        AddError(index, error);
    }

    public override void SetError(int index, Exception exception) => SetError(index, run.ToError(exception, Field));

    public override void AddError(int index, GraphQLError error)
    {
        ArgumentNullException.ThrowIfNull(error);
        ref readonly var entry = ref At(index);
        entry.Part.Results.AddFault(entry.Ordinal, error);
    }

    /// <summary>Fails the field for every parent, as the whole batch has failed.</summary>
    public void Fail(GraphQLError error)
    {
        for (var i = 0; i < _count; i++)
        {
            SetError(i, error);
        }
    }

    private ref readonly Entry At(int index)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)index, (uint)_count, nameof(index));
        return ref _entries[index];
    }

    private readonly record struct Entry(BatchPart Part, int Ordinal, FieldArguments Arguments);
}
