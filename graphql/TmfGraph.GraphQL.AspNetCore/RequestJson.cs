using System.Runtime.InteropServices;
using System.Text.Json;
using TmfGraph.GraphQL.Execution;

namespace TmfGraph.GraphQL.AspNetCore;

/// <summary>Reads the JSON of requests within the limits, strings included.</summary>
internal static class RequestJson
{
    /// <summary>Parses JSON; its strings are sound. A byte order mark before it is passed over, as RFC 8259 (section 8.1) allows.</summary>
    /// <returns>The document, which the caller disposes, or why there is none.</returns>
    public static (JsonDocument? Json, OperationResult? Failure) Parse(ReadOnlyMemory<byte> utf8, GraphQLHttpOptions options)
    {
        if (utf8.Span.StartsWith("\uFEFF"u8))
        {
            utf8 = utf8[3..];
        }

        try
        {
            if (HasTooManyValues(utf8.Span, options))
            {
                return (null, TransportErrors.TooManyValues(options.MaxJsonValues));
            }

            var json = JsonDocument.Parse(utf8, new JsonDocumentOptions { MaxDepth = options.MaxJsonDepth });
            if (SoundText.IsSound(JsonMarshal.GetRawUtf8Value(json.RootElement)))
            {
                return (json, null);
            }

            json.Dispose();
            return (null, TransportErrors.InvalidText());
        }
        catch (JsonException)
        {
            return (null, TransportErrors.InvalidJson());
        }
    }

    /// <summary>
    /// A parsed document has a dozen bytes for each value, however short, so values are counted before. Short texts cannot have too many; of long
    /// ones, which are mostly long strings, the separators are counted first, as that takes next to no time.
    /// </summary>
    private static bool HasTooManyValues(ReadOnlySpan<byte> utf8, GraphQLHttpOptions options)
    {
        long limit = options.MaxJsonValues;
        if (utf8.Length / 2 < limit || (long)utf8.Count((byte)',') + utf8.Count((byte)'[') + utf8.Count((byte)'{') < limit)
        {
            return false;
        }

        var reader = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = options.MaxJsonDepth });
        var values = 0L;
        while (values <= limit && reader.Read())
        {
            if (reader.TokenType is not (JsonTokenType.PropertyName or JsonTokenType.EndArray or JsonTokenType.EndObject))
            {
                values++;
            }
        }

        return values > limit;
    }
}
