using TmfGraph.GraphQL.Execution;

namespace TmfGraph.Gateway.Execution;

/// <summary>The errors of one result, up to a limit.</summary>
internal sealed class ErrorList(int limit)
{
    private readonly List<GraphQLError> _errors = [];
    private int _dropped;

    public IReadOnlyList<GraphQLError> Errors => _errors;

    public int Count => _errors.Count + _dropped;

    public void Add(GraphQLError error)
    {
        if (_errors.Count < limit)
        {
            _errors.Add(error);
        }
        else
        {
            _dropped++;
        }
    }

    /// <summary>Counts an error that is not to be listed.</summary>
    public void Skip() => _dropped++;

    /// <summary>Says in one last error how many did not fit.</summary>
    public void Complete()
    {
        if (_dropped > 0)
        {
            _errors.Add(new GraphQLError($"{_dropped} more errors are not listed."));
            _dropped = 0;
        }
    }

    /// <summary>Whether an error explains a null at that path: it stands there, above, or below.</summary>
    public bool Explains(IReadOnlyList<object> path)
    {
        foreach (var error in _errors)
        {
            if (error.Path is null)
            {
                continue;
            }

            var same = true;
            for (var i = 0; i < Math.Min(path.Count, error.Path.Count) && same; i++)
            {
                same = path[i].Equals(error.Path[i]);
            }

            if (same)
            {
                return true;
            }
        }

        return false;
    }
}
