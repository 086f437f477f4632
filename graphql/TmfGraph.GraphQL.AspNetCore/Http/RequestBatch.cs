using System.Runtime.CompilerServices;
using TmfGraph.GraphQL.Execution;

namespace TmfGraph.GraphQL.AspNetCore.Http;

/// <summary>Runs the requests of one body, several at a time, and hands their results on with their index.</summary>
internal sealed class RequestBatch(
    List<RequestMembers> requests, int parallel, Func<RequestMembers, ValueTask<ExecutionResult>> execute) : IAsyncDisposable
{
    private readonly List<ExecutionResult> _results = [];

    /// <summary>All results in the order of the requests.</summary>
    public async Task<List<BatchItem>> AllAsync(CancellationToken cancellationToken)
    {
        var items = new List<BatchItem>(requests.Count);
        await foreach (var item in AsTheyCome(cancellationToken).ConfigureAwait(false))
        {
            items.Add(item);
        }

        // one request may have several results: those keep their order
        return [.. items.OrderBy(i => i.RequestIndex).ThenBy(i => i.Result.VariableIndex)];
    }

    /// <summary>Results as requests end.</summary>
    public async IAsyncEnumerable<BatchItem> AsTheyCome([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var running = new List<Task<(int Index, ExecutionResult Result)>>(parallel);
        var started = 0;
        try
        {
            while (started < requests.Count || running.Count > 0)
            {
                cancellationToken.ThrowIfCancellationRequested();
                while (started < requests.Count && running.Count < parallel)
                {
                    running.Add(RunAsync(started++));
                }

                var ended = await Task.WhenAny(running).ConfigureAwait(false);
                running.Remove(ended);
                var (index, result) = await ended.ConfigureAwait(false);
                _results.Add(result);
                foreach (var single in Flatten(result))
                {
                    yield return new BatchItem(single, index);
                }
            }
        }
        finally
        {
            await DrainAsync(running).ConfigureAwait(false);
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var result in _results)
        {
            await result.DisposeAsync().ConfigureAwait(false);
        }
    }

    private static IReadOnlyList<OperationResult> Flatten(ExecutionResult result) => result switch
    {
        OperationResult single => [single],
        BatchResult batch => batch.Results,
        _ => [TransportErrors.InvalidRequest("A subscription cannot be part of a batch.")],
    };

    private async Task<(int Index, ExecutionResult Result)> RunAsync(int index) =>
        (index, await execute(requests[index]).ConfigureAwait(false));

    // a reader that stops early leaves requests running: their results are rented and have to come back
    private async ValueTask DrainAsync(List<Task<(int Index, ExecutionResult Result)>> running)
    {
        foreach (var task in running)
        {
            try
            {
                _results.Add((await task.ConfigureAwait(false)).Result);
            }
            catch (OperationCanceledException)
            {
                // it has no result
            }
        }
    }
}
