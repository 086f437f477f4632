namespace TmfGraph.Gateway.Execution;

/// <summary>The path to what is being written: names and indexes on a stack. It becomes a list only when an error needs it.</summary>
internal sealed class ResponsePath
{
    private (string? Name, int Index)[] _segments = new (string?, int)[16];
    private int _depth;

    public void Push(string name) => Push((name, 0));

    public void Push(int index) => Push((null, index));

    public void Pop() => _depth--;

    public List<object> ToList()
    {
        var path = new List<object>(_depth + 4);
        for (var i = 0; i < _depth; i++)
        {
            path.Add(_segments[i].Name ?? (object)_segments[i].Index);
        }

        return path;
    }

    private void Push((string?, int) segment)
    {
        if (_depth == _segments.Length)
        {
            Array.Resize(ref _segments, _depth * 2);
        }

        _segments[_depth++] = segment;
    }
}
