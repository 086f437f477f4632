using System.Globalization;
using Microsoft.Extensions.Primitives;

namespace TmfGraph.Resources.Rest;

/// <summary>The older way to ask for a page: <c>Range: items=11-20</c>, counted from 1, both ends included.</summary>
internal static class RangeHeader
{
    public const string Unit = "items";

    /// <summary>
    /// The request with the window of the header. An <c>offset</c> or <c>limit</c> of the query wins; other units and ranges that cannot be read have no say, as with
    /// every range (RFC 9110, section 14.2).
    /// </summary>
    public static ListRequest Apply(ListRequest request, StringValues header, TmfRestOptions options)
    {
        var text = header.ToString().AsSpan().Trim();
        if (request.NamesWindow || !text.StartsWith($"{Unit}=", StringComparison.OrdinalIgnoreCase))
        {
            return request;
        }

        text = text[(Unit.Length + 1)..];
        var dash = text.IndexOf('-');
        if (dash < 0 || !TryRead(text[..dash], out var first) || first == 0)
        {
            return request;
        }

        var limit = options.DefaultLimit;
        if (dash < text.Length - 1)
        {
            if (!TryRead(text[(dash + 1)..], out var last) || last < first)
            {
                return request;
            }

            limit = last - first + 1; // from 1 on, so it fits
        }

        return request with { Offset = first - 1, Limit = Math.Min(limit, options.MaxLimit) };
    }

    private static bool TryRead(ReadOnlySpan<char> text, out int number) =>
        int.TryParse(text.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out number);
}
