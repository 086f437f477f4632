namespace TmfGraph.Gateway.Hosting;

/// <summary>Which schema a gateway serves: since when, and whether it is the newest. Health tells it.</summary>
public sealed class SchemaStatus(TimeProvider time)
{
    private readonly TimeProvider _time = time;
    private volatile State _state = new(time.GetUtcNow(), null);

    /// <summary>Since when the schema of the moment is served.</summary>
    public DateTimeOffset Since => _state.Since;

    /// <summary>Since when there is a newer one that could not be taken up; null when the newest is served.</summary>
    public DateTimeOffset? FailedSince => _state.FailedSince;

    /// <summary>Another schema is served.</summary>
    internal void Swapped() => _state = new State(_time.GetUtcNow(), null);

    /// <summary>There is another schema, and it could not be taken up.</summary>
    internal void Kept() => _state = _state with { FailedSince = _state.FailedSince ?? _time.GetUtcNow() };

    /// <summary>What there is, is served.</summary>
    internal void Current() => _state = _state with { FailedSince = null };

    private sealed record State(DateTimeOffset Since, DateTimeOffset? FailedSince);
}
