namespace TmfGraph.Resources.Rest;

/// <summary>What a GET of a collection asks for.</summary>
/// <param name="Conditions">The filter as written; compiled for each resource type of the collection.</param>
/// <param name="Sort">The order as written.</param>
/// <param name="NamesWindow">Whether it has an offset or a limit of its own.</param>
/// <param name="OtherQuery">The query string without offset and limit, as it was sent, for links to other pages.</param>
internal sealed record ListRequest(
    AttributeFilter? Conditions,
    IReadOnlyList<SortKey> Sort,
    int Offset,
    int Limit,
    bool NamesWindow,
    FieldSelection? Fields,
    string OtherQuery);

/// <summary>One name of <c>sort</c>.</summary>
internal readonly record struct SortKey(string Path, bool Descending);

/// <summary>A filter in the shape the query string has: alternatives, each of conditions that hold together.</summary>
internal sealed record AttributeFilter(IReadOnlyList<FilterAlternative> Alternatives);

/// <summary>Conditions that hold together.</summary>
/// <param name="Paths">The JSONPaths of <c>filter</c> as written, decoded: one of them must find something; empty for none.</param>
internal sealed record FilterAlternative(List<AttributeCondition> Conditions, List<string> Paths);

/// <summary>One condition: <c>name operator values</c>.</summary>
/// <param name="Name">The name before the operator, a suffix such as <c>.gte</c> still on it.</param>
/// <param name="Operator">The literal operator; <see cref="FilterOperator.Equal"/> for <c>=</c>, where a suffix may say otherwise.</param>
/// <param name="RawValue">The value, still percent-encoded.</param>
internal sealed record AttributeCondition(string Name, FilterOperator Operator, string RawValue);

/// <summary>The comparisons of attribute filters.</summary>
internal enum FilterOperator
{
    Equal,
    NotEqual,
    Greater,
    GreaterOrEqual,
    Less,
    LessOrEqual,
    Matches,
}
