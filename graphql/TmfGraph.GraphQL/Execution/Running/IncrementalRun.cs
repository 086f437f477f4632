using System.Runtime.CompilerServices;
using TmfGraph.GraphQL.Execution.Plans;
using TmfGraph.GraphQL.Execution.Values;

namespace TmfGraph.GraphQL.Execution.Running;

/// <summary>Delivers a response in parts: first what is there, then what was left for later, as it gets ready.</summary>
/// <remarks>
/// The same part of all objects of the response is run as one: a fragment deferred on every item of a list costs one batch a field, like
/// one that is not deferred. Parts of different fragments run side by side, so that a slow one does not hold others back.
/// </remarks>
internal sealed class IncrementalRun(
    OperationPlan plan, OperationRequest request, VariableValues[] variables, ExecutionOptions options, OperationGate gate)
{
    private readonly DeferredQueue _queue = new(options.MaxDeferredParts);
    private readonly List<Task<List<(DeferredWork Work, DeferredOutcome Outcome)>>> _running = [];

    /// <summary>The response whose first result is given.</summary>
    /// <exception cref="GraphQLException">More parts are deferred than allowed.</exception>
    public ResponseStream Begin(ExecutedResult initial, IReadOnlyList<DeferredWork> work)
    {
        _queue.Add(work);
        var parts = new IncrementalPayload(request.Incremental) { HasNext = true };
        var runnable = _queue.Announce(parts);
        initial.Parts = parts;
        return new ResponseStream(token => ReadAsync(initial, runnable, token), initial.DisposeAsync);
    }

    private async IAsyncEnumerable<OperationResult> ReadAsync(
        ExecutedResult initial, List<DeferredWork> runnable, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        yield return initial;
        using var deadline = new Deadline(options, cancellationToken);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token);
        try
        {
            Start(runnable, stop.Token);
            while (_running.Count > 0)
            {
                await Task.WhenAny(_running).WaitAsync(cancellationToken).ConfigureAwait(false);
                yield return new IncrementalResult(await TakeAsync(stop.Token).ConfigureAwait(false));
            }
        }
        finally
        {
            await stop.CancelAsync().ConfigureAwait(false);
            await ((Task)Task.WhenAll(_running)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing); // it uses what the caller disposes next
        }
    }

    private async ValueTask<IncrementalPayload> TakeAsync(CancellationToken cancellationToken)
    {
        var payload = new IncrementalPayload(request.Incremental);
        do
        {
            await Task.WhenAny(_running).ConfigureAwait(false);
            var ended = _running.FindAll(static t => t.IsCompleted);
            _running.RemoveAll(ended.Contains);
            foreach (var task in ended)
            {
                foreach (var (work, outcome) in await task.ConfigureAwait(false))
                {
                    _queue.End(work, outcome, payload);
                }
            }

            Start(_queue.Announce(payload), cancellationToken);
        }
        while (payload.IsEmpty && _running.Count > 0);

        payload.HasNext = _running.Count > 0;
        return payload;
    }

    private void Start(List<DeferredWork> runnable, CancellationToken cancellationToken)
    {
        foreach (var group in runnable.OfType<DeferredFields>().GroupBy(static w => w.Group.Key))
        {
            List<DeferredFields> parts = [.. group];
            _running.Add(RunAsync(parts, run => run.ExecuteAsync(parts, cancellationToken), cancellationToken));
        }

        foreach (var group in runnable.OfType<StreamedItems>().GroupBy(static w => w.Field))
        {
            var split = group.Select(w => w.Split(options.StreamedItems)).ToList();
            _queue.Add([.. split.Select(static s => s.Later).OfType<StreamedItems>()]);
            List<StreamedItems> parts = [.. split.Select(static s => s.Next)];
            _running.Add(RunAsync(parts, run => run.ExecuteAsync(parts, cancellationToken), cancellationToken));
        }
    }

    private async Task<List<(DeferredWork Work, DeferredOutcome Outcome)>> RunAsync(
        IReadOnlyList<DeferredWork> parts, Func<OperationRun, ValueTask<DeferredOutcome[]>> execute, CancellationToken cancellationToken)
    {
        try
        {
            await gate.EnterPatientlyAsync(cancellationToken).ConfigureAwait(false);
            try
            {
                using var run = new OperationRun(plan, request, variables, options);
                return [.. parts.Zip(await execute(run).ConfigureAwait(false))];
            }
            finally
            {
                gate.Leave();
            }
        }
        catch (OperationCanceledException)
        {
            return Fail(RequestErrors.Timeout(options.ExecutionTimeout).Errors[0]); // nobody reads it when the client is gone
        }
        catch (Exception exception)
        {
            return Fail(UnexpectedErrors.ToError(exception, null, options));
        }

        List<(DeferredWork Work, DeferredOutcome Outcome)> Fail(GraphQLError error) =>
            [.. parts.Select(p => (p, DeferredOutcome.Failed(error with { Path = p.Path })))];
    }
}
