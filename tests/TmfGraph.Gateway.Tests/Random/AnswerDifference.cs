using System.Text.Json;

namespace TmfGraph.Gateway.Tests.Random;

/// <summary>
/// How two answers differ. Their data have to be equal. Of errors below one null any may be told, so what counts is which nulls have errors. Errors of what
/// is required may stand at the object that it belongs to, too: an uncut graph requires nothing, and has none there.
/// </summary>
internal static class AnswerDifference
{
    /// <summary>What one answer says and the other one does not; null when they say the same.</summary>
    /// <param name="ordered">Whether the order of members counts.</param>
    public static string? Between(string expected, string actual, bool ordered = true)
    {
        using var first = JsonDocument.Parse(expected);
        using var second = JsonDocument.Parse(actual);
        return Between(first.RootElement, second.RootElement, ordered);
    }

    /// <inheritdoc cref="Between(string, string, bool)"/>
    public static string? Between(JsonElement expected, JsonElement actual, bool ordered = true)
    {
        if (!expected.TryGetProperty("data", out var wanted) || !actual.TryGetProperty("data", out var data))
        {
            return "there is a refusal"; // two of them would compare nothing
        }

        if (JsonDifference.First(wanted, data, ordered: ordered) is { } difference)
        {
            return difference;
        }

        var lost = ErrorPlaces.Of(expected);
        var told = ErrorPlaces.Of(actual);
        return lost.Except(told).FirstOrDefault() is { } silent ? $"no error tells why '{silent.Path}' is null"
            : told.Except(lost).FirstOrDefault(p => p.IsNull) is { } wrong ? $"nothing failed at '{wrong.Path}'"
            : null;
    }
}
