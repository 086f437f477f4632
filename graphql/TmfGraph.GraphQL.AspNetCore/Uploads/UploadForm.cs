using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using TmfGraph.GraphQL.Execution;

namespace TmfGraph.GraphQL.AspNetCore.Uploads;

/// <summary>
/// A request with files. In the variables the null at each mapped place becomes the key of its file, by which resolvers find it
/// (<see cref="OperationRequest.FindFile"/>).
/// </summary>
/// <seealso href="https://github.com/jaydenseric/graphql-multipart-request-spec"/>
internal sealed class UploadForm
{
    private readonly IFormFileCollection _files;

    private UploadForm(byte[] operations, IFormFileCollection files)
    {
        Operations = operations;
        _files = files;
    }

    /// <summary>The request, or the array of requests, as JSON.</summary>
    public byte[] Operations { get; }

    public UploadedFile? Find(string key) =>
        _files.GetFile(key) is { } file ? new UploadedFile(file.FileName, file.ContentType, file.Length, file.OpenReadStream) : null;

    public static async ValueTask<(UploadForm? Form, OperationResult? Failure)> ReadAsync(
        HttpRequest request, GraphQLHttpOptions options, CancellationToken cancellationToken)
    {
        IFormCollection form;
        var largest = Math.Max(options.MaxFileBytes, options.MaxRequestBytes);
        if (request.ContentLength > options.MaxFormBytes)
        {
            return (null, UploadError.FormTooLarge(options.MaxFormBytes));
        }

        try
        {
            form = await request.ReadFormAsync(
                new FormOptions
                {
                    MultipartBodyLengthLimit = largest, // of each part; the whole is limited by the server
                    ValueLengthLimit = (int)Math.Min(options.MaxRequestBytes, int.MaxValue),
                    ValueCountLimit = options.MaxFiles + 16, // a few more, so that we can say what is too many
                },
                cancellationToken).ConfigureAwait(false);
        }
        catch (BadHttpRequestException exception) when (exception.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return (null, UploadError.FormTooLarge(options.MaxFormBytes)); // its length was not announced
        }
        catch (InvalidDataException) when (request.ContentLength is not { } length || length > largest)
        {
            return (null, UploadError.PartTooLarge(largest));
        }
        catch (Exception exception) when (exception is InvalidDataException or (IOException and not BadHttpRequestException))
        {
            return (null, UploadError.NotAForm());
        }

        var keys = form.Keys.ToList();
        if (form.Files.Count > options.MaxFiles)
        {
            return (null, UploadError.TooManyFiles(options.MaxFiles));
        }

        if (form.Files.Any(f => f.Length > options.MaxFileBytes))
        {
            return (null, UploadError.PartTooLarge(options.MaxFileBytes));
        }

        if (!form.TryGetValue("operations", out var operations))
        {
            return (null, UploadError.NoOperations());
        }

        if (!form.TryGetValue("map", out var map))
        {
            return (null, UploadError.NoMap());
        }

        return keys.IndexOf("map") < keys.IndexOf("operations")
            ? (null, UploadError.Misordered())
            : Apply(operations.ToString(), map.ToString(), form.Files, options);
    }

    private static (UploadForm? Form, OperationResult? Failure) Apply(string operations, string map, IFormFileCollection files, GraphQLHttpOptions options)
    {
        var (request, invalid) = RequestJson.Parse(Encoding.UTF8.GetBytes(operations), options);
        using (request)
        {
            if (request is null)
            {
                return (null, invalid);
            }

            var (paths, _) = RequestJson.Parse(Encoding.UTF8.GetBytes(map), options);
            using (paths)
            {
                return paths is null ? (null, UploadError.NotAMap()) : Apply(request.RootElement, paths.RootElement, files);
            }
        }
    }

    private static (UploadForm? Form, OperationResult? Failure) Apply(JsonElement request, JsonElement map, IFormFileCollection files)
    {
        try
        {
            JsonNode? root = request.ValueKind switch
            {
                JsonValueKind.Object => JsonObject.Create(request),
                JsonValueKind.Array => JsonArray.Create(request),
                _ => JsonValue.Create(request),
            };
            return ApplyMap(root, map, files) is { } failure
                ? (null, failure)
                : (new UploadForm(Encoding.UTF8.GetBytes(root?.ToJsonString() ?? "null"), files), null);
        }
        catch (ArgumentException)
        {
            return (null, TransportErrors.InvalidJson()); // a member that comes twice
        }
    }

    private static OperationResult? ApplyMap(JsonNode? root, JsonElement map, IFormFileCollection files)
    {
        if (map.ValueKind is not JsonValueKind.Object)
        {
            return UploadError.NotAMap();
        }

        foreach (var entry in map.EnumerateObject())
        {
            if (entry.Value.ValueKind is not JsonValueKind.Array || entry.Value.EnumerateArray().Any(static p => p.ValueKind is not JsonValueKind.String))
            {
                return UploadError.NotAMap();
            }

            if (entry.Value.GetArrayLength() == 0)
            {
                return UploadError.NoPath(entry.Name);
            }

            if (files.GetFile(entry.Name) is null)
            {
                return UploadError.NoFile(entry.Name);
            }

            foreach (var path in entry.Value.EnumerateArray())
            {
                if (Put(root, path.GetString() ?? "", entry.Name) is { } failure)
                {
                    return failure;
                }
            }
        }

        return null;
    }

    private static OperationResult? Put(JsonNode? root, string path, string key)
    {
        var segments = path.Split('.');
        var variables = Array.IndexOf(segments, "variables");
        if (variables < 0)
        {
            return UploadError.NotVariables(path);
        }

        if (variables > 1 || segments.Length < variables + 2 || (variables == 1 && !TryReadIndex(segments[0], out _)))
        {
            return UploadError.NotAPath(path);
        }

        var at = root;
        foreach (var segment in segments.AsSpan(0, segments.Length - 1))
        {
            if (!TryGet(at, segment, out at))
            {
                return UploadError.NoVariable(path);
            }
        }

        if (!TryGet(at, segments[^1], out var place))
        {
            return UploadError.NoVariable(path);
        }

        if (place is not null)
        {
            return UploadError.NotNull(path);
        }

        if (at is JsonArray list)
        {
            list[int.Parse(segments[^1], NumberStyles.None, CultureInfo.InvariantCulture)] = key;
        }
        else
        {
            at![segments[^1]] = key; // something was found in it
        }

        return null;
    }

    private static bool TryReadIndex(string segment, out int index) =>
        int.TryParse(segment, NumberStyles.None, CultureInfo.InvariantCulture, out index);

    private static bool TryGet(JsonNode? node, string segment, out JsonNode? value)
    {
        value = null;
        switch (node)
        {
            case JsonObject members:
                return members.TryGetPropertyValue(segment, out value);
            case JsonArray items when TryReadIndex(segment, out var index) && index < items.Count:
                value = items[index];
                return true;
            default:
                return false;
        }
    }
}
