namespace TmfGraph.GraphQL.Execution.Running;

/// <summary>A token that is cancelled with the request or when the operation's time is over.</summary>
internal sealed class Deadline : IDisposable
{
    private readonly CancellationTokenSource _timer;
    private readonly CancellationTokenSource _linked;

    public Deadline(ExecutionOptions options, CancellationToken cancellationToken)
        : this(options.ExecutionTimeout, options.TimeProvider, cancellationToken)
    {
    }

    public Deadline(TimeSpan timeout, TimeProvider time, CancellationToken cancellationToken)
    {
        _timer = new CancellationTokenSource(timeout, time);
        _linked = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _timer.Token);
    }

    public CancellationToken Token => _linked.Token;

    public void Dispose()
    {
        _linked.Dispose();
        _timer.Dispose();
    }
}
