using System.Collections.Concurrent;
using System.Collections.Frozen;
using TmfGraph.Composition.Composite;
using TmfGraph.GraphQL.Types;

namespace TmfGraph.Gateway.Planning;

/// <summary>Facts about types of the composite schema that planning asks for again and again. Safe to share.</summary>
internal sealed class TypeFacts(CompositeSchema schema)
{
    private readonly ConcurrentDictionary<string, FrozenSet<string>> _fallUnder = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<CompositeField, SourceField[]> _sources = new();
    private readonly ConcurrentDictionary<CompositeType, Lookup[]> _lookups = new();
    private readonly ConcurrentDictionary<GraphType, LeafType> _leaves = new(ReferenceEqualityComparer.Instance);

    public CompositeSchema Schema { get; } = schema;

    /// <summary>Whether an object of <paramref name="type"/> falls under a fragment on <paramref name="condition"/>, in any source schema or the public one.</summary>
    public bool Satisfies(string type, string condition) =>
        type == condition || FallUnder(condition).Contains(type);

    /// <summary>Whether objects of more types than the one it names may fall under a fragment on <paramref name="condition"/>.</summary>
    public bool IsAbstract(string condition) => FallUnder(condition) is { Count: > 0 } types && (types.Count > 1 || !types.Contains(condition));

    /// <summary>Who can serve a field, in the order of their names, so that plans do not depend on that of the source schemas.</summary>
    public IReadOnlyList<SourceField> SourcesOf(string type, string field) =>
        Schema.Types.GetValueOrDefault(type)?.Fields.GetValueOrDefault(field) is { } found
            ? _sources.GetOrAdd(found, static f => [.. f.Sources.OrderBy(s => s.Source.Name, StringComparer.Ordinal)])
            : [];

    /// <summary>The lookups that find objects of a type, in the order of their sources' names.</summary>
    public IReadOnlyList<Lookup> LookupsOf(string type) =>
        Schema.Types.GetValueOrDefault(type) is { } found
            ? _lookups.GetOrAdd(found, static t => [.. t.Lookups.OrderBy(l => l.Source.Name, StringComparer.Ordinal)]) // stable: as written within a source
            : [];

    /// <summary>Whether a root field is a lookup: that it finds nothing says nothing about other sources.</summary>
    public bool IsLookup(SourceField field) =>
        Schema.Types.GetValueOrDefault(field.Field.Type.NamedType.Name) is { } found
            ? found.Lookups.Any(l => ReferenceEquals(l.Field, field.Field))
            : PossibleTypes(field.Source, field.Field.Type.NamedType).Any(t => LookupsOf(t.Name).Any(l => ReferenceEquals(l.Field, field.Field))); // of a union

    /// <summary>Which values a field of that type may have.</summary>
    public LeafType LeafOf(GraphType type) => _leaves.GetOrAdd(type, LeafType.Of);

    /// <summary>The object types a value of a source schema's type can have there.</summary>
    public static IReadOnlyList<ObjectType> PossibleTypes(SourceSchemaInfo source, NamedType type) => source.Schema.GetPossibleTypes(type);

    /// <summary>
    /// Those of them that are asked for anything: internal types have nothing to do with types of that name elsewhere, and what clients do not
    /// see they do not get. Such objects count as values that the field cannot have.
    /// </summary>
    public IEnumerable<ObjectType> TypesOf(SourceSchemaInfo source, NamedType type, SelectionGroup group)
    {
        foreach (var objectType in PossibleTypes(source, type))
        {
            if (Schema.Types.ContainsKey(objectType.Name) && (group.IsReadByGateway || Schema.Public.GetType(objectType.Name) is not null))
            {
                yield return objectType;
            }
        }
    }

    /// <summary>How many object types a source knows behind a type of the composite schema.</summary>
    public static int CountOf(SourceSchemaInfo source, string type) => source.Schema.GetType(type) is { } known ? PossibleTypes(source, known).Count : 0;

    /// <summary>The object types that fall under a fragment; kept by the fragment's type, so that this takes no more memory than the schemas do.</summary>
    private FrozenSet<string> FallUnder(string condition) => _fallUnder.GetOrAdd(
        condition,
        static (name, schema) => schema.Sources.Select(s => s.Schema).Prepend(schema.Public)
            .SelectMany(s => s.GetType(name) is { } type ? s.GetPossibleTypes(type) : [])
            .Select(t => t.Name)
            .ToFrozenSet(StringComparer.Ordinal),
        Schema);
}
