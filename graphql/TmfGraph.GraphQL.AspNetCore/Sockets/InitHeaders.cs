using System.Text.Json;

namespace TmfGraph.GraphQL.AspNetCore.Sockets;

/// <summary>Headers that come in the payload of <c>connection_init</c>, as a browser can set none on a socket.</summary>
internal static class InitHeaders
{
    /// <summary>Those of the names that are texts in the payload, or in its member <c>headers</c>; by their names, whatever the case.</summary>
    public static Dictionary<string, string> Find(JsonElement payload, IReadOnlyList<string> names)
    {
        var found = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        if (names.Count > 0 && payload.ValueKind is JsonValueKind.Object)
        {
            Add(payload, names, found);
            if (payload.TryGetProperty("headers"u8, out var headers) && headers.ValueKind is JsonValueKind.Object)
            {
                Add(headers, names, found);
            }
        }

        return found;
    }

    private static void Add(JsonElement members, IReadOnlyList<string> names, Dictionary<string, string> found)
    {
        foreach (var member in members.EnumerateObject())
        {
            if (member.Value.ValueKind is JsonValueKind.String && names.Contains(member.Name, StringComparer.OrdinalIgnoreCase))
            {
                found.TryAdd(member.Name, member.Value.GetString()!); // it is a text
            }
        }
    }
}
