namespace TmfGraph.Gateway.Execution;

/// <summary>
/// How many requests to one source may be sent again: a few at once, and from then on a share of those that are sent. However long a source fails, it
/// gets no more than that share on top of what clients ask of it.
/// </summary>
/// <param name="share">What each request adds, in retries.</param>
/// <param name="reserve">How many retries are kept at most, and there are to begin with.</param>
internal sealed class RetryBudget(double share, int reserve)
{
    private readonly Lock _lock = new();
    private double _balance = reserve;

    /// <summary>Counts a request that is sent for the first time.</summary>
    public void AddRequest()
    {
        if (Volatile.Read(ref _balance) >= reserve)
        {
            return; // as long as nothing fails
        }

        lock (_lock)
        {
            _balance = Math.Min(_balance + share, reserve);
        }
    }

    /// <summary>Takes one retry; false when there is none left.</summary>
    public bool TryTake()
    {
        lock (_lock)
        {
            if (_balance < 1)
            {
                return false;
            }

            _balance--;
            return true;
        }
    }
}
