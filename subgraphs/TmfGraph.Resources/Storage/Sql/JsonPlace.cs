using TmfGraph.Resources.Model;

namespace TmfGraph.Resources.Storage.Sql;

/// <summary>A place inside a JSON value that a statement can see: a column, or an element of a list.</summary>
/// <param name="Value">The SQL expression of the value the names start from.</param>
/// <param name="Names">Names to follow, <see cref="FirstElement"/> among them; empty for the value itself.</param>
/// <param name="Exact">For a list element: the expression of its JSON text, digits as sent; null for a column.</param>
/// <param name="Element">For a list element: its alias; null for a column.</param>
/// <param name="Container">The expression that names are followed from where <paramref name="Value"/> may be a scalar, which SQLite would take for broken JSON; null: the value.</param>
internal sealed record JsonPlace(string Value, IReadOnlyList<string> Names, string? Exact = null, string? Element = null, string? Container = null)
{
    /// <summary>Stands for the first element of the list named before it. No attribute starts with this mark.</summary>
    public const string FirstElement = "#0";

    public JsonPlace Follow(IEnumerable<AttributeModel> attributes) =>
        attributes.Select(a => a.JsonName).ToArray() is { Length: > 0 } names
            ? this with { Value = Container ?? Value, Container = null, Names = [.. Names, .. names] }
            : this;
}
