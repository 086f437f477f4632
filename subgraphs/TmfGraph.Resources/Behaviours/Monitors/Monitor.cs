using System.Text.Json;
using System.Text.Json.Nodes;

namespace TmfGraph.Resources.Behaviours.Monitors;

/// <summary>The documents of monitors: a request, and when it has been carried out, its response. Bodies are texts, as in the standard.</summary>
internal static class Monitor
{
    public const string InProgress = "InProgress";

    public const string InError = "InError";

    public const string Completed = "Completed";

    private const string ContentType = "Content-Type";

    /// <summary>A new one. Of the request's headers only those that say what was asked for are kept, none that says by whom.</summary>
    /// <param name="source">The address of what is monitored; null while it does not exist.</param>
    public static JsonObject Start(string method, string to, string? source, string body, params IEnumerable<(string Name, string? Value)> headers)
    {
        var monitor = new JsonObject
        {
            ["state"] = InProgress,
            ["request"] = new JsonObject
            {
                ["method"] = method,
                ["to"] = to,
                ["body"] = body,
                ["header"] = Headers(headers),
            },
        };
        SetSource(monitor, source);
        return monitor;
    }

    /// <summary>Writes down how it ended.</summary>
    /// <param name="source">The address of what is monitored; null leaves it as it is.</param>
    public static void End(JsonObject monitor, int status, string? source, string body, params IEnumerable<(string Name, string? Value)> headers)
    {
        monitor["state"] = status < 400 ? Completed : InError;
        SetSource(monitor, source);
        monitor["response"] = new JsonObject
        {
            ["statusCode"] = status.ToString(),
            ["body"] = body,
            ["header"] = Headers(headers.Prepend((ContentType, "application/json"))),
        };
    }

    /// <summary>A header of the request; null when it had none of that name.</summary>
    public static string? RequestHeader(JsonElement monitor, string name) =>
        monitor.GetProperty("request").GetProperty("header").EnumerateArray().Where(h => h.Text("name") == name).Select(h => h.Text("value")).FirstOrDefault();

    private static void SetSource(JsonObject monitor, string? source)
    {
        if (source is not null)
        {
            monitor["sourceHref"] = source;
        }
    }

    private static JsonArray Headers(IEnumerable<(string Name, string? Value)> headers) =>
        [.. headers.Where(h => h.Value is { Length: > 0 }).Select(h => new JsonObject { ["name"] = h.Name, ["value"] = h.Value })];
}
