using System.Globalization;

namespace TmfGraph.Resources.Storage.Values;

/// <summary>
/// Reads the instants of documents: RFC 3339 with the leniency TMF payloads need (no seconds, no offset: UTC, a date alone: its midnight in UTC).
/// Instants are compared to the microsecond in every store, which is what PostgreSQL keeps; finer digits are cut off.
/// </summary>
public static class Instants
{
    /// <summary>Microseconds since 0001-01-01T00:00:00Z; false when the text is no instant.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out long microseconds)
    {
        microseconds = 0;
        if (!TryParseDate(text, out var ticks))
        {
            return false;
        }

        text = text[10..];
        if (!text.IsEmpty)
        {
            if (text[0] is not ('T' or 't' or ' ') || !TryParseTime(text[1..], out var time))
            {
                return false;
            }

            ticks += time;
        }

        microseconds = ticks / TimeSpan.TicksPerMicrosecond;
        return true;
    }

    /// <summary>Whether the text is a full date (RFC 3339, <c>2026-01-31</c>).</summary>
    public static bool IsDate(ReadOnlySpan<char> text) => text.Length == 10 && TryParseDate(text, out _);

    /// <summary>Whether the text is a date with a time.</summary>
    public static bool IsDateTime(ReadOnlySpan<char> text) => text.Length > 10 && TryParse(text, out _);

    /// <summary>The text the server itself writes: UTC, milliseconds.</summary>
    public static string Format(DateTimeOffset instant) =>
        instant.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    private static bool TryParseDate(ReadOnlySpan<char> text, out long ticks)
    {
        ticks = 0;
        if (text.Length < 10 || text[4] != '-' || text[7] != '-' ||
            !TryDigits(text[..4], out var year) || !TryDigits(text[5..7], out var month) || !TryDigits(text[8..10], out var day) ||
            year == 0 || month is 0 or > 12 || day == 0 || day > DateTime.DaysInMonth(year, month))
        {
            return false;
        }

        ticks = new DateTime(year, month, day).Ticks;
        return true;
    }

    private static bool TryParseTime(ReadOnlySpan<char> text, out long ticks)
    {
        ticks = 0;
        if (text.Length < 5 || text[2] != ':' || !TryDigits(text[..2], out var hour) || !TryDigits(text[3..5], out var minute) ||
            hour > 23 || minute > 59)
        {
            return false;
        }

        ticks = (hour * TimeSpan.TicksPerHour) + (minute * TimeSpan.TicksPerMinute);
        text = text[5..];
        if (!text.IsEmpty && text[0] == ':')
        {
            if (text.Length < 3 || !TryDigits(text[1..3], out var second) || second > 59)
            {
                return false;
            }

            ticks += second * TimeSpan.TicksPerSecond;
            text = text[3..];
            if (!TryTakeFraction(ref text, ref ticks))
            {
                return false;
            }
        }

        return TryTakeOffset(text, ref ticks);
    }

    private static bool TryTakeFraction(ref ReadOnlySpan<char> text, ref long ticks)
    {
        if (text.IsEmpty || text[0] != '.')
        {
            return true;
        }

        var length = 1;
        long fraction = 0;
        var unit = TimeSpan.TicksPerSecond;
        while (length < text.Length && char.IsAsciiDigit(text[length]))
        {
            unit /= 10;
            fraction += unit * (text[length++] - '0');
        }

        ticks += fraction / TimeSpan.TicksPerMicrosecond * TimeSpan.TicksPerMicrosecond;
        text = text[length..];
        return length > 1;
    }

    private static bool TryTakeOffset(ReadOnlySpan<char> text, ref long ticks)
    {
        if (text.IsEmpty || text is "Z" or "z")
        {
            return true;
        }

        if (text.Length is not (5 or 6) || text[0] is not ('+' or '-') || (text.Length == 6 && text[3] != ':') ||
            !TryDigits(text[1..3], out var hours) || !TryDigits(text[^2..], out var minutes) || hours > 14 || minutes > 59)
        {
            return false;
        }

        var offset = (hours * TimeSpan.TicksPerHour) + (minutes * TimeSpan.TicksPerMinute);
        ticks += text[0] == '+' ? -offset : offset;
        return true;
    }

    private static bool TryDigits(ReadOnlySpan<char> text, out int value)
    {
        value = 0;
        foreach (var c in text)
        {
            if (!char.IsAsciiDigit(c))
            {
                return false;
            }

            value = (value * 10) + (c - '0');
        }

        return true;
    }
}
