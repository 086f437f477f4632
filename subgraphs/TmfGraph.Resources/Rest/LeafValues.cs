using System.Globalization;
using TmfGraph.Resources.Model;
using TmfGraph.Resources.Storage.Values;

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
        { Scalar: ScalarKind.Decimal or ScalarKind.Float } => ReadNumber(text),
        { Scalar: ScalarKind.Boolean } => text is "true" or "false" ? text : null,
        { Scalar: ScalarKind.DateTime or ScalarKind.Date } => ReadInstant(text),
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

    /// <summary>Digits as documents have them, all of them kept; other spellings (<c>.5</c>, <c>+5</c>) are brought into that form.</summary>
    private static string? ReadNumber(string text) =>
        NumberKey.Of(text) is not null && text[0] != '"' ? text
        : decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number.ToString(CultureInfo.InvariantCulture)
        : null;

    /// <summary>An instant or date as documents have them, see <see cref="Instants"/>. The '+' of an offset may have become a blank.</summary>
    private static string? ReadInstant(string text)
    {
        var blank = text.LastIndexOf(' ');
        var restored = blank > 15 ? string.Concat(text.AsSpan(0, blank), "+", text.AsSpan(blank + 1)) : text;
        return Instants.TryParse(restored, out _) ? restored : null;
    }
}
