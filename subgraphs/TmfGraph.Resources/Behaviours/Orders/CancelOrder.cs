using System.Globalization;
using System.Text.Json;

namespace TmfGraph.Resources.Behaviours.Orders;

/// <summary>
/// A cancel task cancels its order, in the transaction that creates it. With a <c>requestedCancellationDate</c> in the future the order is marked
/// <c>pendingCancellation</c> where that is legal, the task is <c>inProgress</c>, and <see cref="LateCancellation"/> cancels when the time has come.
/// A task about an order that does not exist or has ended is created all the same, and says in its own state that it failed.
/// </summary>
public sealed class CancelOrder(CancelledOrder kind) : ResourceBehaviour
{
    public override IReadOnlyCollection<string> Types { get; } = [kind.Task];

    public override async Task OnCreatedAsync(BehaviourContext context, JsonElement document, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        var id = document.Text("id")!; // the writer gave it
        var wait = document.Text("requestedCancellationDate") is { } text
            && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var requested) ? requested - context.Now : TimeSpan.Zero;
        var orderId = OrderCancellation.OrderOf(kind, document);
        var order = orderId is null ? null : (await context.LockAsync(kind.Order, [orderId], cancellationToken).ConfigureAwait(false)).GetValueOrDefault(orderId);
        if (wait <= TimeSpan.Zero || OrderCancellation.WhyNot(context.Type(kind.Order), order, orderId, OrderCancellation.Cancelled) is not null)
        {
            await OrderCancellation.RunAsync(context, kind, id, cancellationToken).ConfigureAwait(false);
            return;
        }

        if (OrderCancellation.WhyNot(context.Type(kind.Order), order, orderId, "pendingCancellation") is null)
        {
            await context.ChangeAsync(kind.Order, order!.Id, o => o["state"] = "pendingCancellation", cancellationToken).ConfigureAwait(false); // it is there, or there were a reason why not
        }

        await context.ChangeAsync(kind.Task, id, t => t["state"] = "inProgress", cancellationToken).ConfigureAwait(false);
        context.Enqueue(LateCancellation.NameOf(kind), kind.Task, id, wait);
    }
}
