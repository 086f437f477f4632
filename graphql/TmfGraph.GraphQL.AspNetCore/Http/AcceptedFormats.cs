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
    private static readonly AcceptedFormats OnlyGraphQLJson = new(ResponseFormat.GraphQLJson, null, ResponseFormat.Multipart);

    private static readonly AcceptedFormats OnlyJson = new(ResponseFormat.Json, null, ResponseFormat.Json);

    private static readonly ResponseFormat[] Streams =
        [ResponseFormat.Multipart, ResponseFormat.EventStream, ResponseFormat.JsonLines, ResponseFormat.GraphQLJsonLines];

    /// <summary>Whether a response stream can be sent because its type is named, and not just anything accepted.</summary>
    public bool NamesStream { get; private init; }

    /// <summary>The form of a response in parts; none when no stream is accepted.</summary>
    public IncrementalFormat Incremental { get; private init; }

    /// <summary>False when the header cannot be read.</summary>
    public static bool TryRead(HttpRequest request, DefaultMediaType byDefault, out AcceptedFormats formats)
    {
        var header = request.Headers.Accept;
        if (header.Count == 0 || (header.Count == 1 && header[0] is null or "" or "*/*"))
        {
            formats = Anything(byDefault);
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

        formats = Choose(types, byDefault);
        return true;
    }

    private static AcceptedFormats Anything(DefaultMediaType byDefault) =>
        new(SingleOf(byDefault), ResponseFormat.Multipart, byDefault is DefaultMediaType.Json ? ResponseFormat.Json : ResponseFormat.Multipart)
        {
            Incremental = IncrementalFormat.Pending,
        };

    private static AcceptedFormats Choose(IList<MediaTypeHeaderValue> types, DefaultMediaType byDefault)
    {
        var refused = types.Where(static t => t.Quality <= 0).Select(FormatOf).OfType<ResponseFormat>().ToHashSet();
        Choice single = default;
        Choice stream = default;
        Choice anyStream = default;
        var acceptsJson = false;
        foreach (var type in types.Where(static t => t.Quality is null or > 0))
        {
            var quality = type.Quality ?? 1;
            switch (FormatOf(type))
            {
                case (ResponseFormat.GraphQLJson or ResponseFormat.Json) and var format:
                    acceptsJson |= format is ResponseFormat.Json;
                    single = single.Or(format, quality, type);
                    break;
                case { } format:
                    stream = stream.Or(format, quality, type);
                    break;
                case null when type.MatchesAllTypes || IsRange(type, "application/*"):
                    single = single.Or(First([SingleOf(byDefault), ResponseFormat.GraphQLJson, ResponseFormat.Json]), quality, type);
                    anyStream = anyStream.Or(First(type.MatchesAllTypes ? Streams : Streams[2..]), quality, type);
                    break;
                case null when IsRange(type, "text/*"):
                    anyStream = anyStream.Or(First([ResponseFormat.EventStream]), quality, type);
                    break;
                case null when IsRange(type, "multipart/*"):
                    anyStream = anyStream.Or(First([ResponseFormat.Multipart]), quality, type);
                    break;
            }
        }

        var streams = stream.Format ?? anyStream.Format;
        return new AcceptedFormats(single.Format ?? streams, streams, streams ?? BatchOf(single.Format, acceptsJson))
        {
            NamesStream = stream.Format is not null,
            Incremental = streams is null ? IncrementalFormat.None : IncrementalOf(stream.Type),
        };

        ResponseFormat? First(ReadOnlySpan<ResponseFormat> candidates)
        {
            foreach (var candidate in candidates)
            {
                if (!refused.Contains(candidate))
                {
                    return candidate;
                }
            }

            return null;
        }
    }

    // clients that post arrays and can read a type of array are given one
    private static ResponseFormat? BatchOf(ResponseFormat? single, bool acceptsJson) =>
        single is null ? null : acceptsJson ? ResponseFormat.Json : ResponseFormat.Multipart;

    private static ResponseFormat SingleOf(DefaultMediaType byDefault) =>
        byDefault is DefaultMediaType.Json ? ResponseFormat.Json : ResponseFormat.GraphQLJson;

    private static bool IsRange(MediaTypeHeaderValue type, string range) => type.MediaType.Equals(range, StringComparison.OrdinalIgnoreCase);

    // the older form goes by its own name, too: clients of Apollo ask for it by the date of its draft
    private static IncrementalFormat IncrementalOf(MediaTypeHeaderValue? type) =>
        type is not null && (HasParameter(type, "incrementalSpec", "v0.1") || HasParameter(type, "deferSpec", "20220824"))
            ? IncrementalFormat.Patches
            : IncrementalFormat.Pending;

    private static bool HasParameter(MediaTypeHeaderValue type, string name, string value) =>
        type.Parameters.Any(p => p.Name.Equals(name, StringComparison.OrdinalIgnoreCase) && p.GetUnescapedValue() == value);

    private static ResponseFormat? FormatOf(MediaTypeHeaderValue type) => type.MediaType.Value?.ToLowerInvariant() switch
    {
        "application/graphql-response+json" => ResponseFormat.GraphQLJson,
        "application/json" => ResponseFormat.Json,
        "multipart/mixed" => HasParameter(type, "subscriptionSpec", "1.0") ? ResponseFormat.MultipartSubscription : ResponseFormat.Multipart,
        "text/event-stream" => ResponseFormat.EventStream,
        "application/jsonl" => ResponseFormat.JsonLines,
        "application/graphql-response+jsonl" => ResponseFormat.GraphQLJsonLines,
        _ => null,
    };

    /// <summary>The best so far: of equals, the one named first.</summary>
    private readonly record struct Choice(ResponseFormat? Format, double Quality, MediaTypeHeaderValue? Type)
    {
        public Choice Or(ResponseFormat? format, double quality, MediaTypeHeaderValue type) =>
            format is null || (Format is not null && Quality >= quality) ? this : new Choice(format, quality, type);
    }
}
