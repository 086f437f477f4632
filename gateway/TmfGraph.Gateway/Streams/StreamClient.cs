using System.Runtime.CompilerServices;
using System.Threading.Channels;
using TmfGraph.Gateway.Clients;

namespace TmfGraph.Gateway.Streams;

/// <summary>One reader of a shared stream: the events that wait for it.</summary>
/// <param name="maxEvents">How many may.</param>
/// <param name="maxBytes">How large they may be together, but for the last one.</param>
/// <param name="read">Called when there is room for one more.</param>
internal sealed class StreamClient(int maxEvents, int maxBytes, Action read)
{
    private readonly Channel<SourceResponse> _events = Channel.CreateBounded<SourceResponse>(maxEvents);
    private long _bytes;

    /// <summary>What resumes the stream before the first event it gets; null when that is not known.</summary>
    public string? StartCursor { get; set; }

    /// <summary>Whether it gets nothing more.</summary>
    public bool IsDropped { get; private set; }

    public bool IsFull => _events.Reader.Count >= maxEvents || Volatile.Read(ref _bytes) >= maxBytes;

    /// <summary>False when it is full: the event is not taken, nor is any other.</summary>
    public bool TryTake(SourceResponse response)
    {
        if (IsFull)
        {
            return false;
        }

        Interlocked.Add(ref _bytes, response.Body.Length); // first, as it may be read at once
        return _events.Writer.TryWrite(response);
    }

    /// <summary>Nothing more comes; what waits is still read.</summary>
    /// <param name="failure">Why; null for the source's own end.</param>
    public void Complete(Exception? failure) => _events.Writer.TryComplete(failure);

    /// <summary>Nothing more comes, and what waits is dropped.</summary>
    /// <param name="failure">Why; null when nobody reads any more.</param>
    public void Drop(Exception? failure)
    {
        IsDropped = true;
        _events.Writer.TryComplete(failure);
        while (_events.Reader.TryRead(out var response))
        {
            response.Dispose();
        }
    }

    /// <exception cref="SourceSchemaException">The stream has ended with a failure.</exception>
    public async IAsyncEnumerable<SourceResponse> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        while (await _events.Reader.WaitToReadAsync(cancellationToken).ConfigureAwait(false))
        {
            while (_events.Reader.TryRead(out var response))
            {
                Interlocked.Add(ref _bytes, -response.Body.Length);
                read();
                yield return response;
            }
        }
    }
}
