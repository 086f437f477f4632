using TmfGraph.GraphQL.Code.Results;
using TmfGraph.GraphQL.Execution;

namespace TmfGraph.GraphQL.Code.Running;

/// <summary>Runs code that takes all parents at once: one call, or one for those parents whose arguments are equal.</summary>
/// <param name="byArguments">Whether the code takes arguments.</param>
internal sealed class BatchCode(
    BatchParents parents,
    Func<Array, FieldArguments, CodeCall, ValueTask<object?>> code,
    BatchItems items,
    ResultSetter setter,
    bool byArguments)
{
    public async ValueTask ResolveAsync(FieldBatch batch, CancellationToken cancellationToken)
    {
        var call = new CodeCall(batch.Field, batch.Request, batch, cancellationToken);
        if (!byArguments || HaveSameArguments(batch))
        {
            await RunAsync(batch, null, batch.GetArguments(0), call).ConfigureAwait(false);
        }
        else
        {
            foreach (var group in batch.GroupByArguments())
            {
                await RunGroupAsync(batch, [.. group], group.Key, call).ConfigureAwait(false);
            }
        }

        if (setter.Loads)
        {
            await setter.LoadAsync(batch, cancellationToken).ConfigureAwait(false);
        }
    }

    private static bool HaveSameArguments(FieldBatch batch)
    {
        var first = batch.GetArguments(0);
        for (var i = 1; i < batch.Count; i++)
        {
            if (!ReferenceEquals(batch.GetArguments(i), first))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>A group that fails leaves the others alone.</summary>
    private async ValueTask RunGroupAsync(FieldBatch batch, int[] indexes, FieldArguments arguments, CodeCall call)
    {
        try
        {
            await RunAsync(batch, indexes, arguments, call).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is not OperationCanceledException || !call.CancellationToken.IsCancellationRequested)
        {
            foreach (var index in indexes)
            {
                batch.SetError(index, exception);
            }
        }
    }

    /// <param name="indexes">Which parents; null for all.</param>
    private async ValueTask RunAsync(FieldBatch batch, int[]? indexes, FieldArguments arguments, CodeCall call)
    {
        var given = parents.Read(batch, indexes);
        if (await code(given, arguments, call).ConfigureAwait(false) is not { } result)
        {
            return;
        }

        var taken = items.Take(result, given, batch.Field);
        for (var i = 0; i < taken.Length; i++)
        {
            setter.Set(batch, indexes is null ? i : indexes[i], taken[i]);
        }
    }
}
