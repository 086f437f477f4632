namespace TmfGraph.Resources.Behaviours.Work;

/// <summary>
/// Work that goes on after the answer. A behaviour hands it in with <see cref="BehaviourContext.Enqueue"/>, stored with the write that asked for it. One
/// process at a time does it; when that process dies or loses the database, another takes over from the start, so what is done must bear being done
/// again, or stand in the transaction of <see cref="WorkContext.CompleteAsync"/>, which happens once.
/// </summary>
public abstract class DurableWork
{
    /// <summary>Names the kind of work in the store; it stays the same across versions.</summary>
    public abstract string Name { get; }

    /// <summary>Does it. An exception is logged and the work tried again later; <see cref="WorkFailedException"/> gives it up at once.</summary>
    public abstract Task RunAsync(WorkContext context, CancellationToken cancellationToken);

    /// <summary>Writes down that the work has failed for good.</summary>
    /// <param name="reason">A sentence for people; nothing internal.</param>
    public abstract Task FailAsync(BehaviourContext context, WorkItem item, string reason, CancellationToken cancellationToken);
}

/// <summary>A piece of work.</summary>
/// <param name="Type">The GraphQL name of the resource type it is about.</param>
/// <param name="Attempt">1 at the first.</param>
public sealed record WorkItem(string Id, string Name, string Type, string ResourceId, int Attempt);

/// <summary>The work cannot succeed, however often it is tried.</summary>
/// <param name="reason">A sentence for people that says why.</param>
public sealed class WorkFailedException(string reason, Exception? inner = null) : Exception(reason, inner);

/// <summary>Another process has taken the work over.</summary>
internal sealed class WorkLostException() : Exception("Another process has taken this work over.");

/// <summary>The work cannot be done now; it is tried again later.</summary>
/// <param name="reason">A sentence for people, told when it never succeeds.</param>
public sealed class WorkDelayedException(string reason, Exception? inner = null) : Exception(reason, inner);
