using TmfGraph.Resources.Model;

namespace TmfGraph.Resources.Rest;

/// <summary>An address with the collections behind it.</summary>
/// <param name="Route">The pattern for routing; the id of a parent is its parameter <see cref="RestRoutes.ParentId"/>.</param>
/// <param name="Path">The path that links show: the canonical one, or the alias itself where it stands for something of its own.</param>
/// <param name="ListFilter">What the list shows of the collection; null for all.</param>
internal sealed record RestRoute(string Route, string Path, IReadOnlyList<ResourceCollection> Collections, RoleAlias? ListFilter = null);

/// <summary>Which collections live at which paths. Paths are told apart without regard to case, as routing does.</summary>
internal static class RestRoutes
{
    /// <summary>The route parameter with the id of the resource that a collection lives below.</summary>
    public const string ParentId = "parentId";

    /// <summary>Every address: canonical ones, then aliases.</summary>
    public static IEnumerable<RestRoute> Find(DomainModel model)
    {
        var collections = model.Apis.SelectMany(a => a.Collections).ToList();
        var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var collection in collections)
        {
            taken.Add(RouteOf(collection, collection.FullPath));
            yield return new RestRoute(RouteOf(collection, collection.FullPath), RouteOf(collection, collection.FullPath), [collection]);
        }

        foreach (var (collection, alias) in collections.SelectMany(c => c.Type.RoleAliases.Where(_ => c.Api == c.Type.Api).Select(a => (c, a))))
        {
            taken.Add(alias.Path);
            yield return new RestRoute(alias.Path, alias.Path, [collection], alias);
        }

        var aliases =
            from collection in collections
            from alias in collection.Aliases.Concat(collection.Api.Aliases.Select(a => $"{a}/{collection.Path}")).Distinct(StringComparer.OrdinalIgnoreCase)
            let route = RouteOf(collection, alias)
            where !taken.Contains(route)
            select (route, collection);
        foreach (var alias in aliases.GroupBy(a => a.route, a => a.collection, StringComparer.OrdinalIgnoreCase))
        {
            IReadOnlyList<ResourceCollection> behind = [.. alias];
            yield return new RestRoute(alias.Key, behind.Count == 1 ? RouteOf(behind[0], behind[0].FullPath) : alias.Key, behind);
        }
    }

    /// <summary>The lists inside resources, at the canonical base path and its aliases: the pattern for routing, with the owner's id as <see cref="ParentId"/>.</summary>
    public static IEnumerable<(string Route, PartCollection Part)> FindParts(DomainModel model) =>
        from api in model.Apis
        from part in api.Parts
        from basePath in api.Aliases.Prepend(api.BasePath).Distinct(StringComparer.OrdinalIgnoreCase)
        select ($"{basePath}/{part.Owner.Path}/{{{ParentId}}}/{part.Attribute.JsonName}", part);

    /// <summary>Every base path, aliases and the folders of alias collections included.</summary>
    public static IReadOnlyList<string> BasePaths(DomainModel model) =>
        [.. model.Apis.SelectMany(a => a.Aliases.Prepend(a.BasePath))
            .Concat(AliasPaths(model).Select(a => a[..a.LastIndexOf('/')]))
            .Where(p => p.Length > 0)
            .Distinct(StringComparer.OrdinalIgnoreCase)];

    /// <summary>Every whole alias path of a collection.</summary>
    public static IEnumerable<string> AliasPaths(DomainModel model) =>
        model.Apis.SelectMany(a => a.Collections.SelectMany(c => c.Aliases).Concat(a.Resources.SelectMany(r => r.RoleAliases).Select(r => r.Path)));

    private static string RouteOf(ResourceCollection collection, string path) =>
        collection.Type.Parent is { } parent ? path.Replace($"{{{parent.Parameter}}}", $"{{{ParentId}}}", StringComparison.Ordinal) : path;
}
