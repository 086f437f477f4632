using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using TmfGraph.Resources.Storage.Values;

namespace TmfGraph.Resources.Behaviours;

/// <summary>A stretch of time, as TMF documents write it (TimePeriod): from its start on, until before its end.</summary>
/// <param name="Start">Null for always.</param>
/// <param name="End">Null for ever.</param>
public readonly record struct Period(DateTimeOffset? Start, DateTimeOffset? End)
{
    /// <summary>The period at an attribute; open at both ends where there is none.</summary>
    public static Period Read(JsonElement document, string attribute = "validFor") =>
        document.ValueKind is JsonValueKind.Object && document.TryGetProperty(attribute, out var period)
            ? new Period(Instant(period.Text("startDateTime")), Instant(period.Text("endDateTime")))
            : default;

    /// <inheritdoc cref="Read(JsonElement, string)"/>
    public static Period Read(JsonObject document, string attribute = "validFor")
    {
        ArgumentNullException.ThrowIfNull(document);
        return document[attribute] is JsonObject period ? new Period(Instant(period.Text("startDateTime")), Instant(period.Text("endDateTime"))) : default;
    }

    /// <summary>The instant a text says; null for none.</summary>
    public static DateTimeOffset? Instant(string? text) =>
        text is not null && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant) ? instant : null;

    /// <summary>An instant the way the server writes it: in UTC, with milliseconds.</summary>
    public static string Text(DateTimeOffset instant) => Instants.Format(instant);

    public bool Covers(DateTimeOffset instant) => !(instant < Start) && !(instant >= End);

    public bool Overlaps(Period other) => !(other.End <= Start) && !(End <= other.Start);

    public JsonObject ToJson()
    {
        var period = new JsonObject();
        if (Start is { } start)
        {
            period["startDateTime"] = Text(start);
        }

        if (End is { } end)
        {
            period["endDateTime"] = Text(end);
        }

        return period;
    }
}
