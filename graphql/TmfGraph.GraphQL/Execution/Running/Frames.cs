using TmfGraph.GraphQL.Execution.Plans;

namespace TmfGraph.GraphQL.Execution.Running;

// What the resolve phase leaves for the write phase. Values are found by position alone:
//
//   * Every object that the resolve phase meets has an ordinal in the frame of its plan set.
//   * A batch field's values stand in its frame under the ordinal of their parent.
//   * A walked field has, for each parent, the slot where its items begin. Items take slots one after the other, in the order a reader
//     of the value meets them, lists of lists included; a null item takes one too.
//   * Below an object type a slot is the ordinal. Below an abstract type a table tells the set and the ordinal of each slot.
//
// The write phase meets the same values in the same order, so it only counts.

/// <summary>The objects of one plan set.</summary>
internal sealed class SetFrame(PlanSet set)
{
    private ResolvedValue[] _parents = [];
    private int[] _variableSets = [];

    public PlanSet Set { get; } = set;

    public int Count { get; private set; }

    public ref readonly ResolvedValue Parent(int ordinal) => ref _parents[ordinal];

    /// <summary>Which variable set the object belongs to; -1 when there is no object (a null item).</summary>
    public int VariableSet(int ordinal) => _variableSets[ordinal];

    public int Add(in ResolvedValue parent, int variableSet)
    {
        if (Count == _parents.Length)
        {
            var size = Math.Max(4, Count * 2);
            Array.Resize(ref _parents, size);
            Array.Resize(ref _variableSets, size);
        }

        _parents[Count] = parent;
        _variableSets[Count] = variableSet;
        return Count++;
    }

    /// <summary>Takes an object out of what is still to be resolved.</summary>
    public void Remove(int ordinal) => _variableSets[ordinal] = -1;
}

/// <summary>The slots of one plan selection.</summary>
internal sealed class SelectionFrame(PlanSelection selection)
{
    private (SetFrame? Frame, int Ordinal)[] _slots = [];

    public PlanSelection Selection { get; } = selection;

    public int Count { get; private set; }

    /// <summary>The frames of the concrete types that were met.</summary>
    public List<SetFrame> Sets { get; } = [];

    public (SetFrame? Frame, int Ordinal) this[int slot] => _slots[slot];

    public void Add(SetFrame? frame, int ordinal)
    {
        if (Count == _slots.Length)
        {
            Array.Resize(ref _slots, Math.Max(4, Count * 2));
        }

        _slots[Count++] = (frame, ordinal);
    }
}

/// <summary>The values of one plan field.</summary>
internal sealed class FieldFrame
{
    private readonly Lock _lock = new();
    private Dictionary<int, List<GraphQLError>>? _faults;

    /// <summary>Values by ordinal of the parent; empty for fields read from JSON.</summary>
    public ResolvedValue[] Results { get; set; } = [];

    /// <summary>Where the items of each parent's value begin; empty when nothing is walked below.</summary>
    public int[] FirstSlots { get; set; } = [];

    public bool HasFaults => _faults is not null;

    /// <summary>Resolvers may report from several threads.</summary>
    public void AddFault(int ordinal, GraphQLError error)
    {
        lock (_lock)
        {
            _faults ??= [];
            if (!_faults.TryGetValue(ordinal, out var faults))
            {
                _faults.Add(ordinal, faults = []);
            }

            faults.Add(error);
        }
    }

    public IReadOnlyList<GraphQLError> FaultsOf(int ordinal) =>
        _faults is not null && _faults.TryGetValue(ordinal, out var faults) ? faults : [];
}
