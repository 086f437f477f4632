using System.Buffers;
using System.Text.Json;
using System.Text.Unicode;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;
using TmfGraph.Resources.Writes;
using TmfGraph.Resources.Writes.Patches;

namespace TmfGraph.Resources.Rest;

/// <summary>Reads the JSON of a request, within the limits.</summary>
internal static class RequestBody
{
    private const string Json = "application/json";

    private const string MergePatch = "application/merge-patch+json";

    private const string JsonPatch = "application/json-patch+json";

    private const string JsonPatchQuery = "application/json-patch-query+json";

    /// <summary>The media types of PATCH on a resource, as <c>Accept-Patch</c> lists them.</summary>
    public const string PatchTypes = $"{MergePatch}, {JsonPatch}, {JsonPatchQuery}, {Json}";

    /// <summary>Those of PATCH on a collection, which creates several.</summary>
    public const string BulkPatchTypes = $"{JsonPatch}, {JsonPatchQuery}";

    /// <summary>Reads the JSON object of a POST or PUT.</summary>
    /// <exception cref="TmfErrorException">400, 413 or 415.</exception>
    public static async Task<JsonElement> ReadAsync(HttpRequest request, TmfRestOptions options, CancellationToken cancellationToken)
    {
        MediaTypeOf(request, Json, [Json], HttpMethods.IsPost(request.Method) ? "Accept-Post" : "Accept");
        return Object(await ReadJsonAsync(request, options, cancellationToken));
    }

    /// <summary>Reads what a PATCH of one resource brings: a merge patch, or the operations of a JSON Patch.</summary>
    /// <exception cref="TmfErrorException">400, 413 or 415.</exception>
    /// <exception cref="ResourceValidationException">The operations cannot be read.</exception>
    public static async Task<(JsonElement Merge, JsonPatch? Operations)> ReadPatchAsync(
        HttpRequest request, TmfRestOptions options, CancellationToken cancellationToken)
    {
        var type = MediaTypeOf(request, MergePatch, [MergePatch, Json, JsonPatch, JsonPatchQuery], "Accept-Patch", PatchTypes);
        var body = await ReadJsonAsync(request, options, cancellationToken);
        return type is JsonPatch or JsonPatchQuery
            ? (default, Writes.Patches.JsonPatch.Read(body, NotationOf(type), new PatchLimits(options.MaxPatchOperations, options.MaxBodyBytes)))
            : (Object(body), null);
    }

    /// <summary>Reads the resources that a PATCH of a collection creates: the values of operations <c>{"op":"add","path":"/"}</c>.</summary>
    /// <exception cref="TmfErrorException">400, 413 or 415.</exception>
    /// <exception cref="ResourceValidationException">The operations cannot be read.</exception>
    public static async Task<IReadOnlyList<JsonElement>> ReadBulkAsync(HttpRequest request, TmfRestOptions options, CancellationToken cancellationToken)
    {
        MediaTypeOf(request, JsonPatch, [JsonPatch, JsonPatchQuery], "Accept-Patch", BulkPatchTypes);
        return BulkReader.Read(await ReadJsonAsync(request, options, cancellationToken), options.MaxBulkResources);
    }

    private static PatchNotation NotationOf(string type) => type == JsonPatch ? PatchNotation.Pointer : PatchNotation.Query;

    private static async Task<JsonElement> ReadJsonAsync(HttpRequest request, TmfRestOptions options, CancellationToken cancellationToken)
    {
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
            return JsonDocument.Parse(utf8, new JsonDocumentOptions { MaxDepth = options.MaxBodyDepth, AllowDuplicateProperties = false }).RootElement;
        }
        catch (InvalidOperationException)
        {
            // what the reader says when it compares names that are no text
            throw new TmfErrorException(TmfErrors.MalformedJson("The body is not JSON: An attribute's name holds half of a surrogate pair."));
        }
        catch (JsonException exception)
        {
            throw new TmfErrorException(TmfErrors.MalformedJson(utf8.IsEmpty ? "The body is empty; send JSON." : $"The body is not JSON: {Describe(exception)}"));
        }
    }

    private static JsonElement Object(JsonElement body) => body.ValueKind is JsonValueKind.Object
        ? body
        : throw new TmfErrorException(TmfErrors.InvalidBody($"The body is {Describe(body.ValueKind)}; one JSON object is needed."));

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

    /// <summary>The media type of the body; the default where it names none, as it can only be meant so here.</summary>
    private static string MediaTypeOf(HttpRequest request, string defaultType, ReadOnlySpan<string> known, string header, string? shown = null)
    {
        if (string.IsNullOrEmpty(request.ContentType))
        {
            return defaultType;
        }

        if (MediaTypeHeaderValue.TryParse(request.ContentType, out var type) && IsUtf8(type))
        {
            foreach (var name in known)
            {
                if (type.MediaType.Equals(name, StringComparison.OrdinalIgnoreCase))
                {
                    return name;
                }
            }
        }

        throw new TmfErrorException(TmfErrors.UnsupportedMediaType(request.ContentType, shown ?? defaultType, header));
    }

    private static bool IsUtf8(MediaTypeHeaderValue type) =>
        !type.Charset.HasValue || type.Charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase) || type.Charset.Equals("\"utf-8\"", StringComparison.OrdinalIgnoreCase);
}
