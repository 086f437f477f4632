using System.Collections;
using TmfGraph.Resources.Model;

namespace TmfGraph.Resources.Storage;

/// <summary>The cursors of a page, made when somebody asks for one: most readers want none of them.</summary>
internal sealed class CursorList(ResourceType type, IReadOnlyList<OrderBy> order, IReadOnlyList<StoredResource> items) : IReadOnlyList<string>
{
    public int Count => items.Count;

    public string this[int index] => ResourceCursor.Format(type, order, items[index]);

    public IEnumerator<string> GetEnumerator() => items.Select(i => ResourceCursor.Format(type, order, i)).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
