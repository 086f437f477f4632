namespace TmfGraph.Resources.Storage.Values;

/// <summary>
/// Turns a JSON number into a text whose order by code point is the order of the numbers, exact for any count of digits. SQLite has no decimal
/// type; with this key its ordinary comparisons and indexes answer as PostgreSQL's <c>numeric</c> does.
/// </summary>
/// <remarks>
/// A positive number is <c>2</c>, its decimal exponent biased to five digits, then its digits without zeros at the ends; zero is <c>1</c>; a negative
/// number is <c>0</c>, then exponent and digits as their complement to nine, then <c>~</c>, which sorts after every digit.
/// Exponents of more than three digits are outside of what the stores agree on: such a text is no number.
/// </remarks>
public static class NumberKey
{
    private const int Bias = 50_000;

    /// <summary>The key, or null when the text is no JSON number. A text in quotes is read like the text inside.</summary>
    public static string? Of(ReadOnlySpan<char> text)
    {
        if (text.Length > 1 && text[0] == '"' && text[^1] == '"')
        {
            text = text[1..^1];
        }

        var negative = !text.IsEmpty && text[0] == '-';
        var rest = negative ? text[1..] : text;
        if (!TryTakeDigits(ref rest, out var whole) || (whole.Length > 1 && whole[0] == '0'))
        {
            return null;
        }

        scoped var fraction = ReadOnlySpan<char>.Empty;
        if (!rest.IsEmpty && rest[0] == '.')
        {
            rest = rest[1..];
            if (!TryTakeDigits(ref rest, out var tail))
            {
                return null;
            }

            fraction = tail;
        }

        return TryTakeExponent(rest, out var exponent) ? Write(negative, whole, fraction, exponent) : null;
    }

    private static string? Write(bool negative, ReadOnlySpan<char> whole, ReadOnlySpan<char> fraction, int exponent)
    {
        var digits = whole.Length + fraction.Length <= 256 ? stackalloc char[whole.Length + fraction.Length] : new char[whole.Length + fraction.Length];
        whole.CopyTo(digits);
        fraction.CopyTo(digits[whole.Length..]);
        var zeros = digits.IndexOfAnyExcept('0');
        if (zeros < 0)
        {
            return "1";
        }

        exponent += whole.Length - zeros;
        if (Math.Abs(exponent) >= Bias)
        {
            return null;
        }

        digits = digits[zeros..].TrimEnd('0');
        var key = $"{(negative ? '0' : '2')}{exponent + Bias:D5}{digits}";
        return negative ? Complement(key) : key;
    }

    private static string Complement(string key) => string.Create(key.Length + 1, key, static (target, source) =>
    {
        target[0] = source[0];
        for (var i = 1; i < source.Length; i++)
        {
            target[i] = (char)('9' - (source[i] - '0'));
        }

        target[^1] = '~';
    });

    private static bool TryTakeDigits(scoped ref ReadOnlySpan<char> text, out ReadOnlySpan<char> digits)
    {
        var length = text.IndexOfAnyExceptInRange('0', '9');
        digits = length < 0 ? text : text[..length];
        text = text[digits.Length..];
        return !digits.IsEmpty;
    }

    private static bool TryTakeExponent(ReadOnlySpan<char> text, out int exponent)
    {
        exponent = 0;
        if (text.IsEmpty)
        {
            return true;
        }

        if (text[0] is not ('e' or 'E'))
        {
            return false;
        }

        text = text[1..];
        var negative = !text.IsEmpty && text[0] == '-';
        if (!text.IsEmpty && text[0] is '+' or '-')
        {
            text = text[1..];
        }

        if (text.Length is 0 or > 3 || text.ContainsAnyExceptInRange('0', '9'))
        {
            return false;
        }

        exponent = int.Parse(text) * (negative ? -1 : 1);
        return true;
    }
}
