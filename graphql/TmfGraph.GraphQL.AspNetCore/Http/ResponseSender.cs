using System.Buffers;
using System.IO.Pipelines;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using TmfGraph.GraphQL.Execution;

namespace TmfGraph.GraphQL.AspNetCore.Http;

/// <summary>One result with its place in a request batch; null outside one.</summary>
internal readonly record struct BatchItem(OperationResult Result, int? RequestIndex);

/// <summary>Sends results in the format a request asked for.</summary>
internal sealed class ResponseSender(HttpContext context, GraphQLHttpOptions options)
{
    private readonly HttpResponse _response = context.Response;
    private readonly CancellationToken _aborted = context.RequestAborted;

    /// <summary>Sends one result as the whole response.</summary>
    public async Task SendAsync(OperationResult result, ResponseFormat format, int? status = null)
    {
        if (format is not (ResponseFormat.GraphQLJson or ResponseFormat.Json))
        {
            await SendAllAsync(new BatchItem(result, null), format).ConfigureAwait(false);
            return;
        }

        _response.StatusCode = status ?? StatusCodeOf.Result(result, format, options.StatusProfile);
        _response.ContentType = format is ResponseFormat.Json
            ? "application/json; charset=utf-8"
            : "application/graphql-response+json; charset=utf-8";
        if (_response.StatusCode == StatusCodes.Status405MethodNotAllowed && _response.Headers.Allow.Count == 0)
        {
            _response.Headers.Allow = "POST";
        }

        if (_response.StatusCode == StatusCodes.Status503ServiceUnavailable)
        {
            _response.Headers.RetryAfter = "1"; // seconds: queues empty fast
        }

        if (result.Length is { } length)
        {
            _response.ContentLength = length; // without it the body goes out in chunks, each with a head of its own
            await _response.StartAsync(_aborted).ConfigureAwait(false); // what is written before the head is kept elsewhere first, and copied behind it
            if (length <= RequestArrays<byte>.MaxLength)
            {
                _response.BodyWriter.GetMemory(length); // so that it is sent in one piece
            }
        }

        result.WriteTo(_response.BodyWriter);
        await _response.BodyWriter.FlushAsync(_aborted).ConfigureAwait(false);
    }

    /// <summary>Sends results as one JSON array.</summary>
    public async Task SendArrayAsync(IEnumerable<BatchItem> results)
    {
        _response.ContentType = "application/json; charset=utf-8";
        var output = _response.BodyWriter;
        using var buffer = new ResultWriter();
        var separator = (byte)'[';
        foreach (var (result, requestIndex) in results)
        {
            output.GetSpan(1)[0] = separator;
            output.Advance(1);
            separator = (byte)',';
            StreamFrames.Render(result, requestIndex, buffer);
            output.Write(buffer.WrittenSpan);
            await output.FlushAsync(_aborted).ConfigureAwait(false);
        }

        output.Write("]"u8);
        await output.FlushAsync(_aborted).ConfigureAwait(false);
    }

    /// <summary>Sends results one after the other as they come, with signs of life in between.</summary>
    /// <param name="start">Where they begin; null when nobody can tell.</param>
    /// <param name="stopping">Ends them with a broken connection, by which clients know that there is more to come and where to go on.</param>
    public async Task SendAllAsync(IAsyncEnumerable<BatchItem> results, ResponseFormat format, string? start = null, CancellationToken stopping = default)
    {
        try
        {
            await SendUntilAsync(results, format, start, stopping).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            context.Abort();
        }
    }

    private async Task SendUntilAsync(IAsyncEnumerable<BatchItem> results, ResponseFormat format, string? start, CancellationToken stopping)
    {
        var frames = Begin(format);
        var output = _response.BodyWriter;
        if (start is not null)
        {
            frames.WriteStart(start, _response.Headers, output);
            await output.FlushAsync(_aborted).ConfigureAwait(false);
        }

        await _response.Body.FlushAsync(_aborted).ConfigureAwait(false); // the client learns at once that it is connected; behind compression a writer without bytes does nothing
        using var buffer = new ResultWriter();
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(_aborted, stopping);
        var items = results.GetAsyncEnumerator(ended.Token);
        await using (items.ConfigureAwait(false))
        {
            while (await MoveNextAsync(items, frames, output).ConfigureAwait(false))
            {
                var (result, requestIndex) = items.Current;
                await using (result.ConfigureAwait(false))
                {
                    StreamFrames.Render(result, requestIndex, buffer);
                    frames.WriteResult(result, buffer.WrittenSpan, output);
                    await output.FlushAsync(_aborted).ConfigureAwait(false);
                }
            }
        }

        stopping.ThrowIfCancellationRequested(); // the source may end without a word when it is cancelled: no end for the client
        frames.WriteEnd(output);
        await output.FlushAsync(_aborted).ConfigureAwait(false);
    }

    private async Task SendAllAsync(BatchItem item, ResponseFormat format)
    {
        var frames = Begin(format);
        using var buffer = new ResultWriter();
        StreamFrames.Render(item.Result, item.RequestIndex, buffer);
        frames.WriteResult(item.Result, buffer.WrittenSpan, _response.BodyWriter);
        frames.WriteEnd(_response.BodyWriter);
        await _response.BodyWriter.FlushAsync(_aborted).ConfigureAwait(false);
    }

    private StreamFrames Begin(ResponseFormat format)
    {
        var frames = StreamFrames.Of(format);
        _response.ContentType = frames.ContentType;
        _response.Headers.CacheControl = "no-cache";
        context.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
        _response.Headers["X-Accel-Buffering"] = "no"; // proxies that collect responses would hold events back
        return frames;
    }

    private async ValueTask<bool> MoveNextAsync(IAsyncEnumerator<BatchItem> items, StreamFrames frames, PipeWriter output)
    {
        var next = items.MoveNextAsync();
        if (next.IsCompleted)
        {
            return await next.ConfigureAwait(false);
        }

        var waiting = next.AsTask();
        while (true)
        {
            using var idle = CancellationTokenSource.CreateLinkedTokenSource(_aborted);
            var heartbeat = Task.Delay(options.StreamHeartbeat, idle.Token);
            if (await Task.WhenAny(waiting, heartbeat).ConfigureAwait(false) == waiting || _aborted.IsCancellationRequested)
            {
                await idle.CancelAsync().ConfigureAwait(false);
                return await waiting.ConfigureAwait(false);
            }

            frames.WriteHeartbeat(output);
            await output.FlushAsync(_aborted).ConfigureAwait(false);
        }
    }
}
