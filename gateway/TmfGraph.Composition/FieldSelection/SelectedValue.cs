using TmfGraph.GraphQL.Language;

namespace TmfGraph.Composition.FieldSelection;

/// <summary>
/// A <c>FieldSelectionMap</c>, as <c>@is</c> and <c>@require</c> have it: how an argument's value is made of an entity's fields.
/// Alternatives (<c>a | b</c>) stand in order; the first whose fields are all there counts.
/// </summary>
/// <seealso href="https://graphql.github.io/composite-schemas-spec/draft/#sec-Appendix-A-Specification-of-FieldSelectionMap-Scalar"/>
public sealed record SelectedValue(IReadOnlyList<SelectedValueEntry> Alternatives)
{
    public override string ToString() => string.Join(" | ", Alternatives);
}

/// <summary>One alternative: a path, then what is made of the value there.</summary>
/// <param name="Path">The path from where the entry stands; empty when it starts right there.</param>
/// <param name="Object">Fields of an input object to make; null when none is made.</param>
/// <param name="List">What is made of each element of the list at the path; null when it is taken as it is.</param>
public sealed record SelectedValueEntry(
    IReadOnlyList<PathSegment> Path,
    IReadOnlyList<SelectedObjectField>? Object,
    SelectedValue? List)
{
    public override string ToString()
    {
        var path = PathText;
        if (Object is not null)
        {
            return (path.Length > 0 ? path + "." : "") + "{ " + string.Join(", ", Object) + " }";
        }

        return List is not null ? $"{path}[{List}]" : path;
    }

    private string PathText =>
        string.Concat(Path.Select((segment, index) => index > 0 && segment.TypeCondition is null ? $".{segment}" : segment.ToString()));
}

/// <summary>A field name on a path, with the type it narrows to afterwards or before: <c>&lt;Individual&gt;.name</c>.</summary>
/// <param name="TypeCondition">The type the value before the field must have; null for none.</param>
public sealed record PathSegment(string? TypeCondition, string FieldName)
{
    /// <summary>Constant arguments of the field: <c>weight(unit: KILOGRAM)</c>; empty for none.</summary>
    public IReadOnlyList<ArgumentNode> Arguments { get; init; } = [];

    public override string ToString()
    {
        var arguments = Arguments.Count == 0 ? "" : $"({string.Join(", ", Arguments.Select(a => $"{a.Name}: {a.Value}"))})";
        return TypeCondition is null ? FieldName + arguments : $"<{TypeCondition}>.{FieldName}{arguments}";
    }
}

/// <summary>One field of an input object that is made: <c>name: value</c>.</summary>
public sealed record SelectedObjectField(string Name, SelectedValue Value)
{
    public override string ToString() => $"{Name}: {Value}";
}
