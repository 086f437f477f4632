namespace TmfGraph.GraphQL.Execution.Running;

/// <summary>Where the writer stands in the response: names and indexes, made into a path only when an error needs one.</summary>
internal sealed class PathBuffer
{
    private (string? Name, int Index)[] _segments = new (string?, int)[16];
    private int _count;

    public void Push(string name) => Push(name, 0);

    public void Push(int index) => Push(null, index);

    /// <param name="segment">A name or an index, as <see cref="ToPath"/> gives them.</param>
    public void Push(object segment) => Push(segment as string, segment as int? ?? 0);

    /// <summary>Moves to another item of the list the writer is in.</summary>
    public void SetIndex(int index) => _segments[_count - 1].Index = index;

    public void Pop() => _count--;

    public object[] ToPath()
    {
        var path = new object[_count];
        for (var i = 0; i < path.Length; i++)
        {
            var (name, index) = _segments[i];
            path[i] = name ?? (object)index;
        }

        return path;
    }

    private void Push(string? name, int index)
    {
        if (_count == _segments.Length)
        {
            Array.Resize(ref _segments, _count * 2);
        }

        _segments[_count++] = (name, index);
    }
}
