using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace TmfGraph.Resources.Rest;

/// <summary>Whether a client takes JSON (RFC 9110, section 12.5.1).</summary>
internal static class AcceptHeader
{
    private static readonly MediaTypeHeaderValue Json = new("application/json");

    /// <summary>True without the header, and with one that cannot be read. The range that fits most closely decides.</summary>
    public static bool AllowsJson(StringValues header)
    {
        if (StringValues.IsNullOrEmpty(header) || !MediaTypeHeaderValue.TryParseList(header, out var ranges))
        {
            return true;
        }

        return ranges
            .Where(r => r.MatchesMediaType(Json.MediaType))
            .OrderBy(r => r.MatchesAllTypes ? 2 : r.MatchesAllSubTypes ? 1 : 0)
            .FirstOrDefault() is { } closest && closest.Quality is not 0;
    }
}
