using TmfGraph.GraphQL.Execution.Plans;
using TmfGraph.GraphQL.Types;

namespace TmfGraph.GraphQL.Execution.Running;

// Responses in parts: while it writes, the builder notes what is left for later. Where a null moves up, what was noted below is forgotten.
internal sealed partial class ResultBuilder
{
    private readonly List<DeferredWork> _work = [];
    private DeferScope? _scope;
    private PendingDelivery[] _partOf = [];

    /// <summary>What is left for later.</summary>
    public IReadOnlyList<DeferredWork> Work => _work;

    /// <summary>Begins at a part of a response.</summary>
    public void BeginAt(DeferredWork work)
    {
        _scope = work.Scope;
        _partOf = work is DeferredFields ? work.Deliveries : []; // items are delivered at once, fields when all of their fragment is there
        foreach (var segment in work.Path)
        {
            _path.Push(segment);
        }
    }

    /// <summary>Writes deferred fields as an object of their own.</summary>
    public DeferredOutcome WriteFields(DeferredFields work, int ordinal, CancellationToken cancellationToken)
    {
        _cancellation = cancellationToken;
        return FinishPart(WriteObject(work.Group.Set, work.Parent, ordinal) && !IsHalted);
    }

    /// <summary>Writes streamed items as a list of their own.</summary>
    public DeferredOutcome WriteItems(StreamedItems work, int slot, CancellationToken cancellationToken)
    {
        _cancellation = cancellationToken;
        var list = (ListType)work.Field.Type.NullableType; // nothing else is streamed
        var items = ResolvedValue.FromList(work.Items);
        return FinishPart(WriteItems(work.Field, list, items, work.First, int.MaxValue, ref slot) && !IsHalted);
    }

    private DeferredOutcome FinishPart(bool isWritten)
    {
        if (isWritten)
        {
            return new DeferredOutcome(_writer, Errors, _work);
        }

        _writer.Dispose();
        return new DeferredOutcome(null, Errors, []);
    }

    private void BeginRoot()
    {
        if (run.Plan.Root.IsDeferring)
        {
            Enter(run.Plan.Root);
        }
    }

    private void EndRoot()
    {
        if (_isNull)
        {
            _work.Clear();
        }
        else if (run.Plan.Root.IsDeferring)
        {
            LeaveForLater(run.Plan.Root, ResolvedValue.Null);
        }
    }

    private bool WriteDeferringObject(PlanSet set, in ResolvedValue value, int ordinal)
    {
        var outer = _scope;
        Enter(set);
        var isWritten = WriteWholeObject(set, value, ordinal);
        if (isWritten)
        {
            LeaveForLater(set, value);
        }

        _scope = outer;
        return isWritten;
    }

    private void Enter(PlanSet set)
    {
        foreach (var usage in set.NewUsages)
        {
            PendingDelivery[] parents = usage.Parent is { } parent && DeferScope.Find(_scope, parent) is { } delivery ? [delivery] : [];
            _scope = new DeferScope(usage, new PendingDelivery(usage.Label, _path.ToPath(), parents), _scope);
        }
    }

    private void LeaveForLater(PlanSet set, in ResolvedValue value)
    {
        foreach (var group in set.Deferred)
        {
            var scope = _scope;
            var deliveries = group.Usages.Select(u => DeferScope.Find(scope, u)).OfType<PendingDelivery>().ToArray();
            _work.Add(new DeferredFields(group, value, _path.ToPath(), deliveries, scope));
        }
    }

    /// <param name="count">How many items are written.</param>
    private void LeaveForLater(PlanField field, in ResolvedValue value, int count)
    {
        var rest = new List<ResolvedValue>();
        foreach (var item in new ListItems(value))
        {
            rest.Add(item);
        }

        if (rest.Count <= count)
        {
            return;
        }

        // within a deferred fragment the list is known to clients only when the fragment is
        var delivery = new PendingDelivery(field.Stream!.Label, _path.ToPath(), _partOf); // only streamed lists come here
        _work.Add(new StreamedItems(field, rest.ToArray()[count..], count, delivery.Path, [delivery], _scope));
    }
}
