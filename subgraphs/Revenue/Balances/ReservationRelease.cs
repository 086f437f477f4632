using System.Text.Json;
using System.Text.Json.Nodes;
using TmfGraph.Resources.Behaviours;

namespace TmfGraph.Revenue.Balances;

/// <summary>
/// Gives back what a reservation (TMF654) set aside: when it is deleted, and, by <see cref="ReservationEnd"/>, when its <c>validFor</c> is over. A cancel
/// event tells of it.
/// </summary>
internal sealed class ReservationRelease : ResourceBehaviour
{
    private const string Reservation = "ReserveBalance";

    public override IReadOnlyCollection<string> Types => [Reservation];

    public override Task OnCreatedAsync(BehaviourContext context, JsonElement document, CancellationToken cancellationToken)
    {
        PlanEnd(context, document);
        return Task.CompletedTask;
    }

    public override Task OnChangedAsync(BehaviourContext context, JsonElement before, JsonElement after, CancellationToken cancellationToken)
    {
        if (Period.Read(before).End != Period.Read(after).End)
        {
            PlanEnd(context, after);
        }

        return Task.CompletedTask;
    }

    public override Task OnDeletingAsync(BehaviourContext context, JsonElement document, CancellationToken cancellationToken) =>
        ReleaseAsync(context, document.Text("id")!, cancellationToken); // stored: it has an id

    /// <summary>Cancels a reservation that still holds credit; any other stays as it is.</summary>
    public static async Task ReleaseAsync(BehaviourContext context, string id, CancellationToken cancellationToken)
    {
        var reservation = (await context.LockAsync(Reservation, [id], cancellationToken).ConfigureAwait(false)).GetValueOrDefault(id)?.Document.ToObject();
        if (reservation?.Text("status") is not "completed" || (reservation["bucket"] as JsonObject)?.Text("id") is not { } bucket)
        {
            return;
        }

        await BalanceLedger.ReleaseAsync(context, bucket, BucketAccount.Amount(reservation, "amount"), cancellationToken).ConfigureAwait(false);
        await context.ChangeAsync(Reservation, id, r => r["status"] = "cancelled", cancellationToken).ConfigureAwait(false);
        await context.RaiseAsync(Reservation, id, "ReserveBalanceCancelEvent", cancellationToken).ConfigureAwait(false);
    }

    /// <summary>When a reservation ends by itself; null for one that holds no credit, or has no end.</summary>
    public static DateTimeOffset? EndOf(JsonElement reservation) => reservation.Text("status") is "completed" ? Period.Read(reservation).End : null;

    private static void PlanEnd(BehaviourContext context, JsonElement reservation)
    {
        if (EndOf(reservation) is { } end)
        {
            context.Enqueue(ReservationEnd.Work, Reservation, reservation.Text("id")!, DueWork.DelayUntil(end, context.Now)); // stored: it has an id
        }
    }
}
