using System.Buffers;
using Microsoft.AspNetCore.Connections;
using TmfGraph.GraphQL.Execution;

namespace TmfGraph.GraphQL.AspNetCore.Http;

/// <summary>
/// Gives a server memory in one piece where a response asks for it: with the pool of the server alone, whose blocks are small, an answer would be cut into
/// dozens of them, and each would be rented, sent and given back by itself.
/// </summary>
/// <param name="blocks">The pool of the server, which has all that fits into its blocks.</param>
internal sealed class ResponseMemoryPool(MemoryPool<byte> blocks) : MemoryPool<byte>
{
    /// <inheritdoc/>
    public override int MaxBufferSize => RequestArrays<byte>.MaxLength;

    /// <inheritdoc/>
    public override IMemoryOwner<byte> Rent(int minBufferSize = -1) =>
        minBufferSize <= blocks.MaxBufferSize ? blocks.Rent(minBufferSize) : new Piece(RequestArrays<byte>.Pool.Rent(minBufferSize));

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            blocks.Dispose();
        }
    }

    /// <summary>Makes such pools over those of another factory.</summary>
    internal sealed class Factory(IMemoryPoolFactory<byte> blocks) : IMemoryPoolFactory<byte>
    {
        /// <inheritdoc/>
        public MemoryPool<byte> Create(MemoryPoolOptions? options = null) => new ResponseMemoryPool(blocks.Create(options));
    }

    private sealed class Piece(byte[] array) : IMemoryOwner<byte>
    {
        private byte[]? _array = array;

        public Memory<byte> Memory => _array;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _array, null) is { } rented)
            {
                RequestArrays<byte>.Pool.Return(rented);
            }
        }
    }
}
