namespace TmfGraph.Gateway.Execution;

// When a source is left alone
// ---------------------------
// The circuit is closed as long as enough requests are answered. What ended within the sampling time is counted in slices of it, which pass out of the
// count one after the other. With too large a share of failures it opens: nothing is sent for a while. Then one request is let through as a trial,
// and what becomes of it closes the circuit or opens it anew; all others are refused until that is known. What was sent before the circuit
// opened says nothing any more.

/// <summary>Tells whether requests to a source are worth being sent, by what became of those before.</summary>
internal sealed class SourceCircuit(GatewayOptions options, string source, SourceCounter? counter)
{
    private const int SliceCount = 10;

    private readonly Lock _lock = new();
    private readonly Slice[] _slices = new Slice[SliceCount];
    private readonly long _sliceTicks = Math.Max(1, TicksOf(options.CircuitSamplingTime, options) / SliceCount);
    private readonly long _breakTicks = TicksOf(options.CircuitBreakTime, options);
    private volatile bool _isOpen;
    private bool _isTried;
    private long _openUntil;

    /// <summary>Asks whether a request may be sent. Whoever may tells what became of it: see the other methods.</summary>
    public Passage Enter()
    {
        if (!_isOpen)
        {
            return Passage.Free;
        }

        lock (_lock)
        {
            if (!_isOpen)
            {
                return Passage.Free;
            }

            if (_isTried || Now < _openUntil)
            {
                return Passage.None;
            }

            _isTried = true;
            return Passage.Trial;
        }
    }

    /// <summary>The source has answered, be it that the request was wrong.</summary>
    public void AddSuccess(Passage passage)
    {
        lock (_lock)
        {
            if (passage is not Passage.Trial)
            {
                CurrentSlice.Requests++;
                return;
            }

            _isOpen = _isTried = false;
            Array.Clear(_slices);
        }

        GatewayLog.CircuitClosed(options.Logger, source);
    }

    /// <summary>The source has failed.</summary>
    public void AddFailure(Passage passage, string reason)
    {
        bool wasOpen;
        lock (_lock)
        {
            if (passage is not Passage.Trial)
            {
                ref var slice = ref CurrentSlice;
                slice.Requests++;
                slice.Failures++;
                if (_isOpen || !IsTooMuch())
                {
                    return;
                }
            }

            wasOpen = _isOpen;
            _isOpen = true;
            _isTried = false;
            _openUntil = Now + _breakTicks;
        }

        counter?.AddCircuitOpening();
        if (!wasOpen)
        {
            GatewayLog.CircuitOpened(options.Logger, source, options.CircuitBreakTime, reason); // once for a source that is down, however long that takes
        }
    }

    /// <summary>The request has ended without a word of the source; another one may be the trial.</summary>
    public void AddNothing(Passage passage)
    {
        if (passage is Passage.Trial)
        {
            lock (_lock)
            {
                _isTried = false;
            }
        }
    }

    private long Now => options.TimeProvider.GetTimestamp();

    private ref Slice CurrentSlice
    {
        get
        {
            var number = Now / _sliceTicks;
            ref var slice = ref _slices[(int)(number % SliceCount)];
            if (slice.Number != number)
            {
                slice = new Slice { Number = number };
            }

            return ref slice;
        }
    }

    private bool IsTooMuch()
    {
        var oldest = (Now / _sliceTicks) - SliceCount;
        var (requests, failures) = (0, 0);
        foreach (ref readonly var slice in _slices.AsSpan())
        {
            if (slice.Number > oldest)
            {
                requests += slice.Requests;
                failures += slice.Failures;
            }
        }

        return requests >= options.CircuitMinimumRequests && failures >= options.CircuitFailureRatio * requests;
    }

    private static long TicksOf(TimeSpan time, GatewayOptions options) => (long)(time.TotalSeconds * options.TimeProvider.TimestampFrequency);

    /// <summary>What ended within a part of the sampling time.</summary>
    private struct Slice
    {
        public long Number;
        public int Requests;
        public int Failures;
    }
}

/// <summary>Whether a request may be sent to a source.</summary>
internal enum Passage
{
    /// <summary>No: the source is left alone.</summary>
    None,

    /// <summary>As all others.</summary>
    Free,

    /// <summary>As the one that tells whether the source answers again.</summary>
    Trial,
}
