namespace TmfGraph.Resources.Events;

/// <summary>
/// Wakes all who wait for something in this process, such as readers of the log. Take <see cref="Next"/> before looking and await it after: what is written in between
/// has already completed it.
/// </summary>
internal sealed class EventSignal
{
    private volatile TaskCompletionSource _next = Create();

    public Task Next => _next.Task;

    public void Pulse() => Interlocked.Exchange(ref _next, Create()).TrySetResult();

    private static TaskCompletionSource Create() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
