using System.Text.Json.Nodes;
using TmfGraph.Resources.Behaviours;

namespace TmfGraph.Revenue.Balances;

/// <summary>What an action wants of one bucket.</summary>
/// <param name="Attribute">The action's attribute that refers to the bucket.</param>
/// <param name="Bucket">The id of the bucket; null where the reference has none.</param>
internal sealed record BucketMove(string Attribute, string? Bucket)
{
    /// <summary>What is added to the credit; less than zero for what is taken.</summary>
    public decimal Credit { get; init; }

    /// <summary>What is added to the part set aside.</summary>
    public decimal Reserved { get; init; }

    /// <summary>The unit of both; null for that of the bucket.</summary>
    public string? Units { get; init; }

    /// <summary>What the bucket has to count; null for anything.</summary>
    public string? UsageType { get; init; }

    /// <summary>Who has to own the bucket; null for anyone.</summary>
    public string? Account { get; init; }

    /// <summary>Until when the credit brought can be used; null for as long as the bucket's own.</summary>
    public DateTimeOffset? ValidUntil { get; init; }

    /// <summary>Whether it is a correction, which any state of the bucket bears, and which may overdraw it as far as the options say.</summary>
    public bool IsCorrection { get; init; }

    /// <summary>The moves of an action, in the order in which they have to be possible.</summary>
    /// <param name="amount">What the action is about.</param>
    public static IReadOnlyList<BucketMove> Of(BalanceActionKind kind, JsonObject action, decimal amount)
    {
        var move = new BucketMove("bucket", Id(action, "bucket"))
        {
            Units = (action["amount"] as JsonObject)?.Text("units"),
            UsageType = action.Text("usageType"),
            Account = Id(action, "partyAccount"),
        };
        if (kind == BalanceActionKind.Topup)
        {
            return [move with { Credit = amount, ValidUntil = Period.Read(action).End }];
        }

        if (kind == BalanceActionKind.Adjustment)
        {
            return [move with { Credit = amount, IsCorrection = true }];
        }

        if (kind == BalanceActionKind.Reservation)
        {
            return [move with { Reserved = amount }];
        }

        var received = new BucketMove("receiverBucket", Id(action, "receiverBucket"))
        {
            Credit = amount, Units = move.Units, UsageType = action.Text("receiverBucketUsageType"),
        };
        return [move with { Credit = -amount }, received, .. Cost(action, move, received)];
    }

    /// <summary>What a transfer costs is taken from the bucket of who bears it, where that holds money; otherwise it is for the bill.</summary>
    private static IEnumerable<BucketMove> Cost(JsonObject transfer, BucketMove sent, BucketMove received)
    {
        var payer = transfer.Text("costOwner") is "receiver" ? received : sent;
        if (payer.UsageType is "monetary" && Money.Read(transfer["transferCost"]) is { Value: > 0 } cost)
        {
            yield return new BucketMove(payer.Attribute, payer.Bucket) { Credit = -cost.Value, Units = cost.Unit.Length > 0 ? cost.Unit : null };
        }
    }

    private static string? Id(JsonObject action, string reference) => (action[reference] as JsonObject)?.Text("id");
}
