using System.Buffers;
using System.Runtime.InteropServices;
using Microsoft.AspNetCore.Http;
using TmfGraph.GraphQL.Execution;
using TmfGraph.Resources.Storage;

namespace TmfGraph.Resources.Rest;

/// <summary>Answers with one resource: its stored bytes as they are, or what <c>fields</c> keeps of them.</summary>
internal sealed class DocumentResult(StoredResource resource, FieldSelection? fields, int status, string? location = null) : IResult
{
    public const string ContentType = "application/json; charset=utf-8";

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.StatusCode = status;
        response.ContentType = ContentType;
        response.Headers.ETag = EntityTags.Format(resource.Version);
        if (location is not null)
        {
            response.Headers.Location = location;
        }

        if (fields is null)
        {
            response.ContentLength = JsonMarshal.GetRawUtf8Value(resource.Document).Length;
            if (!HttpMethods.IsHead(httpContext.Request.Method))
            {
                response.BodyWriter.Write(JsonMarshal.GetRawUtf8Value(resource.Document));
                await response.BodyWriter.FlushAsync(httpContext.RequestAborted);
            }

            return;
        }

        using var buffer = new ResultWriter();
        fields.Write(buffer, resource);
        response.ContentLength = buffer.Length;
        if (!HttpMethods.IsHead(httpContext.Request.Method))
        {
            await response.Body.WriteAsync(buffer.WrittenMemory, httpContext.RequestAborted);
        }
    }
}
