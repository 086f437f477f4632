using TmfGraph.Gateway.Planning;
using TmfGraph.GraphQL.Execution.Running;

namespace TmfGraph.Gateway.Execution.Incremental;

/// <summary>Which part of an answer is being written, and what was left for later in it.</summary>
internal sealed class PartScope
{
    private readonly List<DeferredWork> _later = [];
    private readonly DeferredWork? _work;

    /// <summary>For what comes at once.</summary>
    public PartScope(PlanPart part, Wave wave)
    {
        Part = part;
        Wave = wave;
    }

    /// <summary>For what was left for later.</summary>
    /// <param name="wave">What the fetches have brought for it.</param>
    public PartScope(PlanPart part, Wave wave, DeferredWork work)
        : this(part, wave)
    {
        _work = work;
        Fragments = work.Scope;
        PartOf = work is DeferredPart ? work.Deliveries : []; // items are delivered at once, fields when all of their fragment is there
    }

    public PlanPart Part { get; }

    public Wave Wave { get; }

    /// <summary>The deferred fragments around what is being written; null for none.</summary>
    public DeferScope? Fragments { get; set; }

    /// <summary>What has to be delivered before a list that is met; empty for nothing.</summary>
    public PendingDelivery[] PartOf { get; } = [];

    /// <summary>What was left for later so far.</summary>
    public IReadOnlyList<DeferredWork> Later => _later;

    /// <summary>For <see cref="Forget"/>.</summary>
    public int Mark => _later.Count;

    public void Add(DeferredWork work) => _later.Add(work);

    /// <summary>Drops what was left for later since a mark: a null has taken its place.</summary>
    public void Forget(int mark) => _later.RemoveRange(mark, _later.Count - mark);

    /// <summary>Whether a path leads to what is being written or below it.</summary>
    public bool IsBelow(List<object> path)
    {
        if (_work is null)
        {
            return true;
        }

        if (path.Count < _work.Path.Length)
        {
            return false;
        }

        for (var i = 0; i < _work.Path.Length; i++)
        {
            if (!path[i].Equals(_work.Path[i]))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether an item of a streamed list is among what is being written.</summary>
    /// <param name="depth">The length of the list's path.</param>
    public bool HasItem(ListStream stream, int depth, int index)
    {
        if (_work is not null && depth <= _work.Path.Length)
        {
            // the items themselves; those of lists further up are told apart by their paths
            return depth < _work.Path.Length || _work is not StreamedPart part || (index >= part.First && index < part.First + part.Count);
        }

        return index < Wave.InitialCount(stream);
    }
}
