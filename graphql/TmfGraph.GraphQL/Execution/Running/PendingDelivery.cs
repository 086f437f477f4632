using TmfGraph.GraphQL.Execution.Plans;

namespace TmfGraph.GraphQL.Execution.Running;

/// <summary>What a client waits for: one deferred fragment at one object, or one streamed list.</summary>
/// <param name="path">Of the object or list.</param>
/// <param name="parents">What has to be delivered before, one of them at least; empty for nothing.</param>
internal sealed class PendingDelivery(string? label, object[] path, IReadOnlyList<PendingDelivery> parents)
{
    private bool _hasWork;

    public string? Label { get; } = label;

    public object[] Path { get; } = path;

    /// <summary>The id by which it was announced; null before.</summary>
    public string? Id { get; private set; }

    /// <summary>How much of its work is not done.</summary>
    public int Outstanding { get; private set; }

    /// <summary>Results that are ready and wait until the whole can be delivered.</summary>
    public List<(DeferredWork Work, DeferredOutcome Outcome)> Ready { get; } = [];

    public bool IsDelivered { get; private set; }

    public bool HasFailed { get; private set; }

    /// <summary>Whether it is announced and neither delivered nor failed.</summary>
    public bool IsOpen => Id is not null && !IsDelivered && !HasFailed;

    public bool MayBeAnnounced => Id is null && !HasFailed && (parents.Count == 0 || parents.Any(static p => p.IsSettled));

    /// <summary>Whether it can never be delivered, as nothing that it hangs on was.</summary>
    public bool IsLost => HasFailed || (Id is null && parents.Count > 0 && parents.All(static p => p.IsLost));

    // a fragment all of whose fields are delivered by others has no work: what hangs on it hangs on what it hangs on itself
    private bool IsSettled => IsDelivered || (!_hasWork && !HasFailed && (parents.Count == 0 || parents.Any(static p => p.IsSettled)));

    public void AddWork()
    {
        _hasWork = true;
        Outstanding++;
    }

    public void EndWork() => Outstanding--;

    public void Announce(int id) => Id = id.ToString(System.Globalization.CultureInfo.InvariantCulture);

    public void Deliver() => IsDelivered = true;

    public void Fail() => HasFailed = true;
}

/// <summary>The deferred fragments around an object, innermost first.</summary>
internal sealed record DeferScope(DeferUsage Usage, PendingDelivery Delivery, DeferScope? Outer)
{
    /// <summary>What delivers a usage; null when its fragment is not deferred around the object.</summary>
    public static PendingDelivery? Find(DeferScope? scope, DeferUsage usage)
    {
        for (; scope is not null; scope = scope.Outer)
        {
            if (ReferenceEquals(scope.Usage, usage))
            {
                return scope.Delivery;
            }
        }

        return null;
    }
}
