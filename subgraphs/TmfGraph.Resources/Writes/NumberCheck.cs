using System.Text.Json;

namespace TmfGraph.Resources.Writes;

/// <summary>
/// Bounds the numbers of a document, in free values too. <c>jsonb</c> writes numbers out in full, so that a few characters like <c>1e99999</c> would be
/// stored and handed out as a hundred thousand.
/// </summary>
internal static class NumberCheck
{
    /// <summary>The most digits of one number, before and after the point.</summary>
    public const int MostDigits = 1_000;

    /// <summary>The greatest exponent of a number, and without its sign the least.</summary>
    public const int GreatestExponent = 999;

    /// <summary>The most zeros that exponents may stand for in one document, all numbers taken together.</summary>
    public const int MostZeros = 100_000;

    /// <summary>Looks at the tokens only, as nearly every document is in order.</summary>
    public static bool IsInOrder(ReadOnlySpan<byte> document)
    {
        var zeros = 0L;
        var reader = new Utf8JsonReader(document, new JsonReaderOptions { MaxDepth = int.MaxValue });
        while (reader.Read())
        {
            if (reader.TokenType == JsonTokenType.Number)
            {
                if (!IsInOrder(reader.ValueSpan, out var exponent))
                {
                    return false;
                }

                zeros += exponent;
            }
        }

        return zeros <= MostZeros;
    }

    /// <summary>Whether one number is within the limits.</summary>
    /// <param name="exponent">Its exponent without the sign.</param>
    public static bool IsInOrder(ReadOnlySpan<byte> number, out int exponent)
    {
        exponent = 0;
        var mark = number.IndexOfAny((byte)'e', (byte)'E');
        var mantissa = mark < 0 ? number : number[..mark];
        if (mantissa.Length > MostDigits && mantissa.Length - mantissa.Count((byte)'-') - mantissa.Count((byte)'.') > MostDigits)
        {
            return false;
        }

        if (mark < 0)
        {
            return true;
        }

        var digits = number[(mark + 1)..].TrimStart("+-"u8).TrimStart((byte)'0');
        if (digits.Length > 3)
        {
            return false;
        }

        foreach (var digit in digits)
        {
            exponent = (exponent * 10) + digit - '0';
        }

        return true;
    }
}
