using System.Text.Json.Nodes;
using TmfGraph.Resources.Behaviours;
using TmfGraph.Resources.Storage.Values;

namespace TmfGraph.Revenue.Balances;

/// <summary>Changes buckets: all that belongs together or nothing, each bucket by one at a time.</summary>
internal static class BalanceLedger
{
    public const string Bucket = "Bucket";

    /// <summary>Carries moves out.</summary>
    /// <returns>Why they cannot be; then nothing has changed.</returns>
    public static async Task<BalanceFault?> MoveAsync(
        BehaviourContext context, IReadOnlyList<BucketMove> moves, RevenueOptions options, CancellationToken cancellationToken)
    {
        var stored = await context.LockAsync(Bucket, [.. moves.Select(m => m.Bucket).OfType<string>().Distinct()], cancellationToken).ConfigureAwait(false);
        var accounts = stored.ToDictionary(b => b.Key, b => new BucketAccount(b.Value.Document));
        foreach (var move in moves)
        {
            if (!accounts.TryGetValue(move.Bucket ?? "", out var account))
            {
                return new BalanceFault("bucketNotFound", move.Attribute, $"There is no Bucket with the id '{move.Bucket}'.");
            }

            if (account.Apply(move, options.MaxOverdraft, context.Now) is { } fault)
            {
                return fault;
            }
        }

        await StoreAsync(context, accounts, cancellationToken).ConfigureAwait(false);
        if (moves.Any(m => m.Credit != 0))
        {
            await AccumulatedBalances.UpdateAsync(context, [.. stored.Values], options.MaxBucketsOfBalance, cancellationToken).ConfigureAwait(false);
        }

        return null;
    }

    /// <summary>Gives back what was set aside in a bucket; one that is not there needs nothing.</summary>
    public static async Task ReleaseAsync(BehaviourContext context, string bucket, decimal amount, CancellationToken cancellationToken)
    {
        var stored = await context.LockAsync(Bucket, [bucket], cancellationToken).ConfigureAwait(false);
        var accounts = stored.ToDictionary(b => b.Key, b => new BucketAccount(b.Value.Document));
        foreach (var account in accounts.Values)
        {
            account.Release(amount);
        }

        await StoreAsync(context, accounts, cancellationToken).ConfigureAwait(false);
    }

    private static async Task StoreAsync(BehaviourContext context, Dictionary<string, BucketAccount> accounts, CancellationToken cancellationToken)
    {
        foreach (var (id, account) in accounts)
        {
            await context.ChangeAsync(Bucket, id, document => Write(account, document), cancellationToken).ConfigureAwait(false);
        }

        void Write(BucketAccount account, JsonObject document)
        {
            account.WriteTo(document);
            document["requestedDate"] = Instants.Format(context.Now);
            document["confirmationDate"] = Instants.Format(context.Now);
        }
    }
}
