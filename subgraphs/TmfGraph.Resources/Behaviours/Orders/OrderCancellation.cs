using System.Text.Json;
using System.Text.Json.Nodes;
using TmfGraph.Resources.Model;
using TmfGraph.Resources.Storage;
using TmfGraph.Resources.Storage.Values;

namespace TmfGraph.Resources.Behaviours.Orders;

/// <summary>
/// Carries a cancel task out. The order moves to <c>cancelled</c> where its lifecycle allows it, takes over the reason, and so do those of its items
/// that can; the task is <c>done</c>. Where it cannot, the order stays as it is and the task ends in <c>terminatedWithError</c> with an
/// <c>errorMessage</c>: only CancelServiceOrder has that attribute in the standard, the others get it as an extension of the same shape.
/// </summary>
internal static class OrderCancellation
{
    public const string Cancelled = "cancelled";

    /// <summary>Cancels, if the task is still waiting for it.</summary>
    public static async Task RunAsync(BehaviourContext context, CancelledOrder kind, string taskId, CancellationToken cancellationToken)
    {
        var locked = await context.LockAsync(kind.Task, [taskId], cancellationToken).ConfigureAwait(false);
        if (!locked.TryGetValue(taskId, out var task) || task.Document.Text("state") is "done" or "terminatedWithError")
        {
            return;
        }

        var orderId = OrderOf(kind, task.Document);
        var order = orderId is null ? null : (await context.LockAsync(kind.Order, [orderId], cancellationToken).ConfigureAwait(false)).GetValueOrDefault(orderId);
        var refusal = WhyNot(context.Type(kind.Order), order, orderId, Cancelled);
        if (refusal is null)
        {
            await CancelAsync(context, kind, order!, task.Document.Text("cancellationReason"), cancellationToken).ConfigureAwait(false); // no refusal: it is there
        }

        await context.ChangeAsync(kind.Task, taskId, t => End(t, context.Type(kind.Task), refusal, context.Now), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The id of the order that a task names; null when it names none.</summary>
    public static string? OrderOf(CancelledOrder kind, JsonElement task) =>
        task.TryGetProperty(kind.Reference, out var reference) ? reference.Text("id") : null;

    /// <summary>Why the order cannot move to a state; null when it can.</summary>
    public static JsonObject? WhyNot(ResourceType type, StoredResource? order, string? id, string state)
    {
        if (order is null)
        {
            return Refusal(404, "notFound", $"There is no {type.TmfName} with the id '{id}'.");
        }

        var from = order.Document.Text("state");
        return type.StateAttribute!.Lifecycle!.Allows(from, state) // both are in the model of every order
            ? null
            : Refusal(409, "illegalMove", $"The {type.TmfName} is in the state '{from}', from which it cannot become '{state}'.");
    }

    private static JsonObject Refusal(int status, string code, string message) => TaskErrors.Error(status, code, "The order cannot be cancelled", message);

    private static Task<StoredResource?> CancelAsync(BehaviourContext context, CancelledOrder kind, StoredResource order, string? reason, CancellationToken cancellationToken)
    {
        var type = context.Type(kind.Order);
        return context.ChangeAsync(
            kind.Order,
            order.Id,
            document =>
            {
                document["state"] = Cancelled;
                if (type.GetByJsonName("cancellationDate") is not null)
                {
                    document["cancellationDate"] = Instants.Format(context.Now);
                    document["cancellationReason"] = reason ?? document.Text("cancellationReason");
                }

                CancelItems(type, document, kind.Items);
            },
            cancellationToken);
    }

    private static void CancelItems(StructuredType type, JsonObject document, string items)
    {
        if (document[items] is not JsonArray list || type.GetByJsonName(items)?.Type is not { } itemType)
        {
            return;
        }

        foreach (var item in list.OfType<JsonObject>())
        {
            if (itemType.GetByJsonName("state")?.Lifecycle is { } lifecycle && lifecycle.Allows(item.Text("state"), Cancelled))
            {
                item["state"] = Cancelled;
            }

            CancelItems(itemType, item, items);
        }
    }

    private static void End(JsonObject task, ResourceType type, JsonObject? refusal, DateTimeOffset now)
    {
        task.End(refusal);
        if (refusal is null)
        {
            task["effectiveCancellationDate"] = Instants.Format(now);
        }

        if (type.GetByJsonName("completionMessage") is not null)
        {
            task["completionMessage"] = refusal?.Text("message") ?? "The order was cancelled.";
        }
    }
}
