using System.Text.Json;

namespace TmfGraph.Gateway.Tests.Random;

/// <summary>Finds where two JSON values differ, so that a comparison that fails can say it.</summary>
internal static class JsonDifference
{
    /// <summary>The first difference, members in order, with its path; null when the values are equal.</summary>
    public static string? First(JsonElement expected, JsonElement actual, string path = "data")
    {
        if (expected.ValueKind is JsonValueKind.Object && actual.ValueKind is JsonValueKind.Object)
        {
            var names = string.Join(' ', expected.EnumerateObject().Select(p => p.Name));
            var others = string.Join(' ', actual.EnumerateObject().Select(p => p.Name));
            return names != others
                ? $"{path} has the fields '{others}' in place of '{names}'"
                : expected.EnumerateObject().Zip(actual.EnumerateObject(), (e, a) => First(e.Value, a.Value, $"{path}/{e.Name}")).FirstOrDefault(d => d is not null);
        }

        if (expected.ValueKind is JsonValueKind.Array && actual.ValueKind is JsonValueKind.Array && expected.GetArrayLength() == actual.GetArrayLength())
        {
            return expected.EnumerateArray().Zip(actual.EnumerateArray()).Select((p, i) => First(p.First, p.Second, $"{path}/{i}")).FirstOrDefault(d => d is not null);
        }

        return JsonElement.DeepEquals(expected, actual) ? null : $"{path} is {actual.GetRawText()} in place of {expected.GetRawText()}";
    }
}
