using TmfGraph.GraphQL.Types;

namespace TmfGraph.Gateway.Planning;

// One root field, objects of many types
// -------------------------------------
// `node(id: ID!): Node` stands in every source schema that has objects with global ids, and each source returns only the types it knows. Which
// one has the object is known to the id alone. So sources count first by how many of the types they can return that the client asks something
// of; and where no lookup can return them all, those that are needed are asked side by side, and the first that finds an object counts.

/// <summary>Root fields with an abstract type, which not every source can return all objects of.</summary>
internal sealed partial class Weigher
{
    /// <summary>Lookups that are asked beside the chosen one, since that cannot return all types that are asked for; the best first.</summary>
    public IReadOnlyList<FieldOption> OthersBeside(FieldOption chosen, FieldSelection field, string type)
    {
        var isWhole = chosen.Remainder is null && ReferenceEquals(field, field.Original);
        if (field.Children is null || !isWhole || chosen.Field.Field.Type.NamedType is ObjectType || !facts.IsLookup(chosen.Field))
        {
            return [];
        }

        var missing = WantedTypes(field, type);
        missing.ExceptWith(TypesOf(chosen));
        var left = missing.Count == 0
            ? []
            : OptionsFor(field, type, null, null, null, isApart: false).FindAll(o => o.Remainder is null && o.Field != chosen.Field && facts.IsLookup(o.Field));
        var others = new List<FieldOption>();
        while (left.Count > 0 && left.MaxBy(o => TypesOf(o).Count(missing.Contains)) is { } next && TypesOf(next).Any(missing.Contains))
        {
            others.Add(next);
            left.Remove(next);
            missing.ExceptWith(TypesOf(next));
        }

        return others;
    }

    /// <summary>Those of several sources that can return most of the types that are asked for.</summary>
    private List<FieldOption> WithMostTypes(List<FieldOption> options, FieldSelection field, string type)
    {
        if (options.Count < 2 || field.Children is null || options.TrueForAll(o => o.Field.Field.Type.NamedType is ObjectType))
        {
            return options;
        }

        var wanted = WantedTypes(field, type);
        var counts = options.ConvertAll(o => TypesOf(o).Count(wanted.Contains));
        var most = counts.Max();
        return [.. options.Where((_, i) => counts[i] == most)];
    }

    private static IEnumerable<string> TypesOf(FieldOption option) =>
        TypeFacts.PossibleTypes(option.Field.Source, option.Field.Field.Type.NamedType).Select(t => t.Name);

    /// <summary>The types that the client asks for more than it asks of all; when there is none, all that the field can have.</summary>
    private HashSet<string> WantedTypes(FieldSelection field, string type)
    {
        var children = field.Children!; // the callers have seen it
        var possible = (Schema.Public.GetType(type) as ComplexType)?.GetField(field.Name) is { } known
            ? Schema.Public.GetPossibleTypes(known.Type.NamedType).Select(t => t.Name).ToHashSet(StringComparer.Ordinal)
            : [];
        HashSet<FieldSelection>? common = null;
        foreach (var name in possible)
        {
            var selected = Asked(children, name).ToList();
            common ??= [.. selected];
            common.IntersectWith(selected);
        }

        var wanted = possible.Where(name => Asked(children, name).Any(f => !common!.Contains(f))).ToHashSet(StringComparer.Ordinal); // there are possible types
        return wanted.Count > 0 ? wanted : possible;
    }
}
