using System.Buffers;
using System.Net;

namespace TmfGraph.Gateway.Clients;

/// <summary>The body of a request, written straight from its parts.</summary>
internal sealed class OperationContent(SourceRequest request) : HttpContent
{
    private readonly int _length = request.Batch is { } batch ? batch.Sum(LengthOf) + batch.Count + 1 : LengthOf(request); // brackets and commas

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
    {
        // one buffer and one write: small bodies leave in one packet
        var buffer = ArrayPool<byte>.Shared.Rent(_length);
        try
        {
            Write(buffer);
            await stream.WriteAsync(buffer.AsMemory(0, _length)).ConfigureAwait(false);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    protected override bool TryComputeLength(out long length)
    {
        length = _length;
        return true;
    }

    private static int LengthOf(SourceRequest request) => request.Operation.BodyStart.Length + request.Variables.Length + request.BodyEnd.Length;

    private void Write(Span<byte> buffer)
    {
        if (request.Batch is not { } batch)
        {
            Write(request, buffer);
            return;
        }

        var position = 0;
        for (var i = 0; i < batch.Count; i++)
        {
            buffer[position++] = i == 0 ? (byte)'[' : (byte)',';
            position += Write(batch[i], buffer[position..]);
        }

        buffer[position] = (byte)']';
    }

    private static int Write(SourceRequest request, Span<byte> buffer)
    {
        var start = request.Operation.BodyStart.Span;
        start.CopyTo(buffer);
        request.Variables.Span.CopyTo(buffer[start.Length..]);
        request.BodyEnd.CopyTo(buffer[(start.Length + request.Variables.Length)..]);
        return LengthOf(request);
    }
}
