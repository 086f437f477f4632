namespace TmfGraph.Gateway.Streams;

/// <summary>Values of <c>extensions.code</c> for streams that end or do not begin; those of source schemas are in <see cref="Clients.SubgraphErrorCodes"/>.</summary>
public static class StreamErrorCodes
{
    /// <summary>The client read too slowly, and events were dropped: it may go on behind <c>extensions.lastCursor</c>.</summary>
    public const string SlowConsumer = "STREAM_SLOW_CONSUMER";

    /// <summary>As many subscriptions are open at the source schema as may be.</summary>
    public const string Limit = "STREAM_LIMIT";

    /// <summary>Whether a failure is one of these: the gateway's own, with nothing to hide.</summary>
    internal static bool Contains(string code) => code is SlowConsumer or Limit;
}
