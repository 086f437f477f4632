using System.Text;
using TmfGraph.Gateway.Planning;
using TmfGraph.GraphQL.Execution;

namespace TmfGraph.Gateway.Execution;

/// <summary>
/// The representations of a fetch whose objects are asked for with values of those above: a list for each set of values, in which equal ones stand once.
/// Over all lists they are numbered as they come.
/// </summary>
/// <param name="forwarded">The client's variables that the operation uses, as properties.</param>
internal sealed class ContextSets(FetchStep step, ReadOnlyMemory<byte> forwarded) : IDisposable
{
    private readonly ResultWriter _values = new(256);
    private readonly int[] _ends = new int[step.Contexts.Count];
    private readonly Dictionary<string, ContextGroup> _groups = new(StringComparer.Ordinal);
    private readonly List<(ContextGroup Group, int Index)> _numbers = [];
    private ContextGroup? _last;

    /// <summary>How many objects are asked for.</summary>
    public int Count => _numbers.Count;

    /// <summary>The list, and the place in it, of each number.</summary>
    public IReadOnlyList<(ContextGroup Group, int Index)> Numbers => _numbers;

    /// <summary>The lists that are not empty, in the order of their first objects.</summary>
    public List<ContextGroup> Groups => [.. _numbers.Select(n => n.Group).Distinct()];

    /// <summary>Begins the values of an object. Each is written to what comes back, and then <see cref="EndValue"/> is called.</summary>
    public ResultWriter BeginValues()
    {
        _values.Truncate(0);
        return _values;
    }

    /// <param name="index">Which of <see cref="FetchStep.Contexts"/> it is.</param>
    public void EndValue(int index)
    {
        _ends[index] = _values.Length;
        _values.WriteByte((byte)','); // or 1 and 23 would be 12 and 3
    }

    /// <summary>The list for the values that have been written.</summary>
    public ContextGroup Group()
    {
        if (_last is not null && _last.Key.SequenceEqual(_values.WrittenSpan))
        {
            return _last; // objects that stand beside each other most often have the same
        }

        var text = Encoding.UTF8.GetString(_values.WrittenSpan);
        if (!_groups.TryGetValue(text, out _last))
        {
            _groups.Add(text, _last = new ContextGroup(step, _values.WrittenSpan.ToArray(), [.. _ends], forwarded));
        }

        return _last;
    }

    /// <summary>The number of an object that has been written.</summary>
    /// <param name="index">Its place in the list.</param>
    public int NumberOf(ContextGroup group, int index)
    {
        if (index == group.Numbers.Count)
        {
            group.Numbers.Add(_numbers.Count);
            _numbers.Add((group, index));
        }

        return group.Numbers[index];
    }

    public void Dispose()
    {
        _values.Dispose();
        foreach (var group in _groups.Values)
        {
            group.Dispose();
        }
    }
}

/// <summary>Objects of a fetch that are asked for with the same values of those above.</summary>
internal sealed class ContextGroup : IDisposable
{
    private readonly int[] _ends;

    /// <param name="key">The values, with a comma after each.</param>
    /// <param name="ends">Where each of them ends.</param>
    /// <param name="forwarded">The client's variables that the operation uses, as properties.</param>
    public ContextGroup(FetchStep step, byte[] key, int[] ends, ReadOnlyMemory<byte> forwarded)
    {
        (Key, _ends) = (key, ends);
        using var common = new ResultWriter(256);
        for (var i = 0; i < ends.Length; i++)
        {
            common.WriteRaw(i == 0 ? default : ","u8);
            common.WriteRaw(step.Contexts[i].NameJson);
            common.WriteRaw(ValueOf(i));
        }

        if (!forwarded.IsEmpty)
        {
            common.WriteByte((byte)',');
            common.WriteRaw(forwarded.Span);
        }

        Sets = new VariableSets(common.WrittenSpan.ToArray(), step.Operation.Representations);
        Answer = new StepState(step);
    }

    /// <summary>All values one after the other; equal for equal values.</summary>
    public byte[] Key { get; }

    /// <summary>The representations.</summary>
    public VariableSets Sets { get; }

    /// <summary>Their numbers among all of the fetch.</summary>
    public List<int> Numbers { get; } = [];

    /// <summary>What has come, where several lists are asked for.</summary>
    public StepState Answer { get; }

    /// <summary>One of the values, as JSON.</summary>
    public ReadOnlySpan<byte> ValueOf(int index) => Key.AsSpan()[(index == 0 ? 0 : _ends[index - 1] + 1).._ends[index]];

    public void Dispose()
    {
        Sets.Dispose();
        Answer.Dispose();
    }
}
