using System.Runtime.InteropServices;
using Microsoft.AspNetCore.Http;
using TmfGraph.GraphQL.Execution;
using TmfGraph.Resources.Storage;

namespace TmfGraph.Resources.Rest;

/// <summary>Answers a bulk creation with the list of what was created: 200, as TMF630 has it.</summary>
internal sealed class CreatedListResult(IReadOnlyList<StoredResource> resources, FieldSelection? fields) : IResult
{
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        using var buffer = new ResultWriter();
        buffer.WriteByte((byte)'[');
        for (var i = 0; i < resources.Count; i++)
        {
            if (i > 0)
            {
                buffer.WriteByte((byte)',');
            }

            if (fields is null)
            {
                buffer.WriteRaw(JsonMarshal.GetRawUtf8Value(resources[i].Document));
            }
            else
            {
                fields.Write(buffer, resources[i]);
            }
        }

        buffer.WriteByte((byte)']');
        response.StatusCode = StatusCodes.Status200OK;
        response.ContentType = DocumentResult.ContentType;
        response.ContentLength = buffer.Length;
        response.Headers["X-Result-Count"] = resources.Count.ToString();
        await response.Body.WriteAsync(buffer.WrittenMemory, httpContext.RequestAborted);
    }
}
