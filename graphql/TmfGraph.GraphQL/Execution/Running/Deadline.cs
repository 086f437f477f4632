namespace TmfGraph.GraphQL.Execution.Running;

/// <summary>A token that is cancelled with the request or when the operation's time is over.</summary>
internal sealed class Deadline : IDisposable
{
    private readonly CancellationTokenSource _source;
    private readonly ITimer? _timer;

    public Deadline(TimeSpan timeout, TimeProvider time, CancellationToken cancellationToken)
    {
        _source = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        if (time == TimeProvider.System)
        {
            _source.CancelAfter(timeout); // needs no timer of its own
        }
        else
        {
            _timer = time.CreateTimer(static source => ((CancellationTokenSource)source!).Cancel(), _source, timeout, Timeout.InfiniteTimeSpan);
        }
    }

    public CancellationToken Token => _source.Token;

    public void Dispose()
    {
        _timer?.Dispose();
        _source.Dispose();
    }
}
