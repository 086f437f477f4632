using Microsoft.AspNetCore.Http;

namespace TmfGraph.Resources.Rest;

/// <summary>Answers with an error body.</summary>
internal sealed class TmfErrorResult(TmfError error) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.StatusCode = error.Status;
        foreach (var (name, value) in error.Headers)
        {
            response.Headers[name] = value;
        }

        var body = error.ToUtf8();
        response.ContentType = DocumentResult.ContentType;
        response.ContentLength = body.Length;
        return HttpMethods.IsHead(httpContext.Request.Method)
            ? Task.CompletedTask
            : response.Body.WriteAsync(body, httpContext.RequestAborted).AsTask();
    }
}
