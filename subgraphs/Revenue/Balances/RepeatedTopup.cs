using System.Text.Json.Nodes;
using TmfGraph.Resources.Behaviours;
using TmfGraph.Resources.Behaviours.Work;

namespace TmfGraph.Revenue.Balances;

/// <summary>Makes a top-up of an auto top-up when its period has come. Periods that passed while nothing ran are made up for, one after the other.</summary>
internal sealed class RepeatedTopup : DurableWork
{
    public const string Work = "top-up of the next period";

    /// <summary>Beyond it, a date means for ever.</summary>
    private const int LastYear = 9_000;

    public override string Name => Work;

    public override Task RunAsync(WorkContext context, CancellationToken cancellationToken) =>
        context.CompleteAsync(c => RunAsync(c, context.Item, cancellationToken), cancellationToken);

    public override Task FailAsync(BehaviourContext context, WorkItem item, string reason, CancellationToken cancellationToken) =>
        context.ChangeAsync(item.Type, item.ResourceId, t => t["isAutoTopup"] = false, cancellationToken); // says that it goes on no longer

    private static async Task RunAsync(BehaviourContext context, WorkItem item, CancellationToken cancellationToken)
    {
        var stored = (await context.LockAsync(item.Type, [item.ResourceId], cancellationToken).ConfigureAwait(false)).GetValueOrDefault(item.ResourceId);
        if (stored is null || TopupRepetition.DueOf(stored.Document) is not { } due)
        {
            return;
        }

        if (due > context.Now)
        {
            TopupRepetition.PlanNext(context, stored.Document);
            return;
        }

        await context.CreateAsync(item.Type, Repeat(stored.Document.ToObject(), item.ResourceId, due), cancellationToken).ConfigureAwait(false);
        var counted = await context.ChangeAsync(
            item.Type, item.ResourceId, t => t["completedPeriods"] = (TopupRepetition.Number(t, "completedPeriods") ?? 0) + 1, cancellationToken).ConfigureAwait(false);
        TopupRepetition.PlanNext(context, counted!.Document); // it is locked, so it is there
    }

    /// <summary>The same top-up once more; its credit can be used for as long, counted from when it was due.</summary>
    private static JsonObject Repeat(JsonObject first, string id, DateTimeOffset due)
    {
        var topup = new JsonObject();
        foreach (var name in (string[])
            ["amount", "bucket", "channel", "description", "logicalResource", "partyAccount", "paymentMethod", "product", "reason", "requestor", "usageType"])
        {
            if (first[name] is { } value)
            {
                topup[name] = value.DeepClone();
            }
        }

        if (Period.Instant(first.Text("confirmationDate")) is { } began && Period.Read(first) is { End: { Year: < LastYear } end } time)
        {
            topup["validFor"] = new Period(time.Start + (due - began), end + (due - began)).ToJson();
        }

        topup["balanceTopup"] = new JsonObject { ["id"] = id, ["href"] = first.Text("href"), ["role"] = "autoTopup" };
        return topup;
    }
}
