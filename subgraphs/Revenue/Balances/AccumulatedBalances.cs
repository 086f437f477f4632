using System.Text.Json.Nodes;
using TmfGraph.Resources.Behaviours;
using TmfGraph.Resources.Storage;

namespace TmfGraph.Revenue.Balances;

/// <summary>
/// Keeps the accumulated balances (TMF654) that name a bucket in step with it: their total is what remains in all their buckets of one unit. A bucket of
/// an account that none names joins the account's balance in its unit, or begins one.
/// </summary>
internal static class AccumulatedBalances
{
    private const string Balance = "AccumulatedBalance";
    private const int MostBalances = 100;

    /// <param name="buckets">The buckets that were changed, as they were before: who owns them, and what they count in.</param>
    public static async Task UpdateAsync(BehaviourContext context, IReadOnlyList<StoredResource> buckets, int mostBuckets, CancellationToken cancellationToken)
    {
        // in one order, so that nobody waits for somebody who waits for them
        foreach (var account in buckets.Select(Account).OfType<string>().Distinct().Order(StringComparer.Ordinal))
        {
            await context.SerializeAsync($"balances of {account}", cancellationToken).ConfigureAwait(false);
        }

        var ids = buckets.Select(b => b.Id).ToList();
        var type = context.Type(Balance);
        var named = new Predicate.In(type.Path("bucket.id"), ids);
        var balances = (await context.FindAsync(Balance, named, MostBalances, cancellationToken).ConfigureAwait(false)).ToDictionary(b => b.Id);
        foreach (var bucket in buckets.Where(b => !balances.Values.Any(balance => Names(balance, b.Id))))
        {
            if (Account(bucket) is { } account && await JoinAsync(context, bucket, account, mostBuckets, cancellationToken).ConfigureAwait(false) is { } joined)
            {
                balances[joined.Id] = joined;
            }
        }

        foreach (var id in balances.Keys.Order(StringComparer.Ordinal))
        {
            var locked = (await context.LockAsync(Balance, [id], cancellationToken).ConfigureAwait(false)).GetValueOrDefault(id);
            if (locked is not null)
            {
                var (total, units) = await SumAsync(context, locked, mostBuckets, cancellationToken).ConfigureAwait(false);
                await context.ChangeAsync(Balance, id, b => b["totalBalance"] = Quantity(total, units), cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private static async Task<StoredResource?> JoinAsync(
        BehaviourContext context, StoredResource bucket, string account, int mostBuckets, CancellationToken cancellationToken)
    {
        var units = new BucketAccount(bucket.Document).Units;
        var found = await context.FindAsync(
            Balance, context.Type(Balance).Is("partyAccount.id", account), MostBalances, cancellationToken).ConfigureAwait(false);
        var home = found.FirstOrDefault(b => UnitsOf(b) == units && BucketIds(b).Count() < mostBuckets);
        var reference = Reference(bucket);
        if (home is not null)
        {
            return await context.ChangeAsync(Balance, home.Id, b => Add(b, reference), cancellationToken).ConfigureAwait(false);
        }

        var balance = new JsonObject
        {
            ["name"] = units is null ? "Balance" : $"Balance in {units}",
            ["bucket"] = new JsonArray(reference),
            ["partyAccount"] = bucket.Document.ToObject()["partyAccount"]!.DeepClone(), // its id was read
            ["totalBalance"] = Quantity(0, units),
        };
        return await context.CreateAsync(Balance, balance, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>What is left in all buckets of the first one's unit; the others count something else.</summary>
    private static async Task<(decimal Total, string? Units)> SumAsync(
        BehaviourContext context, StoredResource balance, int mostBuckets, CancellationToken cancellationToken)
    {
        var ids = BucketIds(balance).Take(mostBuckets).ToList();
        var buckets = await context.GetManyAsync(BalanceLedger.Bucket, [.. ids.Distinct()], cancellationToken).ConfigureAwait(false);
        var units = UnitsOf(balance)
            ?? ids.Select(buckets.GetValueOrDefault).OfType<StoredResource>().Select(b => new BucketAccount(b.Document).Units).FirstOrDefault(u => u is not null);
        var total = 0m;
        foreach (var bucket in buckets.Values.Where(b => new BucketAccount(b.Document).Units == units))
        {
            try
            {
                total += BucketAccount.Amount(bucket.Document.ToObject(), "remainingValue");
            }
            catch (OverflowException)
            {
                break; // as large as can be said
            }
        }

        return (total, units);
    }

    private static string? Account(StoredResource bucket) =>
        bucket.Document.TryGetProperty("partyAccount", out var account) ? account.Text("id") : null;

    private static string? UnitsOf(StoredResource balance) =>
        balance.Document.TryGetProperty("totalBalance", out var total) ? total.Text("units") : null;

    private static bool Names(StoredResource balance, string bucket) => BucketIds(balance).Contains(bucket, StringComparer.Ordinal);

    private static IEnumerable<string> BucketIds(StoredResource balance) =>
        (balance.Document.ToObject()["bucket"] as JsonArray ?? []).OfType<JsonObject>().Select(b => b.Text("id")).OfType<string>();

    private static JsonObject Reference(StoredResource bucket)
    {
        var reference = new JsonObject { ["id"] = bucket.Id };
        foreach (var name in (string[])["href", "name"])
        {
            if (bucket.Document.Text(name) is { } text)
            {
                reference[name] = text;
            }
        }

        return reference;
    }

    private static void Add(JsonObject balance, JsonObject reference)
    {
        if (balance["bucket"] is JsonArray buckets)
        {
            buckets.Add(reference);
        }
        else
        {
            balance["bucket"] = new JsonArray(reference);
        }
    }

    private static JsonObject Quantity(decimal amount, string? units)
    {
        var quantity = new JsonObject { ["amount"] = amount };
        if (units is not null)
        {
            quantity["units"] = units;
        }

        return quantity;
    }
}
