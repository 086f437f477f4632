using System.Diagnostics;

namespace TmfGraph.Resources.Storage;

/// <summary>A checked <see cref="PageWindow"/>.</summary>
/// <param name="Count">How many items at most.</param>
/// <param name="Skip">How many matches to leave out first.</param>
/// <param name="Cursor">Where it starts, or ends when backwards; null for the list's end.</param>
internal sealed record Window(int Count, int Skip, ResourceCursor? Cursor, bool Backwards)
{
    public static Window Of(ResourceQuery query, StoreOptions options)
    {
        var (count, skip, cursor, backwards) = query.Window switch
        {
            PageWindow.Offset(var s, var limit) => (limit, s, (string?)null, false),
            PageWindow.First(var first, var after) => (first, 0, after, false),
            PageWindow.Last(var last, var before) => (last, 0, before, true),
            _ => throw new UnreachableException(),
        };
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfNegative(skip);
        return new Window(
            Math.Min(count, options.MaxPageSize),
            skip,
            cursor is null ? null : ResourceCursor.Parse(cursor, query.Type, query.Order),
            backwards);
    }
}
