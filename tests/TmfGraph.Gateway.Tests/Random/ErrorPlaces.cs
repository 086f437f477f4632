using System.Text.Json;

namespace TmfGraph.Gateway.Tests.Random;

/// <summary>
/// Where an answer's errors left their nulls. Of several errors below one null any may be told, so that answers may differ in their errors and still
/// say the same: these places are what they have in common.
/// </summary>
internal static class ErrorPlaces
{
    /// <summary>For each error the place of the null that it made; its own place when it made none.</summary>
    public static HashSet<ErrorPlace> Of(JsonElement answer)
    {
        var places = new HashSet<ErrorPlace>();
        if (answer.TryGetProperty("errors", out var errors))
        {
            foreach (var error in errors.EnumerateArray())
            {
                places.Add(Place(answer.GetProperty("data"), error.TryGetProperty("path", out var path) ? [.. path.EnumerateArray()] : []));
            }
        }

        return places;
    }

    private static ErrorPlace Place(JsonElement data, IReadOnlyList<JsonElement> path)
    {
        JsonElement? at = data;
        var taken = 0;
        while (taken < path.Count && at is { ValueKind: not JsonValueKind.Null } value)
        {
            at = Below(value, path[taken++]);
        }

        return new ErrorPlace(string.Join('/', path.Take(taken)), at is not { ValueKind: not JsonValueKind.Null });
    }

    private static JsonElement? Below(JsonElement value, JsonElement segment) => (value.ValueKind, segment.ValueKind) switch
    {
        (JsonValueKind.Array, JsonValueKind.Number) when segment.GetInt32() < value.GetArrayLength() => value[segment.GetInt32()],
        (JsonValueKind.Object, JsonValueKind.String) when value.TryGetProperty(segment.GetString()!, out var found) => found, // it is a string
        _ => null,
    };
}

/// <param name="Path">As <c>orders/0/note</c>.</param>
/// <param name="IsNull">Whether the answer has null there, or no such place at all.</param>
internal sealed record ErrorPlace(string Path, bool IsNull);
