namespace TmfGraph.Resources.Events;

/// <summary>
/// Wakes all readers of the log in this process. Take <see cref="Next"/> before looking at the log and await it after: what is written in between
/// has already completed it.
/// </summary>
internal sealed class EventSignal
{
    private volatile TaskCompletionSource _next = Create();

    public Task Next => _next.Task;

    public void Pulse() => Interlocked.Exchange(ref _next, Create()).TrySetResult();

    private static TaskCompletionSource Create() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
