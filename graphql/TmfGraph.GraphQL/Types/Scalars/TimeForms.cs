namespace TmfGraph.GraphQL.Types.Scalars;

/// <summary>The forms of dates and times, on UTF-8 text.</summary>
internal static class TimeForms
{
    /// <summary>RFC 3339 with at most seven digits of a second's fraction: <c>2026-01-31T09:30:00.5+01:00</c>.</summary>
    public static bool IsDateTime(ReadOnlySpan<byte> text)
    {
        if (text.Length < 20 || text[10] != 'T' || !IsDate(text[..10]))
        {
            return false;
        }

        var zone = text[11..].IndexOfAny((byte)'Z', (byte)'+', (byte)'-');
        return zone > 0 && IsTime(text.Slice(11, zone)) && IsZone(text[(11 + zone)..]);
    }

    /// <summary>A date and a time of no zone: <c>2026-01-31T09:30:00</c>.</summary>
    public static bool IsLocalDateTime(ReadOnlySpan<byte> text) =>
        text.Length >= 19 && text[10] == 'T' && IsDate(text[..10]) && IsTime(text[11..]);

    /// <summary>A date of the Gregorian calendar: <c>2026-01-31</c>.</summary>
    public static bool IsDate(ReadOnlySpan<byte> text)
    {
        if (text.Length != 10 || text[4] != '-' || text[7] != '-' ||
            !TryDigits(text[..4], out var year) || !TryDigits(text.Slice(5, 2), out var month) || !TryDigits(text[8..], out var day))
        {
            return false;
        }

        return year >= 1 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month);
    }

    /// <summary>A time of day with at most seven digits of a second's fraction: <c>09:30:00</c>.</summary>
    public static bool IsTime(ReadOnlySpan<byte> text)
    {
        if (text.Length < 8 || text[2] != ':' || text[5] != ':' ||
            !TryDigits(text[..2], out var hour) || !TryDigits(text.Slice(3, 2), out var minute) || !TryDigits(text.Slice(6, 2), out var second))
        {
            return false;
        }

        var fraction = text[8..];
        return hour < 24 && minute < 60 && second < 60 &&
            (fraction.IsEmpty || (fraction.Length is >= 2 and <= 8 && fraction[0] == '.' && TryDigits(fraction[1..], out _)));
    }

    /// <summary>An ISO 8601 duration: <c>P3DT4H30M</c>, <c>-PT0.5S</c>, <c>P2W</c>.</summary>
    public static bool IsDuration(ReadOnlySpan<byte> text)
    {
        if (text is [(byte)'-', .. var positive])
        {
            text = positive;
        }

        if (text is not [(byte)'P', .. var rest])
        {
            return false;
        }

        var time = rest.IndexOf((byte)'T');
        return time < 0
            ? rest.Length > 0 && HasUnits(rest, "YMWD"u8, allowFraction: false)
            : HasUnits(rest[..time], "YMWD"u8, allowFraction: false) && time + 1 < rest.Length && HasUnits(rest[(time + 1)..], "HMS"u8, allowFraction: true);
    }

    // Numbers, each with one of the units, in the order of the units; a fraction only before the last one.
    private static bool HasUnits(ReadOnlySpan<byte> text, ReadOnlySpan<byte> units, bool allowFraction)
    {
        while (!text.IsEmpty)
        {
            var length = text.IndexOfAnyExceptInRange((byte)'0', (byte)'9');
            if (length is < 1 or > 9)
            {
                return false;
            }

            var hasFraction = text[length] == '.';
            if (hasFraction)
            {
                var digits = text[(length + 1)..].IndexOfAnyExceptInRange((byte)'0', (byte)'9');
                if (!allowFraction || digits is < 1 or > 7)
                {
                    return false;
                }

                length += 1 + digits;
            }

            var unit = units.IndexOf(text[length]);
            if (unit < 0 || (hasFraction && unit != units.Length - 1))
            {
                return false;
            }

            units = units[(unit + 1)..];
            text = text[(length + 1)..];
        }

        return true;
    }

    private static bool IsZone(ReadOnlySpan<byte> text) =>
        text is [(byte)'Z'] ||
        (text.Length == 6 && text[0] is (byte)'+' or (byte)'-' && text[3] == ':' &&
            TryDigits(text.Slice(1, 2), out var hours) && hours < 24 && TryDigits(text[4..], out var minutes) && minutes < 60);

    private static bool TryDigits(ReadOnlySpan<byte> text, out int value)
    {
        value = 0;
        foreach (var digit in text)
        {
            if (!char.IsAsciiDigit((char)digit))
            {
                return false;
            }

            value = (value * 10) + digit - '0';
        }

        return true;
    }
}
