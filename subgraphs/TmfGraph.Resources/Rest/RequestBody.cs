using System.Buffers;
using System.Text.Json;
using System.Text.Unicode;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace TmfGraph.Resources.Rest;

/// <summary>Reads a JSON object from a request, within the limits.</summary>
internal static class RequestBody
{
    private const string Json = "application/json";

    private const string MergePatch = "application/merge-patch+json";

    /// <summary>The media types of PATCH, as <c>Accept-Patch</c> lists them.</summary>
    public const string PatchTypes = $"{MergePatch}, {Json}";

    /// <exception cref="TmfErrorException">400, 413 or 415.</exception>
    public static async Task<JsonElement> ReadAsync(HttpRequest request, TmfRestOptions options, CancellationToken cancellationToken)
    {
        CheckMediaType(request);
        if (request.ContentLength > options.MaxBodyBytes)
        {
            throw new TmfErrorException(TmfErrors.BodyTooLarge(options.MaxBodyBytes));
        }

        var buffer = new ArrayBufferWriter<byte>((int)Math.Clamp(request.ContentLength ?? 4096, 1, options.MaxBodyBytes));
        while (await request.Body.ReadAsync(buffer.GetMemory(1024), cancellationToken) is > 0 and var count)
        {
            buffer.Advance(count);
            if (buffer.WrittenCount > options.MaxBodyBytes)
            {
                throw new TmfErrorException(TmfErrors.BodyTooLarge(options.MaxBodyBytes));
            }
        }

        return Parse(buffer.WrittenMemory, options);
    }

    private static JsonElement Parse(ReadOnlyMemory<byte> utf8, TmfRestOptions options)
    {
        if (utf8.Span.StartsWith("\uFEFF"u8))
        {
            utf8 = utf8[3..];
        }

        if (!Utf8.IsValid(utf8.Span))
        {
            throw new TmfErrorException(TmfErrors.MalformedJson("The body is not UTF-8."));
        }

        try
        {
            // not disposed: the element is kept by whoever stores it, and its memory is its own
            var body = JsonDocument.Parse(utf8, new JsonDocumentOptions { MaxDepth = options.MaxBodyDepth, AllowDuplicateProperties = false }).RootElement;
            return body.ValueKind is JsonValueKind.Object
                ? body
                : throw new TmfErrorException(TmfErrors.InvalidBody($"The body is {Describe(body.ValueKind)}; one JSON object is needed."));
        }
        catch (InvalidOperationException)
        {
            // what the reader says when it compares names that are no text
            throw new TmfErrorException(TmfErrors.MalformedJson("The body is not JSON: An attribute's name holds half of a surrogate pair."));
        }
        catch (JsonException exception)
        {
            throw new TmfErrorException(TmfErrors.MalformedJson(utf8.IsEmpty ? "The body is empty; send a JSON object." : $"The body is not JSON: {Describe(exception)}"));
        }
    }

    /// <summary>What the parser says, without what it says to programmers.</summary>
    private static string Describe(JsonException exception)
    {
        var message = exception.Message;
        foreach (var beginning in new[] { " Change the reader options", " Path:", " LineNumber:" })
        {
            var index = message.IndexOf(beginning, StringComparison.Ordinal);
            message = index < 0 ? message : message[..index];
        }

        return exception.LineNumber is { } line ? $"{message} (line {line + 1}, byte {exception.BytePositionInLine + 1})" : message;
    }

    private static string Describe(JsonValueKind kind) => kind switch
    {
        JsonValueKind.Array => "a list",
        JsonValueKind.String => "a text",
        JsonValueKind.Number => "a number",
        JsonValueKind.Null => "null",
        _ => "true or false",
    };

    private static void CheckMediaType(HttpRequest request)
    {
        if (string.IsNullOrEmpty(request.ContentType))
        {
            return; // a body that names no type can only be meant as JSON here
        }

        var isPatch = HttpMethods.IsPatch(request.Method);
        var known = MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
            && (Is(type, Json) || (isPatch && Is(type, MergePatch)))
            && (!type.Charset.HasValue || type.Charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase) || type.Charset.Equals("\"utf-8\"", StringComparison.OrdinalIgnoreCase));
        if (!known)
        {
            throw new TmfErrorException(isPatch
                ? TmfErrors.UnsupportedMediaType(request.ContentType, PatchTypes, "Accept-Patch")
                : TmfErrors.UnsupportedMediaType(request.ContentType, Json, "Accept-Post"));
        }
    }

    private static bool Is(MediaTypeHeaderValue type, string name) => type.MediaType.Equals(name, StringComparison.OrdinalIgnoreCase);
}
