using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Options;
using TmfGraph.Resources.Behaviours;
using TmfGraph.Resources.Storage.Values;
using TmfGraph.Resources.Writes;

namespace TmfGraph.Revenue.Balances;

/// <summary>
/// Carries an action on balances (TMF654) out at once, in the transaction that stores it: the buckets have changed when the client is answered. An action
/// that cannot be carried out is stored all the same, as <c>failed</c> with the reason in <c>errorMessage</c>, and moves nothing; a failure event tells of
/// it. All but reservations are written into the history. What was carried out cannot be changed afterwards.
/// </summary>
internal sealed class BalanceAction(BalanceActionKind kind, IOptions<RevenueOptions> options) : ResourceBehaviour
{
    /// <summary>Beyond it an amount is a mistake; sums of such amounts still keep all their digits.</summary>
    private const decimal MostAmount = 1_000_000_000_000_000m;

    private static readonly string[] Fixed = ["amount", "bucket", "receiverBucket", "usageType", "receiverBucketUsageType", "adjustType", "transferCost", "costOwner"];

    public override IReadOnlyCollection<string> Types { get; } = [kind.Type];

    public override async Task OnCreatingAsync(BehaviourContext context, JsonObject document, CancellationToken cancellationToken)
    {
        var fault = ReadAmount(document) is { } amount
            ? await BalanceLedger.MoveAsync(context, BucketMove.Of(kind, document, amount), options.Value, cancellationToken).ConfigureAwait(false)
            : new BalanceFault(AttributeProblemCodes.Missing, "amount.amount", "The action does not say how much.");
        document["status"] = fault is null ? "completed" : "failed";
        document["confirmationDate"] = Instants.Format(context.Now);
        if (fault is not null)
        {
            document["errorMessage"] = fault.ToJson();
        }
    }

    public override async Task OnCreatedAsync(BehaviourContext context, JsonElement document, CancellationToken cancellationToken)
    {
        if (kind != BalanceActionKind.Reservation)
        {
            await BalanceHistory.WriteAsync(context, kind, document, cancellationToken).ConfigureAwait(false);
        }

        if (document.Text("status") is "failed")
        {
            await context.RaiseAsync(kind.Type, document.Text("id")!, $"{kind.Type}FailureEvent", cancellationToken).ConfigureAwait(false); // the writer gave it
        }
    }

    public override Task OnChangingAsync(BehaviourContext context, JsonElement before, JsonObject after, CancellationToken cancellationToken)
    {
        var was = before.ToObject();
        if (before.Text("status") is not "failed" && Fixed.FirstOrDefault(a => !JsonNode.DeepEquals(was[a], after[a])) is { } changed)
        {
            throw Refusals.Conflict(changed, AttributeProblemCodes.Conflict, $"'{changed}' cannot change any more: the {kind.Type} was carried out. Make another one instead.");
        }

        return Task.CompletedTask;
    }

    /// <summary>How much; null where the action does not say.</summary>
    private decimal? ReadAmount(JsonObject document)
    {
        if ((document["amount"] as JsonObject)?["amount"] is not { } node)
        {
            return null;
        }

        var amount = Money.ReadNumber(node) ?? MostAmount + 1;
        var isCorrection = kind == BalanceActionKind.Adjustment;
        return amount is <= MostAmount and >= -MostAmount && (isCorrection ? amount != 0 : amount > 0)
            ? amount
            : throw Refusals.Invalid(
                "amount.amount",
                AttributeProblemCodes.InvalidFormat,
                isCorrection ? $"'amount.amount' must not be 0, nor beyond {MostAmount}." : $"'amount.amount' must be more than 0 and at most {MostAmount}.");
    }
}
