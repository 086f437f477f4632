using TmfGraph.Resources.Behaviours.Work;

namespace TmfGraph.Resources.Behaviours.Orders;

/// <summary>Cancels an order at the time that a cancel task asked for.</summary>
public sealed class LateCancellation(CancelledOrder kind) : DurableWork
{
    public override string Name { get; } = NameOf(kind);

    public static string NameOf(CancelledOrder kind)
    {
        ArgumentNullException.ThrowIfNull(kind);
        return $"{kind.Task} when its time has come";
    }

    public override Task RunAsync(WorkContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        return context.CompleteAsync(c => OrderCancellation.RunAsync(c, kind, context.Item.ResourceId, cancellationToken), cancellationToken);
    }

    public override Task FailAsync(BehaviourContext context, WorkItem item, string reason, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(item);
        return context.ChangeAsync(
            kind.Task,
            item.ResourceId,
            task => task.End(TaskErrors.Error(500, "failed", "The order could not be cancelled", reason)),
            cancellationToken);
    }
}
