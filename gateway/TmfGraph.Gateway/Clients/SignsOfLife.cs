namespace TmfGraph.Gateway.Clients;

/// <summary>What is known of the signs of life that a source sends on its streams while it has nothing to say.</summary>
/// <param name="patience">How long such a source may be silent.</param>
/// <param name="time">Tells how long that is.</param>
internal sealed class SignsOfLife(TimeSpan patience, TimeProvider time)
{
    private volatile bool _areExpected;

    public TimeSpan Patience => patience;

    public TimeProvider Time => time;

    /// <summary>Whether it has ever sent one, other than to greet who opens a stream: only then does silence mean that it has gone.</summary>
    public bool AreExpected
    {
        get => _areExpected;
        set => _areExpected = value;
    }
}
