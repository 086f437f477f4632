namespace TmfGraph.Gateway.Execution;

/// <summary>Tokens that are cancelled with their caller's, or when a time is over. They are used again: most calls end in time, and leave theirs as it was.</summary>
internal sealed class TimedTokens(TimeSpan time, TimeProvider provider) : IDisposable
{
    private const int MaxKept = 256;

    private readonly Stack<CancellationTokenSource> _kept = [];
    private readonly Lock _lock = new();
    private readonly bool _isKept = provider == TimeProvider.System; // others have timers that cannot be set anew

    /// <summary>A token for one call; dispose it when the call is over and nobody uses the token any more.</summary>
    public TimedToken Begin(CancellationToken caller)
    {
        var source = Take();
        return new TimedToken(this, source, caller.UnsafeRegister(static state => ((CancellationTokenSource)state!).Cancel(), source)); // the state is given with it
    }

    public void Dispose()
    {
        lock (_lock)
        {
            foreach (var source in _kept)
            {
                source.Dispose();
            }

            _kept.Clear();
        }
    }

    private CancellationTokenSource Take()
    {
        if (!_isKept)
        {
            return new CancellationTokenSource(time, provider);
        }

        CancellationTokenSource? source;
        lock (_lock)
        {
            _kept.TryPop(out source);
        }

        source ??= new CancellationTokenSource();
        source.CancelAfter(time);
        return source;
    }

    private void Keep(CancellationTokenSource source)
    {
        if (_isKept && source.TryReset())
        {
            lock (_lock)
            {
                if (_kept.Count < MaxKept)
                {
                    _kept.Push(source);
                    return;
                }
            }
        }

        source.Dispose();
    }

    /// <summary>The token of one call.</summary>
    internal readonly struct TimedToken(TimedTokens owner, CancellationTokenSource source, CancellationTokenRegistration caller) : IDisposable
    {
        public CancellationToken Token => source.Token;

        public void Dispose()
        {
            caller.Dispose(); // waits for a cancellation that is under way, so that nobody else gets it
            owner.Keep(source);
        }
    }
}
