using System.Numerics;
using TmfGraph.Composition.Composite;
using TmfGraph.Composition.Merging;
using TmfGraph.GraphQL.Types;

// The problem: every path a client can write has to be servable. There are infinitely many paths, since types refer to each other.
//
// The idea: whether a path can go on depends on two things only, the type it has come to and the places its value may stand in (the
// source schemas that could have served it). So the search is over pairs (type, set of places), not over paths: each pair is expanded
// once, breadth first, and a pair whose places include those of a pair already seen is skipped, since more places never serve less. In
// practice a type has a handful of different sets, and the work is about fields times source schemas.
//
// Where arguments get values of objects above, a pair has a third part: which of them can be filled there (ContextTable).
//
// The parts: RouteFinder answers where one field can be had from one place (lookups, requirements, @provides). This file walks the public
// schema with it and keeps, for each pair, how it was first come to: that is the path in the message, and the shortest one.
//
// What a mutation or a subscription returns comes from one source schema alone, since asking two would do it twice: below such a field the search
// goes on from the one source schema that serves the most.
//
// The limits: a value of an interface or union is followed for those object types that the source schema serving it knows, since it can
// return no others. Arguments of the client are not looked at. One finding is reported for a field, not one for each path to it.
namespace TmfGraph.Composition.Satisfiability;

/// <summary>Every query path of the public schema can be resolved by source schemas.</summary>
/// <seealso href="https://graphql.github.io/composite-schemas-spec/draft/#sec-Unsatisfiable-Query-Path"/>
internal sealed class SatisfiabilityValidator
{
    private readonly CompositeSchema _schema;
    private readonly CompositionOptions _options;
    private readonly ICollection<Diagnostic> _diagnostics;
    private readonly RouteFinder _routes;
    private readonly Queue<Arrival> _open = new();
    private readonly ContextTable _contexts;
    private readonly Dictionary<string, List<(PlaceSet Places, BigInteger Above, BigInteger Filled)>> _seen = [];
    private readonly Dictionary<(Field, Place), IReadOnlyList<(Place Place, NamedType Type)>> _found;
    private readonly HashSet<string> _reported;

    private readonly IReadOnlySet<string> _labels;

    private SatisfiabilityValidator(
        CompositeSchema schema,
        SchemaSet schemas,
        CompositionOptions options,
        ICollection<Diagnostic> diagnostics,
        IReadOnlySet<string> labels,
        HashSet<string> reported)
    {
        _labels = labels;
        _reported = reported;
        _schema = schema;
        _options = options;
        _diagnostics = diagnostics;
        _routes = new RouteFinder(schema, schemas, options, labels);
        _contexts = new ContextTable(schema, _routes);
        _found = [];
    }

    /// <summary>For a search of its own, which finds what the other one may find later.</summary>
    private SatisfiabilityValidator(SatisfiabilityValidator other)
    {
        _labels = other._labels;
        _reported = [];
        _schema = other._schema;
        _options = other._options;
        _diagnostics = [];
        _routes = other._routes;
        _contexts = other._contexts;
        _found = other._found;
    }

    /// <summary>Checks all paths; with fields that move step by step, in every state in which some request can meet them.</summary>
    public static void Check(CompositeSchema schema, SchemaSet schemas, CompositionOptions options, ICollection<Diagnostic> diagnostics)
    {
        var reported = new HashSet<string>();
        foreach (var labels in StatesOf(schema.OverrideLabels, options.MaxCombinedOverrideLabels))
        {
            new SatisfiabilityValidator(schema, schemas, options, diagnostics, labels, reported).Run();
        }
    }

    /// <summary>All combinations of a few labels; of many none, each alone, and all.</summary>
    private static IEnumerable<IReadOnlySet<string>> StatesOf(IReadOnlyList<string> labels, int maxCombined)
    {
        if (labels.Count > maxCombined)
        {
            return [new HashSet<string>(), .. labels.Select(l => new HashSet<string> { l }), labels.ToHashSet()];
        }

        return Enumerable.Range(0, 1 << labels.Count).Select(set => labels.Where((_, i) => (set & (1 << i)) != 0).ToHashSet());
    }

    private void Run()
    {
        foreach (var root in new[] { _schema.Public.QueryType, _schema.Public.MutationType, _schema.Public.SubscriptionType })
        {
            if (root is not null)
            {
                var anywhere = _schema.Sources.Aggregate(new PlaceSet(), (set, source) => set.With(_routes.Places.Get(source, null)));
                Arrive(new Arrival(root, anywhere, null, null) { Above = 0, Filled = _contexts.Below(root.Name, anywhere, 0) });
            }
        }

        Search();
    }

    private void Search()
    {
        while (_open.TryDequeue(out var arrival) && _reported.Count < _options.MaxUnsatisfiablePaths)
        {
            foreach (var field in arrival.Type.Fields)
            {
                Follow(arrival, field);
            }
        }
    }

    private void Follow(Arrival arrival, Field field)
    {
        var found = arrival.Places.Ids.SelectMany(id => Find(field, _routes.Places[id])).ToList();
        if (!_contexts.IsEmpty && found.Select(f => LackOf(arrival, field, f.Place)).FirstOrDefault(l => l is not null) is { } lack)
        {
            if (_reported.Count < _options.MaxUnsatisfiablePaths && _reported.Add(field.Coordinate))
            {
                _diagnostics.Add(Diagnostics.UnsatisfiableQueryPath(field, arrival.PathTo(field), lack));
            }

            return;
        }

        if (found.Count == 0)
        {
            if (_reported.Count < _options.MaxUnsatisfiablePaths && _reported.Add(field.Coordinate))
            {
                var places = arrival.Places.Ids.Select(id => _routes.Places[id]).ToList();
                var obstacles = Obstacles.Describe(_schema, _routes, field, places, _labels);
                if (arrival.RootField is { } root && IsDoneOnce(root.DeclaringType) && _schema.Types[root.DeclaringType.Name].Fields[root.Name].Sources.Count > 1)
                {
                    obstacles += $"; '{root.Coordinate}' is asked for in one source schema alone, and none serves all that is below it";
                }

                _diagnostics.Add(Diagnostics.UnsatisfiableQueryPath(field, arrival.PathTo(field), obstacles));
            }

            return;
        }

        if (!field.Type.IsComposite)
        {
            return;
        }

        if (found.Count > 1 && arrival.From is null && IsDoneOnce(arrival.Type))
        {
            found = [found.MinBy(f => new SatisfiabilityValidator(this).CountBelow(arrival, field, f))];
        }

        Enter(arrival, field, found);
    }

    /// <summary>Why an argument of a field cannot be filled that gets a value of an object above; null when all can.</summary>
    private string? LackOf(Arrival arrival, Field field, Place place)
    {
        var source = _schema.Types[field.DeclaringType.Name].Fields[field.Name].Sources.First(s => s.Source == place.Source);
        foreach (var (argument, context) in _contexts.Unfilled(source, arrival.Above))
        {
            return Obstacles.DescribeContext(source, argument, context, arrival.From?.NearestOf(context.Types));
        }

        return null;
    }

    /// <summary>Whether a type is the root of mutations or subscriptions.</summary>
    private bool IsDoneOnce(NamedType type) => ReferenceEquals(type, _schema.Public.MutationType) || ReferenceEquals(type, _schema.Public.SubscriptionType);

    /// <summary>How many fields cannot be had below a field that comes from one place.</summary>
    private int CountBelow(Arrival arrival, Field field, (Place, NamedType) from)
    {
        Enter(arrival, field, [from]);
        Search();
        return _reported.Count;
    }

    /// <summary>Goes on with the types that a field may return.</summary>
    private void Enter(Arrival arrival, Field field, List<(Place Place, NamedType Type)> found)
    {
        foreach (var type in _schema.Public.GetPossibleTypes(field.Type.NamedType))
        {
            var places = new PlaceSet();
            foreach (var (place, named) in found)
            {
                if (CanBe(place.Source.Schema, named, type.Name))
                {
                    places = places.With(place);
                }
            }

            if (!places.IsEmpty)
            {
                Arrive(new Arrival(type, places, arrival, field) { Above = arrival.Filled, Filled = _contexts.Below(type.Name, places, arrival.Filled) });
            }
        }
    }

    private void Arrive(Arrival arrival)
    {
        if (!_seen.TryGetValue(arrival.Type.Name, out var seen))
        {
            _seen.Add(arrival.Type.Name, seen = []);
        }

        if (!seen.Exists(known => known.Places.IsSubsetOf(arrival.Places) && (known.Above & ~arrival.Above).IsZero && (known.Filled & ~arrival.Filled).IsZero))
        {
            seen.Add((arrival.Places, arrival.Above, arrival.Filled));
            _open.Enqueue(arrival);
        }
    }

    private IReadOnlyList<(Place Place, NamedType Type)> Find(Field field, Place from)
    {
        if (!_found.TryGetValue((field, from), out var places))
        {
            places = [.. _routes.Find(field.DeclaringType.Name, field.Name, from)];
            _found.Add((field, from), places);
        }

        return places;
    }

    private static bool CanBe(GraphSchema schema, NamedType named, string typeName) =>
        named.Name == typeName || (named is not ObjectType && schema.GetType(typeName) is ObjectType type && schema.IsPossibleType(named, type));

    /// <summary>A type the search came to, and how.</summary>
    private sealed record Arrival(ObjectType Type, PlaceSet Places, Arrival? From, Field? By)
    {
        /// <summary>Which arguments of its own fields can be filled that get values of contexts; see <see cref="ContextTable"/>.</summary>
        public required BigInteger Above { get; init; }

        /// <summary>The same of fields of objects below.</summary>
        public required BigInteger Filled { get; init; }

        /// <summary>The field of the root that it was come to by; null at the root.</summary>
        public Field? RootField { get; } = From is null ? null : From.RootField ?? By;

        /// <summary>The nearest type that is one of some; null when there is none.</summary>
        public string? NearestOf(IReadOnlySet<string> types)
        {
            var arrival = this;
            while (arrival is not null && !types.Contains(arrival.Type.Name))
            {
                arrival = arrival.From;
            }

            return arrival?.Type.Name;
        }

        /// <summary>The path from the root to a field of the type: <c>Query.order -> Order.customer -> Customer.name</c>.</summary>
        public string PathTo(Field field)
        {
            var steps = new Stack<string>([field.Coordinate]);
            for (var arrival = this; arrival is { By: { } by }; arrival = arrival.From)
            {
                steps.Push(by.Coordinate);
            }

            return string.Join(" -> ", steps);
        }
    }
}
