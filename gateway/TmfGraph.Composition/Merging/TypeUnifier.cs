using TmfGraph.GraphQL.Language;
using TmfGraph.GraphQL.Types;

namespace TmfGraph.Composition.Merging;

/// <summary>Finds the one type that stands for the types a field or argument has in several source schemas.</summary>
internal static class TypeUnifier
{
    /// <summary>
    /// The type that covers every value the sources can give: nullable where one of them is, and the smallest declared type that
    /// covers the others. The order of the types does not matter. Null when there is no such type.
    /// </summary>
    /// <seealso href="https://graphql.github.io/composite-schemas-spec/draft/#sec-Least-Restrictive-Type"/>
    public static TypeNode? LeastRestrictive(IReadOnlyList<GraphType> types, SchemaSet schemas)
    {
        var isNonNull = types.All(t => t.IsNonNull);
        var inner = types.Select(t => t.NullableType).ToList();
        TypeNode? unified;
        if (inner.Exists(t => t is ListType))
        {
            var items = inner.OfType<ListType>().Select(l => l.Item).ToList();
            unified = items.Count == inner.Count && LeastRestrictive(items, schemas) is { } item ? new ListTypeNode(item) : null;
        }
        else
        {
            unified = LeastRestrictiveName([.. inner.OfType<NamedType>().DistinctBy(t => t.Name)], schemas) is { } name
                ? new NamedTypeNode(name)
                : null;
        }

        return unified is null || !isNonNull ? unified : new NonNullTypeNode(unified);
    }

    /// <summary>
    /// The type whose values every source accepts: non-null where one of them is. Null when the types differ in more than that.
    /// </summary>
    /// <seealso href="https://graphql.github.io/composite-schemas-spec/draft/#sec-Most-Restrictive-Type"/>
    public static TypeNode? MostRestrictive(IReadOnlyList<GraphType> types)
    {
        var isNonNull = types.Any(t => t.IsNonNull);
        var inner = types.Select(t => t.NullableType).ToList();
        TypeNode? unified;
        if (inner.Exists(t => t is ListType))
        {
            var items = inner.OfType<ListType>().Select(l => l.Item).ToList();
            unified = items.Count == inner.Count && MostRestrictive(items) is { } item ? new ListTypeNode(item) : null;
        }
        else
        {
            var name = ((NamedType)inner[0]).Name;
            unified = inner.TrueForAll(t => ((NamedType)t).Name == name) ? new NamedTypeNode(name) : null;
        }

        return unified is null || !isNonNull ? unified : new NonNullTypeNode(unified);
    }

    /// <summary>Whether two types are the same but for their non-null marks.</summary>
    public static bool HaveSameShape(GraphType a, GraphType b) => (a.NullableType, b.NullableType) switch
    {
        (ListType x, ListType y) => HaveSameShape(x.Item, y.Item),
        (NamedType x, NamedType y) => x.Name == y.Name,
        _ => false,
    };

    private static string? LeastRestrictiveName(IReadOnlyList<NamedType> types, SchemaSet schemas)
    {
        if (types is [var only])
        {
            return only.Name;
        }

        return types
            .Where(candidate => types.All(type => Covers(candidate, type, schemas)))
            .OrderBy(candidate => schemas.GetPossibleTypes(candidate.Name).Count)
            .ThenBy(candidate => candidate.Name, StringComparer.Ordinal)
            .FirstOrDefault()?.Name;
    }

    private static bool Covers(NamedType candidate, NamedType type, SchemaSet schemas)
    {
        if (candidate.Name == type.Name)
        {
            return true;
        }

        return candidate is InterfaceType or UnionType && type.IsComposite
            && schemas.GetPossibleTypes(type.Name).IsSubsetOf(schemas.GetPossibleTypes(candidate.Name));
    }
}
