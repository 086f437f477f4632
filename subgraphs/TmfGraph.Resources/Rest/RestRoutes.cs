using TmfGraph.Resources.Model;

namespace TmfGraph.Resources.Rest;

/// <summary>Which collections live at which paths. Paths are told apart without regard to case, as routing does.</summary>
internal static class RestRoutes
{
    /// <summary>
    /// Every path with the types behind it, and the path that links show: the canonical one, or the alias itself where it stands for several types.
    /// </summary>
    public static IEnumerable<(string Route, string Path, IReadOnlyList<ResourceType> Types)> Find(DomainModel model)
    {
        var canonical = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var type in model.Apis.SelectMany(a => a.Resources))
        {
            canonical.Add(PathOf(type));
            yield return (PathOf(type), PathOf(type), [type]);
        }

        var aliases =
            from type in model.Apis.SelectMany(a => a.Resources)
            from alias in type.Aliases.Concat(type.Api.Aliases.Select(a => $"{a}/{type.Path}")).Distinct(StringComparer.OrdinalIgnoreCase)
            where !canonical.Contains(alias)
            select (alias, type);
        foreach (var alias in aliases.GroupBy(a => a.alias, a => a.type, StringComparer.OrdinalIgnoreCase))
        {
            IReadOnlyList<ResourceType> types = [.. alias];
            yield return (alias.Key, types.Count == 1 ? PathOf(types[0]) : alias.Key, types);
        }
    }

    /// <summary>Every base path, aliases and the folders of alias collections included.</summary>
    public static IReadOnlyList<string> BasePaths(DomainModel model) =>
        [.. model.Apis.SelectMany(a => a.Aliases.Prepend(a.BasePath))
            .Concat(model.Resources.Values.SelectMany(r => r.Aliases).Select(a => a[..a.LastIndexOf('/')]))
            .Where(p => p.Length > 0)
            .Distinct(StringComparer.OrdinalIgnoreCase)];

    private static string PathOf(ResourceType type) => $"{type.Api.BasePath}/{type.Path}";
}
