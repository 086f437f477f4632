using System.Globalization;
using System.Text.Unicode;

namespace TmfGraph.GraphQL.AspNetCore;

/// <summary>Whether JSON that was parsed holds strings only that can be read: the parser looks neither at UTF-8 within strings nor at what escapes spell.</summary>
internal static class SoundText
{
    public static bool IsSound(ReadOnlySpan<byte> json) => Utf8.IsValid(json) && HasWholePairs(json);

    /// <summary>Every escaped high surrogate is followed by an escaped low one, and no low one stands alone.</summary>
    private static bool HasWholePairs(ReadOnlySpan<byte> json)
    {
        for (var at = json.IndexOf((byte)'\\'); at >= 0; at = json.IndexOf((byte)'\\'))
        {
            if (json[at + 1] != 'u')
            {
                json = json[(at + 2)..];
                continue;
            }

            var unit = Read(json[at..]);
            json = json[(at + 6)..];
            if (char.IsLowSurrogate(unit))
            {
                return false;
            }

            if (char.IsHighSurrogate(unit))
            {
                if (!json.StartsWith("\\u"u8) || !char.IsLowSurrogate(Read(json)))
                {
                    return false;
                }

                json = json[6..];
            }
        }

        return true;
    }

    // the parser has seen to it that four hexadecimal digits follow
    private static char Read(ReadOnlySpan<byte> escape) =>
        (char)ushort.Parse(escape.Slice(2, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
}
