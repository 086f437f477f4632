using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace TmfGraph.Resources.Rest;

/// <summary>Versions as entity tags: version 3 is <c>"3"</c>.</summary>
internal static class EntityTags
{
    public static string Format(long version) => $"\"{version}\"";

    /// <summary>
    /// The versions <c>If-Match</c> allows: null for any (no header, or <c>*</c>); empty when nothing can match, as with weak or foreign tags
    /// (If-Match compares strongly, RFC 9110, section 13.1.1).
    /// </summary>
    public static IReadOnlyList<long>? ReadIfMatch(StringValues header)
    {
        if (header.Count == 0)
        {
            return null;
        }

        if (!EntityTagHeaderValue.TryParseList(header, out var tags))
        {
            return [];
        }

        return tags.Contains(EntityTagHeaderValue.Any) ? null : [.. tags.Where(t => !t.IsWeak).Select(VersionOf).OfType<long>()];
    }

    /// <summary>Whether <c>If-None-Match</c> names the version: the client has it already.</summary>
    public static bool IsNoneMatched(StringValues header, long version) =>
        header.Count > 0 && EntityTagHeaderValue.TryParseList(header, out var tags)
        && tags.Any(t => t.Equals(EntityTagHeaderValue.Any) || VersionOf(t) == version);

    private static long? VersionOf(EntityTagHeaderValue tag) =>
        long.TryParse(tag.Tag.AsSpan().Trim('"'), System.Globalization.NumberStyles.None, null, out var version) ? version : null;
}
