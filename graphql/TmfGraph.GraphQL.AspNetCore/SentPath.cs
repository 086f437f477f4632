namespace TmfGraph.GraphQL.AspNetCore;

/// <summary>Paths of requests as their clients wrote them.</summary>
public static class SentPath
{
    /// <summary>An encoded slash, in the form that the server leaves alone.</summary>
    public const string Slash = "%2F";

    /// <summary>
    /// A path, or a segment of one, as the server hands it to its handlers: decoded once, but for encoded slashes, which would part it. What came of
    /// <c>%2F</c> and of <c>%252F</c> cannot be told apart in it (RFC 3986, section 2.4).
    /// </summary>
    public static string Decode(string sent)
    {
        ArgumentNullException.ThrowIfNull(sent);
        return Uri.UnescapeDataString(sent.Replace(Slash, "%252F", StringComparison.OrdinalIgnoreCase));
    }
}
