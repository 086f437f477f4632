using System.Text;

namespace TmfGraph.Resources.Storage.Values;

/// <summary>
/// Tells texts that a database can hold from those it cannot: with NUL characters or halves of surrogate pairs. No document holds such a text, so a
/// condition with one fits nothing, and an id like that is nobody's. They must not get into a statement: PostgreSQL fails on them.
/// </summary>
internal static class StorableText
{
    public static bool Is(string text)
    {
        if (!text.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF'))
        {
            return !text.Contains('\0', StringComparison.Ordinal);
        }

        for (var i = 0; i < text.Length;)
        {
            if (text[i] == '\0' || !Rune.TryGetRuneAt(text, i, out var rune))
            {
                return false;
            }

            i += rune.Utf16SequenceLength;
        }

        return true;
    }

    /// <summary>The ids, with the empty one, which is nobody's either, in place of those that cannot be: positions stay as they are.</summary>
    public static IReadOnlyList<string> Ids(IReadOnlyList<string> ids) => ids.All(Is) ? ids : [.. ids.Select(id => Is(id) ? id : "")];
}
