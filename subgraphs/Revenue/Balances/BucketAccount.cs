using System.Text.Json;
using System.Text.Json.Nodes;
using TmfGraph.Resources.Behaviours;

namespace TmfGraph.Revenue.Balances;

/// <summary>
/// A bucket (TMF654) that credit is moved in and out of. What is set aside is a part of what is left: <c>remainingValue</c> less <c>reservedValue</c> can
/// be spent.
/// </summary>
/// <param name="bucket">The stored document.</param>
internal sealed class BucketAccount(JsonElement bucket)
{
    private readonly JsonObject _bucket = bucket.ToObject();

    /// <summary>What the bucket counts in; null where it does not say.</summary>
    public string? Units => (_bucket["remainingValue"] as JsonObject)?.Text("units") ?? (_bucket["reservedValue"] as JsonObject)?.Text("units");

    private decimal Remaining => Amount(_bucket, "remainingValue");

    private decimal Reserved => Amount(_bucket, "reservedValue");

    /// <summary>Moves credit.</summary>
    /// <param name="overdraft">How far a correction may go below zero.</param>
    /// <returns>Why that cannot be; then nothing has changed. Null when it is done.</returns>
    public BalanceFault? Apply(BucketMove move, decimal overdraft, DateTimeOffset now)
    {
        if (Refuse(move, now) is { } fault)
        {
            return fault;
        }

        decimal remaining, reserved, left;
        try
        {
            (remaining, reserved) = (Remaining + move.Credit, Reserved + move.Reserved);
            left = remaining - reserved;
        }
        catch (OverflowException)
        {
            return new BalanceFault("outOfRange", "amount", $"The {move.Attribute} cannot hold so large an amount.");
        }

        if (left < (move.IsCorrection ? -overdraft : 0) && (move.Credit < 0 || move.Reserved > 0))
        {
            return new BalanceFault("insufficientBalance", "amount", $"The {move.Attribute} has {Remaining - Reserved} {Units} to spend, which is not enough.");
        }

        var units = Units ?? move.Units;
        Set("remainingValue", remaining, units);
        if (reserved != 0 || _bucket["reservedValue"] is not null)
        {
            Set("reservedValue", reserved, units);
        }

        _bucket["remainingValueName"] = units is null ? $"{remaining}" : $"{remaining} {units}";
        Extend(move, now);
        return null;
    }

    /// <summary>Gives back what was set aside.</summary>
    public void Release(decimal amount) => Set("reservedValue", Math.Max(0, Reserved - amount), Units);

    /// <summary>Writes what has changed into the document that will be stored.</summary>
    public void WriteTo(JsonObject document)
    {
        foreach (var name in (string[])["remainingValue", "reservedValue", "remainingValueName", "status", "validFor"])
        {
            if (_bucket[name] is { } value)
            {
                document[name] = value.DeepClone();
            }
        }
    }

    /// <summary>The number of a quantity; 0 for none, or for one that no decimal holds.</summary>
    public static decimal Amount(JsonObject document, string quantity) => Money.ReadNumber((document[quantity] as JsonObject)?["amount"]) ?? 0;

    private BalanceFault? Refuse(BucketMove move, DateTimeOffset now)
    {
        var (status, owner) = (_bucket.Text("status") ?? "active", (_bucket["partyAccount"] as JsonObject)?.Text("id"));
        var isOver = status is "expired" || Period.Read(_bucket).End <= now;
        if (move.UsageType is not null && _bucket.Text("usageType") is { } counted && counted != move.UsageType)
        {
            return new BalanceFault("otherUsageType", move.Attribute is "bucket" ? "usageType" : "receiverBucketUsageType", $"The {move.Attribute} counts {counted}, not {move.UsageType}.");
        }

        if (move.Units is not null && Units is not null && !string.Equals(move.Units, Units, StringComparison.OrdinalIgnoreCase))
        {
            return new BalanceFault("otherUnits", "amount.units", $"The {move.Attribute} counts in {Units}, not in {move.Units}.");
        }

        if (move.Account is not null && owner is not null && move.Account != owner)
        {
            return new BalanceFault("otherAccount", "partyAccount", $"The {move.Attribute} belongs to another account.");
        }

        if (move.IsCorrection)
        {
            return null;
        }

        var spends = move.Credit < 0 || move.Reserved > 0;
        if (spends && status is "suspended")
        {
            return new BalanceFault("bucketSuspended", move.Attribute, $"The {move.Attribute} is suspended.");
        }

        return isOver && (spends || !(move.ValidUntil > now))
            ? new BalanceFault("bucketExpired", move.Attribute, $"The {move.Attribute} has expired{(spends ? "" : "; a top-up whose validFor ends in the future revives it")}.")
            : null;
    }

    /// <summary>Credit that lasts longer keeps the whole bucket alive as long, and revives an expired one.</summary>
    private void Extend(BucketMove move, DateTimeOffset now)
    {
        if (!(move.ValidUntil > now))
        {
            return;
        }

        var time = Period.Read(_bucket);
        if (time.End < move.ValidUntil)
        {
            _bucket["validFor"] = (time with { End = move.ValidUntil }).ToJson();
        }

        if (_bucket.Text("status") is "expired")
        {
            _bucket["status"] = "active";
        }
    }

    private void Set(string attribute, decimal amount, string? units)
    {
        var quantity = _bucket[attribute] as JsonObject;
        if (quantity is null)
        {
            _bucket[attribute] = quantity = [];
        }

        quantity["amount"] = amount;
        if (units is not null)
        {
            quantity["units"] = units;
        }
    }
}
