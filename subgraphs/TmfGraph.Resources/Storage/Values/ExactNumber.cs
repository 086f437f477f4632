using System.Globalization;
using System.Numerics;

namespace TmfGraph.Resources.Storage.Values;

/// <summary>A decimal of any size: <paramref name="Digits"/> times ten to the minus <paramref name="Scale"/>. Sums and products are exact.</summary>
internal readonly record struct ExactNumber(BigInteger Digits, int Scale) : IComparable<ExactNumber>
{
    /// <summary>Reads what <see cref="NumberKey"/> takes for a number, in quotes or not; null for everything else.</summary>
    public static ExactNumber? Parse(string text)
    {
        text = text.Length > 1 && text[0] == '"' && text[^1] == '"' ? text[1..^1] : text;
        if (NumberKey.Of(text) is null)
        {
            return null;
        }

        var e = text.AsSpan().IndexOfAny('e', 'E');
        var exponent = e < 0 ? 0 : int.Parse(text.AsSpan(e + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        var mantissa = e < 0 ? text : text[..e];
        var point = mantissa.IndexOf('.', StringComparison.Ordinal);
        var scale = (point < 0 ? 0 : mantissa.Length - point - 1) - exponent;
        var digits = BigInteger.Parse(point < 0 ? mantissa : mantissa.Remove(point, 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        return scale < 0 ? new ExactNumber(digits * BigInteger.Pow(10, -scale), 0) : new ExactNumber(digits, scale);
    }

    public static ExactNumber operator +(ExactNumber left, ExactNumber right)
    {
        var scale = Math.Max(left.Scale, right.Scale);
        return new ExactNumber(left.At(scale) + right.At(scale), scale);
    }

    public static ExactNumber operator -(ExactNumber left, ExactNumber right) => left + right with { Digits = -right.Digits };

    public static ExactNumber operator *(ExactNumber left, ExactNumber right) => new(left.Digits * right.Digits, left.Scale + right.Scale);

    public int CompareTo(ExactNumber other)
    {
        var scale = Math.Max(Scale, other.Scale);
        return At(scale).CompareTo(other.At(scale));
    }

    /// <summary>All digits and no exponent, as PostgreSQL writes a number of JSON: zeros at the end stay, zero has no sign.</summary>
    public override string ToString()
    {
        var digits = BigInteger.Abs(Digits).ToString(CultureInfo.InvariantCulture).PadLeft(Scale + 1, '0');
        return (Digits.Sign < 0 ? "-" : "") + (Scale == 0 ? digits : $"{digits[..^Scale]}.{digits[^Scale..]}");
    }

    private BigInteger At(int scale) => Digits * BigInteger.Pow(10, scale - Scale);
}
