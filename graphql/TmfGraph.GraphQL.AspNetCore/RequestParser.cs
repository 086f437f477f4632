using System.Runtime.InteropServices;
using System.Text.Json;
using TmfGraph.GraphQL.Execution;

namespace TmfGraph.GraphQL.AspNetCore;

/// <summary>The members of a GraphQL request, as every transport sends them.</summary>
internal readonly record struct RequestMembers(
    ReadOnlyMemory<byte> Document,
    string? DocumentId,
    string? OperationName,
    JsonElement Variables,
    JsonElement Extensions,
    ErrorMode? OnError);

/// <summary>Reads GraphQL requests off their JSON.</summary>
internal static class RequestParser
{
    /// <summary>Reads a request object, of JSON that <see cref="RequestJson"/> has read.</summary>
    /// <param name="documentId">The id of the document that the request is for; null when the request says it itself.</param>
    /// <param name="source">The bytes the element was parsed from: a document without escapes is used where it stands. May be empty.</param>
    /// <returns>Null, or what is wrong.</returns>
    public static OperationResult? TryRead(JsonElement element, ReadOnlyMemory<byte> source, out RequestMembers members, string? documentId = null)
    {
        members = default;
        if (element.ValueKind is not JsonValueKind.Object)
        {
            return TransportErrors.InvalidRequest("A request is an object.");
        }

        ReadOnlyMemory<byte> document = default;
        var id = documentId;
        string? operationName = null;
        JsonElement variables = default;
        JsonElement extensions = default;
        ErrorMode? onError = null;
        foreach (var property in element.EnumerateObject())
        {
            var value = property.Value;
            if (value.ValueKind is JsonValueKind.Null)
            {
                continue;
            }

            switch (JsonMarshal.GetRawUtf8PropertyName(property))
            {
                case var name when name.SequenceEqual("query"u8):
                    if (value.ValueKind is not JsonValueKind.String)
                    {
                        return TransportErrors.InvalidRequest("`query` is a string.");
                    }

                    document = ReadDocument(value, source);
                    break;
                case var name when name.SequenceEqual("id"u8) || name.SequenceEqual("documentId"u8):
                    if (value.ValueKind is not JsonValueKind.String)
                    {
                        return TransportErrors.InvalidRequest("The id of a document is a string.");
                    }

                    id = value.GetString();
                    break;
                case var name when name.SequenceEqual("operationName"u8):
                    if (value.ValueKind is not JsonValueKind.String)
                    {
                        return TransportErrors.InvalidRequest("`operationName` is a string.");
                    }

                    operationName = value.GetString() is { Length: > 0 } text ? text : null;
                    break;
                case var name when name.SequenceEqual("variables"u8):
                    if (!AreVariables(value))
                    {
                        return TransportErrors.InvalidRequest("`variables` is an object or an array of objects.");
                    }

                    variables = value;
                    break;
                case var name when name.SequenceEqual("extensions"u8):
                    if (value.ValueKind is not JsonValueKind.Object)
                    {
                        return TransportErrors.InvalidRequest("`extensions` is an object.");
                    }

                    extensions = value;
                    break;
                case var name when name.SequenceEqual("onError"u8):
                    if (!TryReadErrorMode(value.ValueKind is JsonValueKind.String ? value.GetString() : null, out onError))
                    {
                        return TransportErrors.InvalidRequest("`onError` is PROPAGATE, NULL or HALT.");
                    }

                    break;
            }
        }

        if (document.IsEmpty && id is null && !NamesHash(extensions))
        {
            return TransportErrors.NoDocument();
        }

        members = new RequestMembers(document, id, operationName, variables, extensions, onError);
        return null;
    }

    /// <summary>Whether it is one set of variables, or a batch of them.</summary>
    public static bool AreVariables(JsonElement value) => value.ValueKind is JsonValueKind.Object
        || (value.ValueKind is JsonValueKind.Array && value.EnumerateArray().All(static set => set.ValueKind is JsonValueKind.Object));

    /// <summary>Whether a request names its document by a hash.</summary>
    public static bool NamesHash(JsonElement extensions) =>
        extensions.ValueKind is JsonValueKind.Object && extensions.TryGetProperty("persistedQuery"u8, out _);

    public static bool TryReadErrorMode(string? text, out ErrorMode? mode)
    {
        mode = text switch
        {
            "PROPAGATE" => ErrorMode.Propagate,
            "NULL" => ErrorMode.Null,
            "HALT" => ErrorMode.Halt,
            _ => null,
        };
        return mode is not null;
    }

    private static ReadOnlyMemory<byte> ReadDocument(JsonElement value, ReadOnlyMemory<byte> source)
    {
        var raw = JsonMarshal.GetRawUtf8Value(value);
        if (!raw.Contains((byte)'\\'))
        {
            return source.Span.Overlaps(raw, out var offset) ? source.Slice(offset + 1, raw.Length - 2) : raw[1..^1].ToArray();
        }

        var reader = new Utf8JsonReader(raw);
        reader.Read();
        var text = new byte[raw.Length];
        return text.AsMemory(0, reader.CopyString(text));
    }
}
