using System.Text.Json;
using System.Text.Json.Nodes;
using TmfGraph.Resources.Behaviours;

namespace TmfGraph.Revenue.Balances;

/// <summary>
/// A top-up (TMF654) with <c>isAutoTopup</c> and a <c>recurringPeriod</c> is made again in every period, each time as a top-up of its own that refers to
/// the first by <c>balanceTopup</c>: <c>numberOfPeriods</c> times with the first, or until the first is deleted or is no auto top-up any longer.
/// </summary>
internal sealed class TopupRepetition : ResourceBehaviour
{
    private const string Topup = "TopupBalance";

    public override IReadOnlyCollection<string> Types => [Topup];

    public override Task OnCreatingAsync(BehaviourContext context, JsonObject document, CancellationToken cancellationToken)
    {
        if (document.Text("status") is "completed" && document.Text("recurringPeriod") is not null)
        {
            document["completedPeriods"] = 1;
        }

        return Task.CompletedTask;
    }

    public override Task OnCreatedAsync(BehaviourContext context, JsonElement document, CancellationToken cancellationToken)
    {
        PlanNext(context, document);
        return Task.CompletedTask;
    }

    public override Task OnChangedAsync(BehaviourContext context, JsonElement before, JsonElement after, CancellationToken cancellationToken)
    {
        if (DueOf(before) is null)
        {
            PlanNext(context, after);
        }

        return Task.CompletedTask;
    }

    /// <summary>When a top-up is made again; null when it is not. Counted from its beginning, so that days never drift.</summary>
    public static DateTimeOffset? DueOf(JsonElement topup)
    {
        var document = topup.ToObject();
        var done = Number(document, "completedPeriods") ?? 0;
        return document.Text("status") is "completed" && Flag(document, "isAutoTopup") && done > 0 && !(done >= Number(document, "numberOfPeriods"))
            && Period.Instant(document.Text("confirmationDate")) is { } began
            ? document.Text("recurringPeriod") switch
            {
                "weekly" => began.AddDays(7.0 * done),
                "fortnightly" => began.AddDays(14.0 * done),
                "monthly" => began.AddMonths(done),
                _ => null,
            }
            : null;
    }

    /// <summary>Hands in the next time, if there is one.</summary>
    public static void PlanNext(BehaviourContext context, JsonElement topup)
    {
        if (DueOf(topup) is { } due)
        {
            context.Enqueue(RepeatedTopup.Work, Topup, topup.Text("id")!, DueWork.DelayUntil(due, context.Now)); // stored: it has an id
        }
    }

    /// <summary>The whole number at an attribute; null for none.</summary>
    public static int? Number(JsonObject document, string attribute) => document[attribute] is JsonValue value && value.TryGetValue(out int number) ? number : null;

    private static bool Flag(JsonObject document, string attribute) => document[attribute] is JsonValue value && value.TryGetValue(out bool flag) && flag;
}
