using System.Text.Json;
using TmfGraph.Composition.Composite;

namespace TmfGraph.Gateway.Hosting;

/// <summary>
/// Which source owns which REST address: the base paths of <c>rest.prefixes</c> in the settings of the source schemas, and the documents of the
/// APIs in <c>rest.apis</c>.
/// </summary>
internal sealed class RestPrefixes
{
    private readonly (string Prefix, SourceSchemaInfo Source)[] _prefixes;

    public RestPrefixes(IEnumerable<SourceSchemaInfo> sources) =>
        _prefixes = [.. sources.SelectMany(s => PrefixesOf(s).Concat(RestApi.Of(s).SelectMany(a => a.DocumentPaths)).Select(p => (p, s))).OrderByDescending(p => p.p.Length)];

    /// <summary>The source whose base path begins the path, the longest first; null for none.</summary>
    public SourceSchemaInfo? Find(string path)
    {
        foreach (var (prefix, source) in _prefixes)
        {
            if (path.StartsWith(prefix, StringComparison.OrdinalIgnoreCase) && (path.Length == prefix.Length || path[prefix.Length] == '/'))
            {
                return source;
            }
        }

        return null;
    }

    private static List<string> PrefixesOf(SourceSchemaInfo source)
    {
        var found = new List<string>();
        if (source.Settings.Raw.ValueKind is JsonValueKind.Object
            && source.Settings.Raw.TryGetProperty("rest", out var rest)
            && rest.ValueKind is JsonValueKind.Object
            && rest.TryGetProperty("prefixes", out var prefixes)
            && prefixes.ValueKind is JsonValueKind.Array)
        {
            foreach (var prefix in prefixes.EnumerateArray())
            {
                if (prefix.ValueKind is JsonValueKind.String && prefix.GetString() is { Length: > 1 } text)
                {
                    found.Add("/" + text.Trim('/'));
                }
            }
        }

        return found;
    }
}
