using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;
using TmfGraph.GraphQL.Execution;

namespace TmfGraph.GraphQL.AspNetCore.Http;

/// <summary>What an <c>Accept</c> header allows: a format for one result and one for several.</summary>
/// <param name="Single">The format of one result; null when nothing we can serve is accepted.</param>
/// <param name="Stream">The format of a response stream; null when none is accepted.</param>
/// <param name="Batch">The format of a batch; <see cref="ResponseFormat.Json"/> means one array.</param>
internal readonly record struct AcceptedFormats(ResponseFormat? Single, ResponseFormat? Stream, ResponseFormat? Batch)
{
    private static readonly AcceptedFormats Anything =
        new(ResponseFormat.GraphQLJson, ResponseFormat.Multipart, ResponseFormat.Multipart) { Incremental = IncrementalFormat.Pending };

    private static readonly AcceptedFormats OnlyGraphQLJson = new(ResponseFormat.GraphQLJson, null, ResponseFormat.Multipart);

    private static readonly AcceptedFormats OnlyJson = new(ResponseFormat.Json, null, ResponseFormat.Json);

    /// <summary>Whether a response stream can be sent because its type is named, and not just anything accepted.</summary>
    public bool NamesStream { get; private init; }

    /// <summary>The form of a response in parts; none when no stream is accepted.</summary>
    public IncrementalFormat Incremental { get; private init; }

    /// <summary>False when the header cannot be read.</summary>
    public static bool TryRead(HttpRequest request, out AcceptedFormats formats)
    {
        var header = request.Headers.Accept;
        if (header.Count == 0 || (header.Count == 1 && header[0] is null or "" or "*/*"))
        {
            formats = Anything;
            return true;
        }

        if (header is [{ } only])
        {
            switch (only)
            {
                case "application/graphql-response+json":
                    formats = OnlyGraphQLJson;
                    return true;
                case "application/json":
                    formats = OnlyJson;
                    return true;
            }
        }

        formats = default;
        if (!MediaTypeHeaderValue.TryParseStrictList(header, out var types))
        {
            return false;
        }

        formats = Choose(types);
        return true;
    }

    private static AcceptedFormats Choose(IList<MediaTypeHeaderValue> types)
    {
        (ResponseFormat Format, double Quality)? single = null;
        (ResponseFormat Format, double Quality)? stream = null;
        (ResponseFormat Format, double Quality)? anyStream = null;
        var incremental = IncrementalFormat.Pending;
        foreach (var type in types)
        {
            var quality = type.Quality ?? 1;
            if (quality <= 0)
            {
                continue;
            }

            switch (FormatOf(type))
            {
                case (ResponseFormat.GraphQLJson or ResponseFormat.Json) and var format: Prefer(ref single, format); break;
                case { } format when Prefer(ref stream, format): incremental = IncrementalOf(type); break;
                case not null: break;
                case null when type.MatchesAllTypes || type.MediaType.Equals("application/*", StringComparison.OrdinalIgnoreCase):
                    Prefer(ref single, ResponseFormat.GraphQLJson);
                    Prefer(ref anyStream, ResponseFormat.Multipart);
                    break;
                case null when type.MediaType.Equals("text/*", StringComparison.OrdinalIgnoreCase):
                    Prefer(ref anyStream, ResponseFormat.EventStream);
                    break;
                case null when type.MediaType.Equals("multipart/*", StringComparison.OrdinalIgnoreCase):
                    Prefer(ref anyStream, ResponseFormat.Multipart);
                    break;
            }

            bool Prefer(ref (ResponseFormat Format, double Quality)? best, ResponseFormat format)
            {
                if (best is not null && best.Value.Quality >= quality)
                {
                    return false;
                }

                best = (format, quality);
                return true;
            }
        }

        var streams = stream?.Format ?? anyStream?.Format;
        return new AcceptedFormats(
            single?.Format ?? streams,
            streams,
            streams ?? (single?.Format is ResponseFormat.Json && OnlyPlainJson(types) ? ResponseFormat.Json : Multipart(single?.Format)))
        {
            NamesStream = stream is not null,
            Incremental = streams is null ? IncrementalFormat.None : incremental,
        };
    }

    private static ResponseFormat? Multipart(ResponseFormat? single) => single is null ? null : ResponseFormat.Multipart;

    private static bool OnlyPlainJson(IList<MediaTypeHeaderValue> types) => types.All(t => FormatOf(t) is ResponseFormat.Json);

    // the older form goes by its own name, too: clients of Apollo ask for it by the date of its draft
    private static IncrementalFormat IncrementalOf(MediaTypeHeaderValue type) =>
        type.Parameters.Any(static p =>
            (p.Name.Equals("incrementalSpec", StringComparison.OrdinalIgnoreCase) && p.GetUnescapedValue() == "v0.1")
            || (p.Name.Equals("deferSpec", StringComparison.OrdinalIgnoreCase) && p.GetUnescapedValue() == "20220824"))
            ? IncrementalFormat.Patches
            : IncrementalFormat.Pending;

    private static ResponseFormat? FormatOf(MediaTypeHeaderValue type) => type.MediaType.Value?.ToLowerInvariant() switch
    {
        "application/graphql-response+json" => ResponseFormat.GraphQLJson,
        "application/json" => ResponseFormat.Json,
        "multipart/mixed" => ResponseFormat.Multipart,
        "text/event-stream" => ResponseFormat.EventStream,
        "application/jsonl" => ResponseFormat.JsonLines,
        "application/graphql-response+jsonl" => ResponseFormat.GraphQLJsonLines,
        _ => null,
    };
}
