using TmfGraph.GraphQL.Code.Results;
using TmfGraph.GraphQL.Execution;

namespace TmfGraph.GraphQL.Code.Running;

/// <summary>Runs code for one parent at a time over a whole batch: so many at once as allowed, the next as soon as one is done.</summary>
internal sealed class EachCode(
    Func<ResolvedValue, FieldArguments, CodeCall, ValueTask<object?>> code, ResultSetter setter, int concurrency)
{
    public async ValueTask ResolveAsync(FieldBatch batch, CancellationToken cancellationToken)
    {
        var call = new CodeCall(batch.Field, batch.Request, batch, cancellationToken);
        if (batch.Count == 1)
        {
            await RunAsync(batch, 0, call).ConfigureAwait(false);
        }
        else
        {
            await RunAllAsync(batch, call).ConfigureAwait(false);
        }

        if (setter.Loads)
        {
            await setter.LoadAsync(batch, cancellationToken).ConfigureAwait(false);
        }
    }

    private async ValueTask RunAllAsync(FieldBatch batch, CodeCall call)
    {
        var next = -1;
        var workers = new List<Task>();
        while (workers.Count < concurrency && Volatile.Read(ref next) < batch.Count)
        {
            // code that never waits is through with everything before the first of them comes back
            var worker = WorkAsync();
            if (!worker.IsCompletedSuccessfully)
            {
                workers.Add(worker);
            }
        }

        await Task.WhenAll(workers).ConfigureAwait(false);

        async Task WorkAsync()
        {
            int index;
            while ((index = Interlocked.Increment(ref next)) < batch.Count)
            {
                call.CancellationToken.ThrowIfCancellationRequested();
                await RunAsync(batch, index, call).ConfigureAwait(false);
            }
        }
    }

    private ValueTask RunAsync(FieldBatch batch, int index, CodeCall call)
    {
        try
        {
            var task = code(batch.GetParent(index), batch.GetArguments(index), call);
            if (!task.IsCompletedSuccessfully)
            {
                return LaterAsync(task, batch, index, call);
            }

            setter.Set(batch, index, task.Result);
        }
        catch (Exception exception) when (!IsCancelled(exception, call))
        {
            batch.SetError(index, exception);
        }

        return ValueTask.CompletedTask;
    }

    private async ValueTask LaterAsync(ValueTask<object?> task, FieldBatch batch, int index, CodeCall call)
    {
        try
        {
            setter.Set(batch, index, await task.ConfigureAwait(false));
        }
        catch (Exception exception) when (!IsCancelled(exception, call))
        {
            batch.SetError(index, exception);
        }
    }

    private static bool IsCancelled(Exception exception, CodeCall call) =>
        exception is OperationCanceledException && call.CancellationToken.IsCancellationRequested;
}
