using System.Runtime.CompilerServices;

namespace TmfGraph.GraphQL.Execution.Running;

/// <summary>Delivers a response in parts: first what is there, then what was left for later, as it gets ready.</summary>
/// <param name="limit">How many parts there may be.</param>
/// <param name="runner">What runs them.</param>
/// <param name="deadline">Makes the token that ends them all, out of the token of whoever reads.</param>
internal sealed class IncrementalDelivery(IncrementalFormat format, int limit, IPartRunner runner, Func<CancellationToken, Deadline> deadline)
{
    private readonly DeferredQueue _queue = new(limit);
    private readonly List<Task<PartOutcomes>> _running = [];
    private List<DeferredWork> _runnable = [];

    /// <summary>What the first result says of the parts that were left for later in it.</summary>
    /// <exception cref="GraphQLException">There are more than allowed.</exception>
    public IncrementalPayload Begin(IReadOnlyList<DeferredWork> work)
    {
        _queue.Add(work);
        var parts = new IncrementalPayload(format) { HasNext = true };
        _runnable = _queue.Announce(parts);
        return parts;
    }

    /// <summary>The whole response. Nothing of it is run before the first result is taken.</summary>
    /// <param name="initial">The first result, which says what <see cref="Begin"/> has given.</param>
    public async IAsyncEnumerable<OperationResult> ReadAsync(OperationResult initial, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        yield return initial;
        using var end = deadline(cancellationToken);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(end.Token);
        try
        {
            Start(_runnable, stop.Token);
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
            foreach (var (_, outcome) in _running.Where(static t => t.IsCompletedSuccessfully).SelectMany(static t => t.Result))
            {
                outcome.Data?.Dispose();
            }

            _queue.Drop();
        }
    }

    private async ValueTask<IncrementalPayload> TakeAsync(CancellationToken cancellationToken)
    {
        var payload = new IncrementalPayload(format);
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
        if (runnable.Count > 0)
        {
            _running.AddRange(runner.Start(runnable, cancellationToken));
        }
    }
}

/// <summary>Runs what was left for later: the engine by its resolvers, a gateway by its source schemas.</summary>
internal interface IPartRunner
{
    /// <summary>
    /// Starts work that may run now. The tasks never fail: what goes wrong is the outcome of the parts it goes wrong for. Of a list it may run
    /// a few items and leave the others for later in their outcome, as items come in order.
    /// </summary>
    IEnumerable<Task<PartOutcomes>> Start(IReadOnlyList<DeferredWork> runnable, CancellationToken cancellationToken);
}

/// <summary>Parts that were run together, and what came of each.</summary>
internal sealed class PartOutcomes : List<(DeferredWork Work, DeferredOutcome Outcome)>
{
    public PartOutcomes(IEnumerable<(DeferredWork Work, DeferredOutcome Outcome)> outcomes) : base(outcomes)
    {
    }

    /// <summary>The same, where further items of each list are left for later; null where none are.</summary>
    public PartOutcomes Then(IReadOnlyList<DeferredWork?> later) => new(this.Select((o, i) =>
        later[i] is { } items && o.Outcome.Data is not null ? (o.Work, o.Outcome with { Work = [.. o.Outcome.Work, items] }) : o));

    /// <summary>All of them failed for one reason.</summary>
    public static PartOutcomes Failed(IEnumerable<DeferredWork> parts, GraphQLError error) =>
        new(parts.Select(p => (p, DeferredOutcome.Failed(error with { Path = p.Path }))));
}
