namespace TmfGraph.Gateway.Clients;

/// <summary>An answer that several read, and that is given back when the last of them is done.</summary>
/// <param name="response">The answer itself.</param>
/// <param name="readers">How many read it: each disposes it once.</param>
internal sealed class SharedBody(SourceResponse response, int readers) : IDisposable
{
    private int _readers = readers;

    /// <summary>The answer for one of them.</summary>
    public SourceResponse Open() => new(response.Body, this) { StatusCode = response.StatusCode, Cursor = response.Cursor, ArrivedAt = response.ArrivedAt };

    public void Dispose()
    {
        if (Interlocked.Decrement(ref _readers) == 0)
        {
            response.Dispose();
        }
    }
}
