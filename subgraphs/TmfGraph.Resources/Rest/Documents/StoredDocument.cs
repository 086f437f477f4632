using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace TmfGraph.Resources.Rest.Documents;

/// <summary>
/// A document that the model alone decides, so it is written once, when somebody first asks, and kept. Clients keep it too and ask with its
/// <c>ETag</c> whether it is still the same.
/// </summary>
internal sealed class StoredDocument(string contentType, Func<Task<byte[]>> write)
{
    public const string Html = "text/html; charset=utf-8";

    public const string Json = "application/json; charset=utf-8";

    // whoever asks first writes it for all; nobody's disconnecting may spoil it for the others
    private readonly Lazy<Task<(byte[] Bytes, EntityTagHeaderValue Tag)>> _content = new(async () =>
    {
        var bytes = await write();
        return (bytes, new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(bytes).AsSpan(0, 16))}\""));
    });

    public static StoredDocument OfText(string contentType, Func<string> write) =>
        new(contentType, () => Task.FromResult(Encoding.UTF8.GetBytes(write())));

    /// <summary>The document, or 304 to a client that has it.</summary>
    /// <param name="fileName">The name to save it under; null for a document to be shown.</param>
    public async Task SendAsync(HttpContext context, string? fileName = null)
    {
        var (bytes, tag) = await _content.Value;
        context.Response.Headers.CacheControl = "no-cache"; // to be kept, and asked about each time
        context.Response.Headers.XContentTypeOptions = "nosniff";
        await TypedResults.Bytes(bytes, contentType, fileName, entityTag: tag).ExecuteAsync(context);
    }
}
