using TmfGraph.Resources.Behaviours;
using TmfGraph.Resources.Behaviours.Work;

namespace TmfGraph.Revenue.Balances;

/// <summary>Gives back what a reservation set aside when its time is over.</summary>
internal sealed class ReservationEnd : DurableWork
{
    public const string Work = "end of a reservation of credit";

    public override string Name => Work;

    public override Task RunAsync(WorkContext context, CancellationToken cancellationToken) =>
        context.CompleteAsync(c => RunAsync(c, context.Item, cancellationToken), cancellationToken);

    public override Task FailAsync(BehaviourContext context, WorkItem item, string reason, CancellationToken cancellationToken) =>
        Task.CompletedTask; // the credit stays set aside; deleting the reservation gives it back

    private static async Task RunAsync(BehaviourContext context, WorkItem item, CancellationToken cancellationToken)
    {
        var stored = await context.GetAsync(item.Type, item.ResourceId, cancellationToken).ConfigureAwait(false);
        if (stored is null || ReservationRelease.EndOf(stored.Document) is not { } end)
        {
            return;
        }

        if (end > context.Now)
        {
            context.Enqueue(Work, item.Type, item.ResourceId, DueWork.DelayUntil(end, context.Now)); // it was prolonged, or is far away
            return;
        }

        await ReservationRelease.ReleaseAsync(context, item.ResourceId, cancellationToken).ConfigureAwait(false);
    }
}
