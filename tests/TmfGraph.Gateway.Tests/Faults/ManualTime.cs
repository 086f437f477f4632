namespace TmfGraph.Gateway.Tests.Faults;

/// <summary>A clock that goes on when it is told to, or when somebody waits for less than 20 seconds: such a wait is over at once. Longer ones end when the clock has come so far.</summary>
internal sealed class ManualTime : TimeProvider
{
    private readonly List<Timer> _timers = [];
    private long _ticks = new DateTimeOffset(2030, 1, 1, 0, 0, 0, TimeSpan.Zero).Ticks;

    /// <summary>The waits that were over at once, in order.</summary>
    public List<TimeSpan> Waits { get; } = [];

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow() => new(Interlocked.Read(ref _ticks), TimeSpan.Zero);

    public override long GetTimestamp() => Interlocked.Read(ref _ticks);

    /// <summary>Ends when somebody begins a wait that is over at a time from now: what is to be waited for has begun then.</summary>
    public async Task UntilAwaitedAsync(TimeSpan dueTime)
    {
        while (!IsAwaited(GetTimestamp() + dueTime.Ticks))
        {
            await Task.Delay(5);
        }
    }

    public void Advance(TimeSpan time)
    {
        var now = Interlocked.Add(ref _ticks, time.Ticks);
        Timer[] due;
        lock (_timers)
        {
            due = [.. _timers.Where(t => t.DueAt <= now)];
        }

        foreach (var timer in due)
        {
            timer.End();
        }
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new Timer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    private bool IsAwaited(long end)
    {
        lock (_timers)
        {
            return _timers.Exists(t => t.DueAt == end);
        }
    }

    private sealed class Timer(ManualTime time, TimerCallback callback, object? state) : ITimer
    {
        private TimeSpan _period;

        public long DueAt { get; private set; }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            Dispose();
            _period = period;
            if (dueTime > TimeSpan.Zero && dueTime < TimeSpan.FromSeconds(20))
            {
                lock (time.Waits)
                {
                    time.Waits.Add(dueTime);
                }

                time.Advance(dueTime);
                callback(state);
            }
            else if (dueTime > TimeSpan.Zero)
            {
                lock (time._timers)
                {
                    DueAt = time.GetTimestamp() + dueTime.Ticks;
                    time._timers.Add(this);
                }
            }

            return true;
        }

        /// <summary>Fires, unless somebody else was quicker or it was put off.</summary>
        public void End()
        {
            lock (time._timers)
            {
                if (!time._timers.Remove(this))
                {
                    return;
                }
            }

            if (_period > TimeSpan.Zero)
            {
                Change(_period, _period);
            }

            callback(state);
        }

        public void Dispose()
        {
            lock (time._timers)
            {
                time._timers.Remove(this);
            }
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
