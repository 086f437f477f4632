using TmfGraph.Gateway.Clients;

namespace TmfGraph.Gateway.Streams;

/// <summary>Counts the subscriptions that are open at one source.</summary>
/// <param name="max">How many there may be.</param>
internal sealed class StreamPlaces(int max, SourceCounter? counter)
{
    private int _open;

    /// <summary>Takes a place; <see cref="Leave"/> gives it back.</summary>
    /// <exception cref="SourceSchemaException">There is none.</exception>
    public void Take()
    {
        if (Interlocked.Increment(ref _open) > max)
        {
            Interlocked.Decrement(ref _open);
            throw new SourceSchemaException(StreamErrorCodes.Limit, "As many streams are open as may be. Try again later.");
        }

        counter?.AddStream(1);
    }

    public void Leave()
    {
        Interlocked.Decrement(ref _open);
        counter?.AddStream(-1);
    }
}
