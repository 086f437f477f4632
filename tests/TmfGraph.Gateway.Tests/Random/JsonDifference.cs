using System.Text.Json;

namespace TmfGraph.Gateway.Tests.Random;

/// <summary>Finds where two JSON values differ, so that a comparison that fails can say it.</summary>
internal static class JsonDifference
{
    /// <summary>The first difference with its path; null when the values are equal.</summary>
    /// <param name="ordered">Whether the order of members counts.</param>
    public static string? First(JsonElement expected, JsonElement actual, string path = "data", bool ordered = true)
    {
        if (expected.ValueKind is JsonValueKind.Object && actual.ValueKind is JsonValueKind.Object)
        {
            var members = MembersOf(expected, ordered);
            var found = MembersOf(actual, ordered);
            var names = string.Join(' ', members.Select(p => p.Name));
            var others = string.Join(' ', found.Select(p => p.Name));
            return names != others
                ? $"{path} has the fields '{others}' in place of '{names}'"
                : members.Zip(found, (e, a) => First(e.Value, a.Value, $"{path}/{e.Name}", ordered)).FirstOrDefault(d => d is not null);
        }

        if (expected.ValueKind is JsonValueKind.Array && actual.ValueKind is JsonValueKind.Array && expected.GetArrayLength() == actual.GetArrayLength())
        {
            return expected.EnumerateArray().Zip(actual.EnumerateArray()).Select((p, i) => First(p.First, p.Second, $"{path}/{i}", ordered)).FirstOrDefault(d => d is not null);
        }

        return JsonElement.DeepEquals(expected, actual) ? null : $"{path} is {actual.GetRawText()} in place of {expected.GetRawText()}";
    }

    private static IReadOnlyList<JsonProperty> MembersOf(JsonElement value, bool ordered) =>
        ordered ? [.. value.EnumerateObject()] : [.. value.EnumerateObject().OrderBy(p => p.Name, StringComparer.Ordinal)];
}
