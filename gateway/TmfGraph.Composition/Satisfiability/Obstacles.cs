using TmfGraph.Composition.Apollo;
using TmfGraph.Composition.Composite;
using TmfGraph.GraphQL.Types;

namespace TmfGraph.Composition.Satisfiability;

/// <summary>Says why nobody can serve a field on a path: for each source schema that defines it, what stands in the way.</summary>
internal static class Obstacles
{
    public static string Describe(CompositeSchema schema, RouteFinder routes, Field field, IReadOnlyList<Place> places, IReadOnlySet<string> labels)
    {
        var type = schema.Types[field.DeclaringType.Name];
        var here = string.Join(", ", places.Select(p => $"'{p.Source}'").Distinct());
        var reasons = type.Fields[field.Name].Sources.Select(s => Describe(s, type, routes, places, here, labels));
        return string.Join("; ", reasons);
    }

    private static string Describe(SourceField field, CompositeType type, RouteFinder routes, IReadOnlyList<Place> places, string here, IReadOnlySet<string> labels)
    {
        if (field.IsOverridden)
        {
            return $"in '{field.Source}' another source schema overrides it";
        }

        if (!field.IsServed(labels))
        {
            var states = field.Labels.Select(l => $"'{l.Label}' is {(l.IsActive ? "active" : "not active")}");
            return $"in '{field.Source}' it is served only while {string.Join(" and ", states)}";
        }

        if (field.IsExternal)
        {
            return $"in '{field.Source}' it is external and this path does not provide it";
        }

        if (RouteFinder.IsRoot(type.Name) && field.NeedsValues)
        {
            return $"in '{field.Source}' it has requirements, and nothing can be required of a root type: let clients give its arguments, or move it to a type with a lookup";
        }

        if (!routes.CanTellType(field))
        {
            var name = field.Field.Type.NamedType.Name;
            return $"'{field.Source}' knows '{name}' as an '@interfaceObject' only, and no source schema has a lookup for the interface, or a key on it, to tell the type of such an object";
        }

        var lookups = type.Lookups.Where(l => l.Source == field.Source).ToList();
        if (lookups.Count == 0)
        {
            var why = places.Any(p => p.Source == field.Source) ? "it has requirements, so it is fetched through a lookup, but" : "";
            return $"{why} {WithoutLookup(field.Source, type.Name)}".TrimStart();
        }

        if (!places.Any(p => routes.IsReachable(type.Name, p, field.Source)))
        {
            if (field.Source.Apollo is not null)
            {
                return $"the keys of '{field.Source}' cannot be had from {here}: {string.Join(", ", lookups.SelectMany(l => l.Arguments.Values).Select(k => $"'{RepresentationMap.Read(k)}'"))}";
            }

            var needs = lookups.Select(l => $"'{l.Field.Coordinate}' ({string.Join(", ", l.Arguments.Select(a => $"{a.Key}: {a.Value}"))})");
            return $"the lookups of '{field.Source}' cannot be fed from {here}: {string.Join(", ", needs)}";
        }

        var requirements = string.Join(", ", field.Requirements.Select(r => r.Key == ApolloNames.RequiresArgument ? RepresentationMap.Read(r.Value) : $"{r.Key}: {r.Value}"));
        return $"what '{field.Source}' requires for it ({requirements}) cannot be had from {here}";
    }

    /// <summary>Why an argument cannot be filled that gets a value of a context.</summary>
    /// <param name="setter">The type that sets the context on the path; null for none.</param>
    public static string DescribeContext(SourceField field, string argument, ContextValue context, string? setter) => setter is null
        ? $"in '{field.Source}' its argument '{argument}' gets a value of the context '{context.Context}', and no object on this path sets it; set it on a type that every path has"
        : $"in '{field.Source}' its argument '{argument}' gets '{context.Value}' of '{setter}', which cannot be had from every source schema that sends such objects";

    private static string WithoutLookup(SourceSchemaInfo source, string typeName) =>
        source.Apollo is not null ? $"'{source}' has no '@key' on '{typeName}' by which it can be found there"
        : FirstVersionHint.For(source) is { } hint ? $"'{source}' has no lookup that finds '{typeName}' (give it one; or, {hint})"
        : $"'{source}' has no lookup that finds '{typeName}'";
}
