using System.Globalization;
using TmfGraph.Resources.Model;

namespace TmfGraph.Resources.Rest;

/// <summary>Checks the text of a filter value against its attribute, and gives it the form predicates compare.</summary>
internal static class LeafValues
{
    /// <returns>The value, or null when the text does not fit.</returns>
    public static string? Normalize(AttributeModel attribute, string text) => attribute switch
    {
        { Enum: { } members } => members.Members.Any(m => m.Value == text) ? text : null,
        { Scalar: ScalarKind.Int } => int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number.ToString() : null,
        { Scalar: ScalarKind.Long } => long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number.ToString() : null,
        { Scalar: ScalarKind.Decimal } => decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number.ToString() : null,
        { Scalar: ScalarKind.Float } => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number.ToString("R") : null,
        { Scalar: ScalarKind.Boolean } => text is "true" or "false" ? text : null,
        { Scalar: ScalarKind.DateTime } => ReadInstant(text),
        { Scalar: ScalarKind.Date } => DateOnly.TryParseExact(text, "yyyy-MM-dd", out _) ? text : null,
        _ => text,
    };

    /// <summary>What a value of the attribute looks like, for messages.</summary>
    public static string Describe(AttributeModel attribute) => attribute switch
    {
        { Enum: { } members } => $"one of {string.Join(", ", members.Members.Select(m => m.Value))}",
        { Scalar: ScalarKind.Int or ScalarKind.Long } => "a whole number",
        { Scalar: ScalarKind.Decimal or ScalarKind.Float } => "a number",
        { Scalar: ScalarKind.Boolean } => "true or false",
        { Scalar: ScalarKind.DateTime } => "a date and time such as 2026-03-01T09:30:00Z",
        { Scalar: ScalarKind.Date } => "a date such as 2026-03-01",
        _ => "a text",
    };

    /// <summary>Whether values of the attribute may hold a comma; elsewhere an encoded comma can only stand between values.</summary>
    public static bool MayHoldComma(AttributeModel attribute) => attribute is { Enum: null, Scalar: ScalarKind.String or ScalarKind.Any };

    /// <summary>Whether greater and less mean something.</summary>
    public static bool HasOrder(AttributeModel attribute) => attribute is { Enum: null, Scalar: not (ScalarKind.Boolean or ScalarKind.Any or null) };

    /// <summary>Whether a regular expression means something.</summary>
    public static bool IsText(AttributeModel attribute) => attribute is { Enum: not null } or { Scalar: ScalarKind.String or ScalarKind.Id or ScalarKind.Any };

    /// <summary>An ISO 8601 instant; a date alone is its midnight, and without an offset it is UTC. The '+' of an offset may have become a blank.</summary>
    private static string? ReadInstant(string text)
    {
        var restored = text.Length > 19 && text[^6] == ' ' ? string.Concat(text.AsSpan(0, text.Length - 6), "+", text.AsSpan(text.Length - 5)) : text;
        var looksIso = restored.Length >= 10 && char.IsAsciiDigit(restored[0]) && restored[4] == '-' && restored[7] == '-';
        return looksIso && DateTimeOffset.TryParse(
                restored, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var instant)
            ? instant.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture)
            : null;
    }
}
