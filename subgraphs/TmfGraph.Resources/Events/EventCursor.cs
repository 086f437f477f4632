using System.Buffers.Text;
using System.Globalization;
using System.Text;
using TmfGraph.Resources.Storage;

namespace TmfGraph.Resources.Events;

/// <summary>A place in the event log as an opaque text.</summary>
public static class EventCursor
{
    private const string Mark = "event:";

    public static string Format(long sequence) => Base64Url.EncodeToString(Encoding.ASCII.GetBytes($"{Mark}{sequence}"));

    /// <exception cref="InvalidCursorException">The text is no cursor of an event log.</exception>
    public static long Parse(string cursor)
    {
        ArgumentNullException.ThrowIfNull(cursor);
        if (cursor.Length <= 64 && Base64Url.IsValid(cursor))
        {
            var text = Encoding.ASCII.GetString(Base64Url.DecodeFromChars(cursor));
            if (text.StartsWith(Mark, StringComparison.Ordinal)
                && long.TryParse(text.AsSpan(Mark.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var sequence))
            {
                return sequence;
            }
        }

        throw new InvalidCursorException("The cursor is invalid.");
    }
}
