using TmfGraph.Composition.Composite;
using TmfGraph.Composition.FieldSelection;
using TmfGraph.Composition.Merging;
using TmfGraph.Composition.Sources;
using TmfGraph.GraphQL.Language;
using TmfGraph.GraphQL.Types;
using PathSet = System.Collections.Generic.IReadOnlyList<System.Collections.Generic.IReadOnlyList<TmfGraph.Composition.FieldSelection.FieldStep>>;

namespace TmfGraph.Composition.Satisfiability;

/// <summary>
/// Answers where a field can be had from, given where its parent stands: in the same source schema, in one that a lookup leads to,
/// or on a path that provides it; and only where its requirements can be met.
/// </summary>
/// <remarks>
/// Which source schemas lookups lead to is a least fixpoint: a lookup may need a key that another lookup has to fetch first, in any
/// order and depth. It is computed once for all types with lookups, from "nowhere" upwards; a route found stays found, so the rounds end.
/// </remarks>
/// <seealso href="https://graphql.github.io/composite-schemas-spec/draft/#sec-Unsatisfiable-Query-Path"/>
internal sealed class RouteFinder
{
    private readonly CompositeSchema _schema;
    private readonly CompositionOptions _options;
    private readonly IReadOnlySet<string> _labels;
    private readonly CompositeView _view;
    private readonly Dictionary<string, SourceSchema> _sources;
    private readonly Dictionary<(string Type, Place Place), HashSet<SourceSchemaInfo>> _reachable = [];
    private readonly Dictionary<(Lookup, string Type), IReadOnlyList<PathSet>> _lookupPaths = [];
    private readonly Dictionary<(SelectedValue, string Type), IReadOnlyList<PathSet>> _requirementPaths = [];
    private readonly HashSet<(SourceField, Place)> _openRequirements = [];

    /// <param name="labels">Which labels of overrides are active.</param>
    public RouteFinder(CompositeSchema schema, SchemaSet schemas, CompositionOptions options, IReadOnlySet<string> labels)
    {
        _schema = schema;
        _options = options;
        _labels = labels;
        _view = new CompositeView(schema, schemas);
        _sources = schemas.Sources.ToDictionary(s => s.Name);
        ComputeReachable();
    }

    public PlaceTable Places { get; } = new();

    /// <summary>The places where the value of a field can stand, with the type it has there; empty when there is no way to get it.</summary>
    /// <param name="except">A source schema that may not serve it, because it is for a requirement of this one; null for none.</param>
    /// <param name="arguments">The constants a key or requirement asks with; null when clients choose, and only then fields may get values of contexts.</param>
    public IEnumerable<(Place Place, NamedType Type)> Find(
        string typeName, string fieldName, Place from, SourceSchemaInfo? except = null, IReadOnlyList<ArgumentNode>? arguments = null)
    {
        if (_schema.Types.GetValueOrDefault(typeName)?.Fields.GetValueOrDefault(fieldName) is not { } field)
        {
            yield break;
        }

        foreach (var source in field.Sources)
        {
            var isHere = source.Source == from.Source;
            var provided = isHere && from.Provided is not null ? Select(from.Provided, typeName, fieldName, from.Source.Schema) : null;
            if (!source.IsServed(_labels)
                || (source.IsExternal && provided is null)
                || (source.Source == except && !IsKey(source))
                || (arguments is not null && (source.Contexts.Count > 0 || !source.Takes(arguments)))
                || !CanEnter(source, typeName, from)
                || !CanTellType(source))
            {
                continue;
            }

            yield return (Places.Get(source.Source, ProvidedSelections.Combine(source.Provides, provided?.SelectionSet)), source.Field.Type.NamedType);
        }
    }

    /// <summary>
    /// Whether lookups lead from the place to the source schema, or none is needed: the root of queries can be asked anywhere, wherever it stands. The
    /// other roots are entered once, where the operation begins.
    /// </summary>
    public bool IsReachable(string typeName, Place from, SourceSchemaInfo target) =>
        typeName is "Query" || Reachable(typeName, from).Contains(target);

    /// <summary>
    /// Whether objects that a field returns say their type, or some other source schema says it: what an <c>@interfaceObject</c> stands for has to
    /// be found by its key where the interface itself is known.
    /// </summary>
    public bool CanTellType(SourceField field)
    {
        var name = field.Field.Type.NamedType.Name;
        if (field.Source.Apollo?.IsInterfaceObject(name) != true)
        {
            return true;
        }

        var from = Places.Get(field.Source, null);
        return _schema.Types[name].Lookups.Any(l =>
            l.Source.Apollo?.IsInterfaceObject(name) != true && LookupPaths(l, name).Any(set => CanWalkAll(set, from)));
    }

    /// <summary>Whether all that the field's arguments require can be had from other source schemas.</summary>
    public bool CanMeetRequirements(SourceField field, string typeName, Place from)
    {
        if (field.Requirements.Count == 0)
        {
            return true;
        }

        // requirements that need each other can never be met
        if (!_openRequirements.Add((field, from)))
        {
            return false;
        }

        // in Apollo Federation only the leaves are those of others, which rules see to; the way to them may lead through own fields
        var except = field.Source.Apollo is null ? field.Source : null;
        var met = field.Requirements.Values.All(map => RequirementPaths(map, typeName).Any(set => set.All(p => CanWalk(p, from, except, mayBeNone: true))));
        _openRequirements.Remove((field, from));
        return met;
    }

    /// <summary>Whether a value of a context can be had of objects of a type that sets it. Where nothing of the type is taken there is nothing to be had.</summary>
    public bool CanTake(ContextValue context, string typeName, Place from) =>
        RequirementPaths(context.Value, typeName) is var paths && (paths.Count == 0 || paths.Any(set => set.All(p => CanWalk(p, from, null, mayBeNone: true))));

    /// <summary>A field with requirements is fetched once they are known, so it takes a lookup even into the source one comes from.</summary>
    private bool CanEnter(SourceField field, string typeName, Place from)
    {
        if (IsRoot(typeName) && field.NeedsValues)
        {
            return false; // a root is no object that could be asked for again once the values are known
        }

        var stays = field.Source == from.Source && !field.NeedsValues;
        return (stays || IsReachable(typeName, from, field.Source)) && CanMeetRequirements(field, typeName, from);
    }

    private void ComputeReachable()
    {
        var entities = _schema.Types.Values.Where(t => !t.IsInterface && t.Lookups.Count > 0).ToList();
        foreach (var type in entities)
        {
            foreach (var source in type.Sources)
            {
                _reachable.Add((type.Name, Places.Get(source, null)), []);
            }
        }

        bool changed;
        do
        {
            changed = false;
            foreach (var type in entities)
            {
                foreach (var source in type.Sources)
                {
                    var place = Places.Get(source, null);
                    changed |= Extend(type, place, _reachable[(type.Name, place)]);
                }
            }
        }
        while (changed);
    }

    /// <summary>Adds what can be reached in one more step; false when there is nothing to add.</summary>
    private bool Extend(CompositeType type, Place from, HashSet<SourceSchemaInfo> reachable)
    {
        var before = reachable.Count;
        foreach (var lookup in type.Lookups)
        {
            if (!reachable.Contains(lookup.Source) && LookupPaths(lookup, type.Name).Any(set => CanWalkAll(set, from)))
            {
                reachable.Add(lookup.Source);
            }
        }

        return reachable.Count > before;
    }

    private HashSet<SourceSchemaInfo> Reachable(string typeName, Place from)
    {
        if (_reachable.TryGetValue((typeName, from), out var known))
        {
            return known;
        }

        var reachable = new HashSet<SourceSchemaInfo>();
        if (_schema.Types.GetValueOrDefault(typeName) is { Lookups.Count: > 0 } type)
        {
            // a place that provides fields: what it reaches depends on it and on plain places, which are done
            _reachable.Add((typeName, from), reachable);
            while (Extend(type, from, reachable))
            {
            }
        }

        return reachable;
    }

    private bool CanWalkAll(PathSet paths, Place from) => paths.All(p => CanWalk(p, from, null, mayBeNone: false));

    /// <param name="mayBeNone">
    /// Whether a path is walked, too, that ends early, as a source schema on it has no objects of the type it goes on with: there is nothing to be had then,
    /// which is what clients get who ask for the same. A key has to be there.
    /// </param>
    private bool CanWalk(IReadOnlyList<FieldStep> path, Place from, SourceSchemaInfo? except, bool mayBeNone)
    {
        var places = new PlaceSet().With(from);
        foreach (var step in path)
        {
            var next = new PlaceSet();
            var isNone = mayBeNone;
            foreach (var place in places.Ids.Select(id => Places[id]))
            {
                var types = PossibleTypes(step.TypeName, place.Source).Where(t => IsKnown(t, place.Source)).ToList();
                isNone &= types.Count == 0;
                next = next.Union(Step(step, types, place, except));
            }

            if (next.IsEmpty)
            {
                return isNone;
            }

            places = next;
        }

        return true;
    }

    /// <summary>Whether a source schema knows objects of a type, by its name or by that of an interface.</summary>
    private static bool IsKnown(string typeName, SourceSchemaInfo source) => source.Schema.GetType(source.Apollo?.NameOf(typeName) ?? typeName) is not null;

    /// <summary>A field of an interface has to be there for every object the source schema may return.</summary>
    private PlaceSet Step(FieldStep step, IReadOnlyList<string> types, Place from, SourceSchemaInfo? except)
    {
        var all = new PlaceSet();
        foreach (var type in types)
        {
            var one = new PlaceSet();
            foreach (var (place, _) in Find(type, step.FieldName, from, except, step.Arguments))
            {
                one = one.With(place);
            }

            if (one.IsEmpty)
            {
                return one;
            }

            all = all.Union(one);
        }

        return all;
    }

    private IEnumerable<string> PossibleTypes(string typeName, SourceSchemaInfo source)
    {
        if (_schema.Types.GetValueOrDefault(typeName) is { IsInterface: false })
        {
            return [typeName];
        }

        return source.Schema.GetType(typeName) is { } type ? source.Schema.GetPossibleTypes(type).Select(t => t.Name) : _view.GetPossibleTypes(typeName);
    }

    private IReadOnlyList<PathSet> LookupPaths(Lookup lookup, string typeName)
    {
        if (!_lookupPaths.TryGetValue((lookup, typeName), out var paths))
        {
            paths = FieldPaths.Combine(lookup.Arguments.Values, typeName, _view, _options.MaxSelectionAlternatives) ?? [];
            _lookupPaths.Add((lookup, typeName), paths);
        }

        return paths;
    }

    private IReadOnlyList<PathSet> RequirementPaths(SelectedValue map, string typeName)
    {
        if (!_requirementPaths.TryGetValue((map, typeName), out var paths))
        {
            paths = FieldPaths.Extract(map, typeName, _view, _options.MaxSelectionAlternatives) ?? [];
            _requirementPaths.Add((map, typeName), paths);
        }

        return paths;
    }

    /// <summary>The value that names an entity is the same everywhere, so a requirement may take it from its own source schema.</summary>
    private bool IsKey(SourceField field) => _sources[field.Source.Name].IsKeyField(field.Field);

    public static bool IsRoot(string typeName) => typeName is "Query" or "Mutation" or "Subscription";

    private static FieldNode? Select(SelectionSetNode provided, string typeName, string fieldName, GraphSchema schema) =>
        ProvidedSelections.Find(provided, fieldName, condition => Applies(condition, typeName, schema), ProvidedSelections.Combine);

    private static bool Applies(NamedTypeNode condition, string typeName, GraphSchema schema) =>
        condition.Name == typeName
        || (schema.GetType(condition.Name) is { } type && schema.GetPossibleTypes(type).Any(t => t.Name == typeName));
}
