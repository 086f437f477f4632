namespace TmfGraph.GraphQL.Execution.Running;

/// <summary>
/// What of a response in parts is still to come: takes in the work that was left for later, tells which of it may run, and turns outcomes into
/// what clients are told.
/// </summary>
/// <remarks>
/// A delivery is announced when whatever it stands in is delivered, and delivered when all of its work is done; then its data is told at once.
/// Work that several deliveries share runs once, and its data goes with the first of them. When work fails, every delivery it is part of does.
/// </remarks>
/// <param name="limit">How many deliveries there may be in all.</param>
internal sealed class DeferredQueue(int limit)
{
    private readonly List<DeferredWork> _waiting = [];
    private readonly HashSet<PendingDelivery> _deliveries = [];
    private readonly List<PendingDelivery> _unannounced = [];
    private readonly HashSet<DeferredOutcome> _told = new(ReferenceEqualityComparer.Instance);
    private int _announced;

    /// <summary>Takes in work. It may run after the next <see cref="Announce"/> that announces a delivery it is part of.</summary>
    /// <exception cref="GraphQLException">There are more deliveries than allowed.</exception>
    public void Add(IReadOnlyList<DeferredWork> work)
    {
        foreach (var part in work)
        {
            foreach (var delivery in part.Deliveries)
            {
                delivery.AddWork();
                if (_deliveries.Add(delivery))
                {
                    _unannounced.Add(delivery);
                }
            }
        }

        _waiting.AddRange(work);
        if (_deliveries.Count > limit)
        {
            throw new GraphQLException($"More than {limit} parts of the response are deferred. Ask for fewer objects at once.");
        }
    }

    /// <summary>Announces what may be announced, and gives the work that may run now.</summary>
    public List<DeferredWork> Announce(IncrementalPayload payload)
    {
        while (_unannounced.FindAll(static d => d.MayBeAnnounced) is { Count: > 0 } announced)
        {
            _unannounced.RemoveAll(static d => d.MayBeAnnounced || d.IsLost);
            foreach (var delivery in announced)
            {
                delivery.Announce(_announced++);
                payload.Announce(delivery);
                Complete(delivery, payload); // another delivery may have done all of its work before
            }
        }

        var runnable = _waiting.FindAll(static w => w.Deliveries.Any(static d => d.IsOpen));
        _waiting.RemoveAll(static w => w.Deliveries.Any(static d => d.IsOpen) || w.Deliveries.All(static d => d.IsLost));
        return runnable;
    }

    /// <summary>Takes in what came of a part.</summary>
    public void End(DeferredWork work, DeferredOutcome outcome, IncrementalPayload payload)
    {
        if (outcome.Data is null)
        {
            Fail(work, outcome, payload);
            return;
        }

        if (work.Deliveries.All(static d => d.HasFailed))
        {
            outcome.Data.Dispose(); // another part of the same fragment has failed meanwhile
            return;
        }

        try
        {
            Add(outcome.Work);
        }
        catch (GraphQLException exception)
        {
            outcome.Data.Dispose();
            Fail(work, DeferredOutcome.Failed(exception.Error), payload);
            return;
        }

        foreach (var delivery in work.Deliveries)
        {
            delivery.Ready.Add((work, outcome));
            delivery.EndWork();
        }

        if (work.FirstItem is not null)
        {
            Tell(work.Deliveries[0], payload); // a list grows item by item, a fragment comes as a whole
        }

        foreach (var delivery in work.Deliveries)
        {
            Complete(delivery, payload);
        }
    }

    /// <summary>Gives back what is ready and will not be told, as nobody reads on.</summary>
    public void Drop()
    {
        foreach (var (_, outcome) in _deliveries.SelectMany(static d => d.Ready).Where(r => !_told.Contains(r.Outcome)))
        {
            outcome.Data?.Dispose();
        }
    }

    private void Complete(PendingDelivery delivery, IncrementalPayload payload)
    {
        if (delivery is { IsOpen: true, Outstanding: 0 })
        {
            Tell(delivery, payload);
            delivery.Deliver();
            payload.Complete(delivery);
        }
    }

    private void Tell(PendingDelivery delivery, IncrementalPayload payload)
    {
        foreach (var (work, outcome) in delivery.Ready)
        {
            if (_told.Add(outcome))
            {
                payload.Deliver(Nearest(work), work, outcome);
            }
        }

        delivery.Ready.Clear();
    }

    // of several deliveries the one that needs the shortest path below it
    private static PendingDelivery Nearest(DeferredWork work) =>
        work.Deliveries.Where(static d => d.IsOpen).MaxBy(static d => d.Path.Length)!; // the one that is told is open

    private void Fail(DeferredWork work, DeferredOutcome outcome, IncrementalPayload payload)
    {
        foreach (var delivery in work.Deliveries.Where(static d => !d.IsDelivered && !d.HasFailed))
        {
            if (delivery.Id is not null)
            {
                payload.Fail(delivery, work, outcome);
            }

            delivery.Fail();
            DropReady(delivery);
        }
    }

    // what it shares with others may still be told with them
    private void DropReady(PendingDelivery failed)
    {
        foreach (var (work, outcome) in failed.Ready)
        {
            if (!_told.Contains(outcome) && work.Deliveries.All(static d => d.HasFailed))
            {
                outcome.Data?.Dispose();
            }
        }

        failed.Ready.Clear();
    }
}
