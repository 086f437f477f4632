namespace TmfGraph.Gateway.Planning;

/// <summary>How much work one plan may take, and how large it may get. All limits end planning with a <see cref="PlanningException"/>.</summary>
internal sealed class PlannerBudget(PlannerOptions options, TimeProvider time)
{
    private readonly long _start = time.GetTimestamp();
    private int _nodes;
    private int _aside;
    private bool _isAside;
    private int _untimed;
    private int _bytes;

    /// <summary>The steps taken so far.</summary>
    public int Nodes => _nodes;

    /// <summary>The same limits with nothing taken.</summary>
    public PlannerBudget Anew() => new(options, time);

    /// <summary>The steps taken aside; see <see cref="TryBeginAside"/>.</summary>
    public int Aside => _aside;

    public void Take(int nodes = 1)
    {
        ref var taken = ref _isAside ? ref _aside : ref _nodes;
        if (nodes > options.MaxNodes - taken)
        {
            throw new PlanningException(
                $"The operation needs more than {options.MaxNodes} planning steps; select less at once, or raise the limit.",
                PlanningException.TooComplex);
        }

        taken += nodes;
        _untimed += nodes;
        if (_untimed < 64)
        {
            return;
        }

        _untimed = 0;
        if (time.GetElapsedTime(_start) > options.MaxTime)
        {
            throw new PlanningException(
                $"Planning the operation takes longer than {options.MaxTime.TotalMilliseconds:0} ms; select less at once, or raise the limit.",
                PlanningException.TooComplex);
        }
    }

    /// <summary>Counts steps apart that only look for something better, until <see cref="EndAside"/>. Whoever takes them keeps to a limit of its own.</summary>
    /// <returns>Whether this has begun it; false when it is so already.</returns>
    public bool TryBeginAside() => !_isAside && (_isAside = true);

    public void EndAside() => _isAside = false;

    /// <summary>Takes the bytes of an operation.</summary>
    public void TakeBytes(int count)
    {
        CheckLength(count);
        if (count > options.MaxPlanBytes - _bytes)
        {
            throw new PlanningException(
                $"The operations for the source schemas get longer than {options.MaxPlanBytes} bytes; select less at once, or raise the limit.",
                PlanningException.TooComplex);
        }

        _bytes += count;
    }

    /// <summary>How many bytes one operation may have.</summary>
    public int MaxOperationBytes => options.MaxOperationBytes;

    /// <summary>Looks whether one operation may be that long.</summary>
    public void CheckLength(long bytes)
    {
        if (bytes > options.MaxOperationBytes)
        {
            throw new PlanningException(
                $"The operation for a source schema gets longer than {options.MaxOperationBytes} bytes; select less at once, or raise the limit.",
                PlanningException.TooComplex);
        }
    }
}
