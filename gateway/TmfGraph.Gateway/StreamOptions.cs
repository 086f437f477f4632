using System.ComponentModel.DataAnnotations;

namespace TmfGraph.Gateway;

/// <summary>How the gateway keeps subscriptions open: towards source schemas, and towards its clients.</summary>
public sealed class StreamOptions
{
    /// <summary>How many events wait for one client of a shared stream; the stream of one that falls further behind than others ends with an error.</summary>
    [Range(1, 100_000)]
    public int MaxBufferedEvents { get; set; } = 64;

    /// <summary>
    /// How many bytes of events wait for one client of a shared stream: no event is added to those that are as large together, so that what waits is larger
    /// by one event at most. Clients share what waits for several of them.
    /// </summary>
    [Range(1, int.MaxValue)]
    public int MaxBufferedBytes { get; set; } = 4 * 1024 * 1024;

    /// <summary>How many subscriptions are open at one source schema at once; a client that needs one more is refused.</summary>
    [Range(1, 1_000_000)]
    public int MaxStreamsPerSource { get; set; } = 1_000;

    /// <summary>How many clients share one subscription at a source schema; for more of them a further one is opened. 1 shares none.</summary>
    [Range(1, 1_000_000)]
    public int MaxClientsPerStream { get; set; } = 10_000;

    /// <summary>How many events of one client are completed from other source schemas at once; they are delivered in their order.</summary>
    [Range(1, 1_000)]
    public int MaxParallelEvents { get; set; } = 4;

    /// <summary>
    /// How long a source schema that is known to send signs of life may be silent before its stream counts as lost. Over WebSocket
    /// it is asked for one after half of that time.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan SilenceTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How often a lost stream is opened again in a row before its clients get an error; 0 never does.</summary>
    [Range(0, 10_000)]
    public int MaxReconnects { get; set; } = 10;

    /// <summary>How long the gateway waits at most before it opens a lost stream again, and at least half of that; before each further attempt twice as long.</summary>
    [Range(typeof(TimeSpan), "00:00:00.001", "01:00:00")]
    public TimeSpan ReconnectDelay { get; set; } = TimeSpan.FromMilliseconds(200);

    /// <summary>The longest wait before a lost stream is opened again. For a stream that lived longer than this, attempts are counted anew.</summary>
    [Range(typeof(TimeSpan), "00:00:00.001", "01:00:00")]
    public TimeSpan MaxReconnectDelay { get; set; } = TimeSpan.FromSeconds(10);
}
