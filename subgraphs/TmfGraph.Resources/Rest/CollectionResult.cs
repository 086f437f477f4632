using System.Buffers;
using System.Runtime.InteropServices;
using Microsoft.AspNetCore.Http;
using TmfGraph.GraphQL.Execution;
using TmfGraph.Resources.Storage;

namespace TmfGraph.Resources.Rest;

/// <summary>Answers with a page of resources and what TMF630 says about it in headers.</summary>
internal sealed class CollectionResult(IReadOnlyList<StoredResource> items, long total, ListRequest request, string path, bool partialContent) : IResult
{
    private const int FlushBytes = 64 * 1024;

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        WriteHeaders(response);
        using var selected = new ResultWriter();
        if (request.Fields is { } fields)
        {
            WriteSelected(selected, fields);
            response.ContentLength = selected.Length;
        }
        else
        {
            response.ContentLength = WholeLength();
        }

        if (HttpMethods.IsHead(httpContext.Request.Method))
        {
            return;
        }

        if (request.Fields is not null)
        {
            await response.Body.WriteAsync(selected.WrittenMemory, httpContext.RequestAborted);
            return;
        }

        await WriteWholeAsync(response, httpContext.RequestAborted);
    }

    private void WriteHeaders(HttpResponse response)
    {
        var isPart = items.Count < total;
        response.StatusCode = isPart && partialContent ? StatusCodes.Status206PartialContent : StatusCodes.Status200OK;
        response.ContentType = DocumentResult.ContentType;
        response.Headers["X-Total-Count"] = total.ToString();
        response.Headers["X-Result-Count"] = items.Count.ToString();
        response.Headers.AcceptRanges = RangeHeader.Unit;
        response.Headers.Link = PageLinks.Format(path, request, total);
        if (isPart && items.Count > 0)
        {
            response.Headers.ContentRange = $"items {request.Offset + 1}-{request.Offset + items.Count}/{total}";
        }
    }

    private long WholeLength()
    {
        long length = 2 + Math.Max(0, items.Count - 1); // brackets and commas
        foreach (var item in items)
        {
            length += JsonMarshal.GetRawUtf8Value(item.Document).Length;
        }

        return length;
    }

    private async Task WriteWholeAsync(HttpResponse response, CancellationToken cancellationToken)
    {
        var output = response.BodyWriter;
        var pending = 0;
        output.Write("["u8);
        for (var i = 0; i < items.Count; i++)
        {
            if (i > 0)
            {
                output.Write(","u8);
            }

            var document = JsonMarshal.GetRawUtf8Value(items[i].Document);
            output.Write(document);
            pending += document.Length;
            if (pending >= FlushBytes)
            {
                pending = 0;
                await output.FlushAsync(cancellationToken);
            }
        }

        output.Write("]"u8);
        await output.FlushAsync(cancellationToken);
    }

    private void WriteSelected(ResultWriter output, FieldSelection fields)
    {
        output.WriteByte((byte)'[');
        for (var i = 0; i < items.Count; i++)
        {
            if (i > 0)
            {
                output.WriteByte((byte)',');
            }

            fields.Write(output, items[i]);
        }

        output.WriteByte((byte)']');
    }
}
