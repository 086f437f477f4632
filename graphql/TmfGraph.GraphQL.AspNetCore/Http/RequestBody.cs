using System.Buffers;
using System.IO.Pipelines;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using TmfGraph.GraphQL.Execution;

namespace TmfGraph.GraphQL.AspNetCore.Http;

/// <summary>A request body in a rented buffer, with its JSON. Everything read from it lives as long as it does.</summary>
internal sealed class RequestBody : IDisposable
{
    private byte[] _buffer;
    private int _length;

    private RequestBody(int capacity) => _buffer = RequestArrays<byte>.Pool.Rent(capacity);

    public JsonDocument? Json { get; private set; }

    public ReadOnlyMemory<byte> Bytes => _buffer.AsMemory(0, _length);

    /// <summary>Reads a body to its end.</summary>
    /// <param name="length">The announced length; null when it is not known.</param>
    /// <returns>The body, or why there is none.</returns>
    public static async ValueTask<(RequestBody? Body, OperationResult? Failure)> ReadAsync(
        PipeReader reader, long? length, GraphQLHttpOptions options, CancellationToken cancellationToken)
    {
        if (length > options.MaxRequestBytes)
        {
            return (null, TransportErrors.BodyTooLarge(options.MaxRequestBytes));
        }

        // what is announced need not come: a large buffer is for bytes that are there
        var body = new RequestBody((int)Math.Clamp(length ?? 4096, 256, 1 << 16));
        CancellationTokenSource? patience = null;
        try
        {
            while (true)
            {
                if (!reader.TryRead(out var read))
                {
                    patience ??= WithTimeout(options.BodyTimeout, cancellationToken);
                    read = await reader.ReadAsync(patience.Token).ConfigureAwait(false);
                }

                if (body._length + read.Buffer.Length > options.MaxRequestBytes)
                {
                    reader.AdvanceTo(read.Buffer.End);
                    body.Dispose();
                    return (null, TransportErrors.BodyTooLarge(options.MaxRequestBytes));
                }

                body.Append(read.Buffer);
                reader.AdvanceTo(read.Buffer.End);
                if (read.IsCompleted)
                {
                    break;
                }
            }

            (body.Json, var failure) = body._length == 0 ? (null, TransportErrors.EmptyBody()) : RequestJson.Parse(body.Bytes, options);
            if (failure is null)
            {
                return (body, null);
            }

            body.Dispose();
            return (null, failure);
        }
        catch (OperationCanceledException) when (patience is { IsCancellationRequested: true } && !cancellationToken.IsCancellationRequested)
        {
            body.Dispose();
            throw new BadHttpRequestException("The body took too long to come.", StatusCodes.Status408RequestTimeout);
        }
        catch (IOException exception) when (exception is not BadHttpRequestException)
        {
            body.Dispose();
            throw new BadHttpRequestException("The body cannot be read.", exception); // the server says only of some faults that they are the client's
        }
        catch
        {
            body.Dispose();
            throw;
        }
        finally
        {
            patience?.Dispose();
        }
    }

    public void Dispose()
    {
        Json?.Dispose();
        Json = null;
        var buffer = _buffer;
        _buffer = [];
        if (buffer.Length > 0)
        {
            RequestArrays<byte>.Pool.Return(buffer);
        }
    }

    private static CancellationTokenSource WithTimeout(TimeSpan timeout, CancellationToken cancellationToken)
    {
        var source = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        source.CancelAfter(timeout);
        return source;
    }

    private void Append(ReadOnlySequence<byte> data)
    {
        var needed = _length + (int)data.Length;
        if (needed > _buffer.Length)
        {
            RequestArrays<byte>.Pool.Grow(ref _buffer, _length, needed);
        }

        data.CopyTo(_buffer.AsSpan(_length));
        _length = needed;
    }
}
