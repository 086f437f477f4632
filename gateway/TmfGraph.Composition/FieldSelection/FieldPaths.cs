using TmfGraph.GraphQL.Language;
using PathSet = System.Collections.Generic.IReadOnlyList<System.Collections.Generic.IReadOnlyList<TmfGraph.Composition.FieldSelection.FieldStep>>;

namespace TmfGraph.Composition.FieldSelection;

/// <summary>
/// Turns maps into path sets: the alternatives of a map, each of them the paths that have to be there together, rooted at one type.
/// </summary>
/// <seealso href="https://graphql.github.io/composite-schemas-spec/draft/#sec-Unsatisfiable-Query-Path"/>
internal static class FieldPaths
{
    /// <summary>The alternatives of several maps together.</summary>
    /// <returns>Empty when no alternative speaks of the type, null when there are more than <paramref name="limit"/>.</returns>
    public static IReadOnlyList<PathSet>? Combine(
        IEnumerable<SelectedValue> maps, string rootType, ISchemaView view, int limit)
    {
        IReadOnlyList<PathSet> sets = [[]];
        foreach (var map in maps)
        {
            if (Extract(map, rootType, [], view, limit) is not { } alternatives || sets.Count * alternatives.Count > limit)
            {
                return null;
            }

            sets = [.. sets.SelectMany(_ => alternatives, PathSet (set, added) => [.. set, .. added])];
        }

        return sets;
    }

    /// <summary>The alternatives of one map; see <see cref="Combine"/>.</summary>
    public static IReadOnlyList<PathSet>? Extract(
        SelectedValue map, string rootType, ISchemaView view, int limit) => Extract(map, rootType, [], view, limit);

    private static List<PathSet>? Extract(
        SelectedValue map, string rootType, IReadOnlyList<FieldStep> prefix, ISchemaView view, int limit)
    {
        var sets = new List<PathSet>();
        foreach (var entry in map.Alternatives)
        {
            if (Walk(entry.Path, rootType, prefix, view) is not { } walked)
            {
                continue;
            }

            var (path, type) = walked;
            var inner = entry switch
            {
                { Object: { } fields } => ExtractObject(fields, type, path, view, limit),
                { List: { } items } => Extract(items, type, path, view, limit),
                _ => [[path]],
            };
            if (inner is null || sets.Count + inner.Count > limit)
            {
                return null;
            }

            sets.AddRange(inner);
        }

        return sets;
    }

    private static List<PathSet>? ExtractObject(
        IReadOnlyList<SelectedObjectField> fields, string type, IReadOnlyList<FieldStep> prefix, ISchemaView view, int limit)
    {
        List<PathSet> sets = [[]];
        foreach (var field in fields)
        {
            if (Extract(field.Value, type, prefix, view, limit) is not { } alternatives || sets.Count * alternatives.Count > limit)
            {
                return null;
            }

            sets = [.. sets.SelectMany(_ => alternatives, PathSet (set, added) => [.. set, .. added])];
        }

        return sets;
    }

    /// <summary>The steps of a path and the type at its end; null when it does not apply to the type.</summary>
    private static (IReadOnlyList<FieldStep> Path, string Type)? Walk(
        IReadOnlyList<PathSegment> path, string rootType, IReadOnlyList<FieldStep> prefix, ISchemaView view)
    {
        var steps = new List<FieldStep>(prefix);
        var type = rootType;
        foreach (var segment in path)
        {
            if (segment.TypeCondition is { } condition)
            {
                var common = view.GetPossibleTypes(condition).Intersect(view.GetPossibleTypes(type)).ToList();
                if (common.Count == 0)
                {
                    return null;
                }

                // an object type that meets a condition on its interface stays what it is
                type = common is [var only] ? only : condition;
            }

            if (view.GetFields(type, segment.FieldName) is not [var field, ..])
            {
                return null;
            }

            steps.Add(new FieldStep(type, segment.FieldName, segment.Arguments));
            type = field.Type.NamedType.Name;
        }

        return (steps, type);
    }

    /// <summary>The paths as one selection, for texts and keys.</summary>
    public static SelectionSetNode ToSelection(PathSet paths) => ToSelection(paths, 0);

    private static SelectionSetNode ToSelection(IEnumerable<IReadOnlyList<FieldStep>> paths, int depth) =>
        new([.. paths.Where(p => p.Count > depth).GroupBy(p => p[depth].FieldName).Select(g => new FieldNode(g.Key)
        {
            Arguments = g.First()[depth].Arguments,
            SelectionSet = g.Any(p => p.Count > depth + 1) ? ToSelection(g, depth + 1) : null,
        })]);
}
