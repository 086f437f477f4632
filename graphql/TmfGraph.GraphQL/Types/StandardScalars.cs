using System.Buffers;
using System.Buffers.Text;
using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using TmfGraph.GraphQL.Language;
using TmfGraph.GraphQL.Types.Scalars;

namespace TmfGraph.GraphQL.Types;

/// <summary>Scalars that are known by name: the built-in ones, and the custom ones that schemas of this product use.</summary>
public static class StandardScalars
{
    private const string Sdl =
        """"
        "Any JSON value."
        scalar Any @specifiedBy(url: "https://www.rfc-editor.org/rfc/rfc8259")

        "Bytes, written as Base64."
        scalar Base64String @specifiedBy(url: "https://www.rfc-editor.org/rfc/rfc4648")

        "A day of the calendar, such as 2026-01-31."
        scalar Date @specifiedBy(url: "https://scalars.graphql.org/chillicream/date.html")

        "A point in time with its offset from UTC, such as 2026-01-31T09:30:00+01:00."
        scalar DateTime @specifiedBy(url: "https://scalars.graphql.org/chillicream/date-time.html")

        "A decimal number that keeps its digits."
        scalar Decimal @specifiedBy(url: "https://scalars.graphql.org/chillicream/decimal.html")

        "A day of the calendar of no time zone, such as 2026-01-31."
        scalar LocalDate @specifiedBy(url: "https://scalars.graphql.org/chillicream/local-date.html")

        "A day and a time of no time zone, such as 2026-01-31T09:30:00."
        scalar LocalDateTime @specifiedBy(url: "https://scalars.graphql.org/chillicream/local-date-time.html")

        "A time of day of no time zone, such as 09:30:00."
        scalar LocalTime @specifiedBy(url: "https://scalars.graphql.org/chillicream/local-time.html")

        "A whole number of 64 bits with sign."
        scalar Long @specifiedBy(url: "https://scalars.graphql.org/chillicream/long.html")

        "A length of time as ISO 8601 writes it, such as PT1H30M."
        scalar TimeSpan @specifiedBy(url: "https://en.wikipedia.org/wiki/ISO_8601#Durations")

        "A uniform resource identifier, absolute or relative."
        scalar URI @specifiedBy(url: "https://www.rfc-editor.org/rfc/rfc3986")

        "An absolute address of the web."
        scalar URL @specifiedBy(url: "https://www.rfc-editor.org/rfc/rfc3986")

        "A universally unique identifier, in groups of hexadecimal digits."
        scalar UUID @specifiedBy(url: "https://www.rfc-editor.org/rfc/rfc9562")

        "A file of a multipart request."
        scalar Upload @specifiedBy(url: "https://github.com/jaydenseric/graphql-multipart-request-spec")

        "Selected fields of an output type, as a selection set without its outer braces."
        scalar FieldSelectionSet @specifiedBy(url: "https://graphql.github.io/composite-schemas-spec/draft/")

        "A way from an output type to an input value."
        scalar FieldSelectionMap @specifiedBy(url: "https://graphql.github.io/composite-schemas-spec/draft/")
        """";

    private static readonly SearchValues<byte> NotInUris = SearchValues.Create("<>\"{}|\\^`"u8);

    private static readonly AnyCodec Any = new();

    private static readonly TextCodec Text = new();

    private static readonly FrozenDictionary<string, ScalarCodec> Codecs = new Dictionary<string, ScalarCodec>
    {
        ["Int"] = new IntegerCodec(int.MinValue, int.MaxValue),
        ["Float"] = new FloatCodec(),
        ["String"] = Text,
        ["Boolean"] = new BooleanCodec(),
        ["ID"] = new IdCodec(),
        ["Any"] = Any,
        ["JSON"] = Any,
        ["Base64String"] = new FormattedTextCodec("Base64 text", static utf8 => Base64.IsValid(utf8) && utf8.IndexOfAny(" \t\r\n"u8) < 0, static v => v is byte[] bytes ? Convert.ToBase64String(bytes) : null),
        ["Byte"] = new IntegerCodec(sbyte.MinValue, sbyte.MaxValue),
        ["Short"] = new IntegerCodec(short.MinValue, short.MaxValue),
        ["Date"] = new FormattedTextCodec("a date such as 2026-01-31", TimeForms.IsDate, FormatDate),
        ["DateTime"] = new FormattedTextCodec("a point in time such as 2026-01-31T09:30:00Z", TimeForms.IsDateTime, FormatDateTime, NormalizeDateTime),
        ["Decimal"] = new DecimalCodec(),
        ["LocalDate"] = new FormattedTextCodec("a date such as 2026-01-31", TimeForms.IsDate, FormatDate),
        ["LocalDateTime"] = new FormattedTextCodec(
            "a date and time without offset such as 2026-01-31T09:30:00",
            TimeForms.IsLocalDateTime,
            static v => v is DateTime time ? time.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture) : null),
        ["LocalTime"] = new FormattedTextCodec(
            "a time of day such as 09:30:00",
            TimeForms.IsTime,
            static v => v is TimeOnly time ? time.ToString("HH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture) : null),
        ["Long"] = new IntegerCodec(long.MinValue, long.MaxValue),
        ["TimeSpan"] = new FormattedTextCodec(
            "a duration such as PT1H30M", TimeForms.IsDuration, static v => v is TimeSpan span ? System.Xml.XmlConvert.ToString(span) : null),
        ["URI"] = new FormattedTextCodec("a URI", static utf8 => IsUri(utf8, UriKind.RelativeOrAbsolute), FormatUri),
        ["URL"] = new FormattedTextCodec("an absolute URL", static utf8 => IsUri(utf8, UriKind.Absolute), FormatUri),
        ["UUID"] = new FormattedTextCodec("a UUID", IsUuid, static v => v is Guid id ? id.ToString() : null),
        ["Upload"] = new UploadCodec(),
        ["FieldSelectionSet"] = Text,
        ["FieldSelectionMap"] = Text,
    }.ToFrozenDictionary();

    /// <summary>Definitions of the custom ones, with description and <c>@specifiedBy</c>.</summary>
    public static IReadOnlyList<ScalarTypeDefinitionNode> Definitions { get; } =
        SyntaxParser.Parse(Sdl).Definitions.Cast<ScalarTypeDefinitionNode>().ToArray();

    /// <summary>What a scalar of that name accepts: any JSON when the name is not known.</summary>
    public static ScalarCodec GetCodec(string name) => Codecs.GetValueOrDefault(name, Any);

    private static string? FormatDate(object value) => value switch
    {
        DateOnly date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTime time => time.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTimeOffset time => time.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        _ => null,
    };

    private static string? FormatDateTime(object value) => value switch
    {
        DateTimeOffset time when time.Offset == TimeSpan.Zero => time.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture),
        DateTimeOffset time => time.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzzz", CultureInfo.InvariantCulture),
        DateTime { Kind: not DateTimeKind.Unspecified } time => FormatDateTime(new DateTimeOffset(time)),
        _ => null,
    };

    // Sources write time in forms that RFC 3339 does not have: without offset (taken as UTC), without seconds, with a blank for the T, with more than seven digits.
    private static string? NormalizeDateTime(string text) =>
        text.Length >= 16 && text[10] is 'T' or 't' or ' ' && TimeForms.IsDate(Encoding.UTF8.GetBytes(text[..10])) &&
        DateTimeOffset.TryParse($"{text[..10]}T{text[11..].ToUpperInvariant()}", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            ? FormatDateTime(time)
            : null;

    private static string? FormatUri(object value) => (value as Uri)?.OriginalString;

    private static bool IsUuid(ReadOnlySpan<byte> utf8) =>
        utf8.Length == 36 && Utf8Parser.TryParse(utf8, out Guid _, out var consumed, 'D') && consumed == 36;

    // Uri.TryCreate makes a path of anything on Unix, so white space and absolute paths are looked at first.
    private static bool IsUri(ReadOnlySpan<byte> utf8, UriKind kind)
    {
        if (utf8.IsEmpty || utf8.IndexOfAnyInRange((byte)0, (byte)' ') >= 0 || utf8.IndexOfAny(NotInUris) >= 0)
        {
            return false;
        }

        var text = Encoding.UTF8.GetString(utf8);
        return Uri.TryCreate(text, kind, out var uri) && (kind is not UriKind.Absolute || (utf8[0] != '/' && uri.IsAbsoluteUri));
    }
}
