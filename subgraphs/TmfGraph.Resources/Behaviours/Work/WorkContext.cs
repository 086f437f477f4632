using TmfGraph.Resources.Storage;
using TmfGraph.Resources.Writes;

namespace TmfGraph.Resources.Behaviours.Work;

/// <summary>A piece of work in progress. Its writes count only while this process still has the work: each checks that in its transaction.</summary>
public sealed class WorkContext
{
    private readonly WorkQueue _queue;
    private readonly ResourceWriter _writer;
    private readonly string _owner;

    internal WorkContext(WorkItem item, string owner, WorkQueue queue, ResourceStore store, ResourceWriter writer)
    {
        (Item, Store) = (item, store);
        (_owner, _queue, _writer) = (owner, queue, writer);
    }

    internal ResourceWriter Writer => _writer;

    public WorkItem Item { get; }

    /// <summary>Reads outside of any transaction.</summary>
    public ResourceStore Store { get; }

    /// <summary>Writes something on the way.</summary>
    public Task WriteAsync(Func<BehaviourContext, Task> write, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(write);
        return _writer.TransactAsync(
            async context =>
            {
                await _queue.KeepAsync(context.Scope.Session, Item.Id, _owner, cancellationToken).ConfigureAwait(false);
                await write(context).ConfigureAwait(false);
            },
            cancellationToken);
    }

    /// <summary>Writes the result; with it, the work is over. To be called once, at the end.</summary>
    public Task CompleteAsync(Func<BehaviourContext, Task> write, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(write);
        return _writer.TransactAsync(
            async context =>
            {
                await WorkQueue.RemoveAsync(context.Scope.Session, Item.Id, _owner, cancellationToken).ConfigureAwait(false);
                await write(context).ConfigureAwait(false);
            },
            cancellationToken);
    }
}
