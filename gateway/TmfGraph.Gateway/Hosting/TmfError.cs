using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace TmfGraph.Gateway.Hosting;

/// <summary>The error body of TM Forum APIs.</summary>
internal static class TmfError
{
    public static async Task WriteAsync(HttpContext context, int status, string code, string reason)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json; charset=utf-8";
        var body = new Dictionary<string, string>
        {
            ["code"] = code,
            ["reason"] = reason,
            ["status"] = status.ToString(),
            ["@type"] = "Error",
        };
        await context.Response.Body.WriteAsync(JsonSerializer.SerializeToUtf8Bytes(body), context.RequestAborted).ConfigureAwait(false);
    }
}
