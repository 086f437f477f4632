namespace TmfGraph.GraphQL.Execution.Running;

/// <summary>Lets a limited number of operations run, and a limited number wait for their turn.</summary>
internal sealed class OperationGate(int parallel, int queued) : IDisposable
{
    private readonly SemaphoreSlim _free = new(parallel, parallel);
    private int _waiting;

    /// <summary>Whether the caller may run now; false when too many wait already. Whoever got true calls <see cref="Leave"/>.</summary>
    public ValueTask<bool> EnterAsync(CancellationToken cancellationToken) => TryEnter() ? new ValueTask<bool>(true) : WaitAsync(cancellationToken);

    /// <summary>Whether the caller may run now without waiting for it. Whoever got true calls <see cref="Leave"/>.</summary>
    public bool TryEnter() => _free.Wait(0, CancellationToken.None);

    /// <summary>Waits for a turn however many wait already: for work that is limited elsewhere, such as events of open streams.</summary>
    public Task EnterPatientlyAsync(CancellationToken cancellationToken) => _free.WaitAsync(cancellationToken);

    public void Leave() => _free.Release();

    public void Dispose() => _free.Dispose();

    private async ValueTask<bool> WaitAsync(CancellationToken cancellationToken)
    {
        if (Interlocked.Increment(ref _waiting) > queued)
        {
            Interlocked.Decrement(ref _waiting);
            return false;
        }

        try
        {
            await _free.WaitAsync(cancellationToken).ConfigureAwait(false);
            return true;
        }
        finally
        {
            Interlocked.Decrement(ref _waiting);
        }
    }
}
