namespace TmfGraph.Resources.Rest.JsonPaths;

/// <summary>A JSONPath that cannot be read, or does not fit the resource. The message says where and why.</summary>
internal sealed class JsonPathException(string reason, int position, string text) : Exception($"{reason} (at character {position + 1} of '{Shorten(text)}')")
{
    private const int Most = 200;

    private static string Shorten(string text) => text.Length <= Most ? text : string.Concat(text.AsSpan(0, Most), "…");
}
