
using System.Diagnostics;
using TmfGraph.GraphQL.Execution;

namespace TmfGraph.Gateway.Clients;

/// <summary>
/// The answer of a source schema as UTF-8: one result object, an array of them, or several one after another (JSON lines). Disposing it
/// gives its buffer back.
/// </summary>
public sealed class SourceResponse : IDisposable
{
    private IDisposable? _owner;

    /// <param name="body">The bytes.</param>
    /// <param name="owner">What the bytes belong to; null for nothing that has to be given back.</param>
    public SourceResponse(ReadOnlyMemory<byte> body, IDisposable? owner)
    {
        Body = body;
        _owner = owner;
    }

    /// <summary>What came; not to be read any more when it is disposed.</summary>
    public ReadOnlyMemory<byte> Body { get; }

    /// <summary>The HTTP status; null in process.</summary>
    public int? StatusCode { get; init; }

    /// <summary>The cursor that came with an event; null for none.</summary>
    public string? Cursor { get; internal set; }

    /// <summary>When it came, as a timestamp of <see cref="Stopwatch"/>.</summary>
    internal long ArrivedAt { get; init; } = Stopwatch.GetTimestamp();

    /// <summary>Whether it is no response but tells, between those of a stream, where a reader stands: behind <see cref="Cursor"/>.</summary>
    internal bool IsPlace => Body.IsEmpty && Cursor is not null;

    public void Dispose()
    {
        _owner?.Dispose();
        _owner = null;
    }

    /// <summary>See <see cref="IsPlace"/>.</summary>
    internal static SourceResponse Place(string cursor) => new(ReadOnlyMemory<byte>.Empty, null) { Cursor = cursor };

    /// <summary>A response as it was read into a buffer from the shared pool.</summary>
    internal static SourceResponse FromPool(byte[] buffer, int length, int? statusCode) =>
        new(SourceJson.WithoutMark(buffer.AsMemory(0, length)), new PooledBuffer(buffer)) { StatusCode = statusCode };

    private sealed class PooledBuffer(byte[] buffer) : IDisposable
    {
        private byte[]? _buffer = buffer;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _buffer, null) is { } rented)
            {
                RequestArrays<byte>.Pool.Return(rented);
            }
        }
    }
}
