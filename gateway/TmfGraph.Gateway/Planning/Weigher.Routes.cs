using TmfGraph.Composition.Composite;
using TmfGraph.Composition.FieldSelection;
using TmfGraph.GraphQL.Language;
using TmfGraph.GraphQL.Types;

namespace TmfGraph.Gateway.Planning;

/// <summary>Ways between source schemas: which lookups find an object again, and what has to be known first.</summary>
internal sealed partial class Weigher
{
    /// <summary>How objects of a type get from one source to all others. Empty for types without lookups.</summary>
    public Routes RoutesFrom(string type, SourceSchemaInfo? at, SelectionSetNode? provides) => KnownRoutes[(type, at, provides)];

    /// <summary>
    /// The route by which a source that knows objects as an <c>@interfaceObject</c> only has their types told: by the one that knows most of them; null when there is none.
    /// </summary>
    /// <param name="name">The interface's name.</param>
    public Route? RouteToTypes(string name, SourceSchemaInfo at, SelectionSetNode? provides) => RoutesFrom(name, at, provides).BySource.Values
        .Where(r => r.Lookup is not null && r.Source.Apollo?.IsInterfaceObject(name) != true)
        .MinBy(r => (-TypeFacts.CountOf(r.Source, name), r.Rounds));

    /// <summary>Whether a lookup is sent anyway, since it tells the types of objects that a source knows by their interface's name.</summary>
    private bool IsTold(Route route, string type, SourceSchemaInfo? at, SelectionSetNode? provides) =>
        at?.Apollo is { } apollo && route.Lookup is not null && apollo.NameOf(type) is var name && name != type && apollo.IsInterfaceObject(name)
        && RouteToTypes(name, at, provides)?.Key == route.Key;

    /// <summary>What is known of routes before any lookup has been looked at.</summary>
    private static Routes NoRoutes(SourceSchemaInfo? at) => at is null ? Routes.None : new(
        new Dictionary<SourceSchemaInfo, Route> { [at] = new(at, 0, null, new Dictionary<string, SelectedValue>(), null) },
        null);

    private static bool IsBetter(Routes routes, Routes than) =>
        IsSooner(routes.Self?.Rounds, than.Self?.Rounds)
        || routes.BySource.Any(r => IsSooner(r.Value.Rounds, than.BySource.GetValueOrDefault(r.Key)?.Rounds));

    private static bool IsSooner(int? rounds, int? than) => (rounds ?? int.MaxValue) < (than ?? int.MaxValue);

    /// <summary>A root needs no lookup: its fields can be asked for in any source, in a plain query.</summary>
    /// <param name="at">The source that has sent the root as an object; null where the operation begins.</param>
    private Routes RootRoutes(SourceSchemaInfo? at) => new(
        Schema.Sources.ToDictionary(s => s, s => new Route(s, ReferenceEquals(s, at) ? 0 : 1, null, new Dictionary<string, SelectedValue>(), null)),
        null);

    /// <summary>Whether objects of a type are the root of queries: there is one of it, the same wherever it stands.</summary>
    private bool IsQueryRoot(string type) => type == Schema.Public.QueryType.Name;

    /// <summary>Widens the circle of sources until no lookup leads further: a lookup is open when everything it needs is in the circle.</summary>
    private Routes FindRoutes(string type, SourceSchemaInfo at, SelectionSetNode? provides)
    {
        var reached = new Dictionary<SourceSchemaInfo, Route>(NoRoutes(at).BySource);
        Route? self = null;
        var lookups = facts.LookupsOf(type);
        bool changed;
        do
        {
            changed = false;
            foreach (var lookup in lookups)
            {
                budget.Take();
                var known = ReferenceEquals(lookup.Source, at) ? self : reached.GetValueOrDefault(lookup.Source);
                if (Open(lookup, type, at, provides, reached, out var arguments) is not { } rounds || (known is not null && known.Rounds <= rounds))
                {
                    continue;
                }

                changed = true;
                var route = new Route(lookup.Source, rounds, lookup, arguments, Requirements.ToGroup(context, arguments.Values));
                if (ReferenceEquals(lookup.Source, at))
                {
                    self = route;
                }
                else
                {
                    reached[lookup.Source] = route;
                }
            }
        } while (changed);

        foreach (var source in reached.Keys.Where(s => !ReferenceEquals(s, at)).OrderBy(s => s.Name, StringComparer.Ordinal).ToArray())
        {
            reached[source] = WithLater(reached[source], type, at, provides, reached);
        }

        return new Routes(reached, self is null ? null : WithLater(self, type, at, provides, reached));
    }

    /// <summary>
    /// A route that finds objects by what comes later, too, where they may lack what comes first. It may come by way of sources that are reached no later than
    /// this one, and by their first alternatives: else two sources could wait for each other.
    /// </summary>
    private Route WithLater(
        Route route, string type, SourceSchemaInfo at, SelectionSetNode? provides, IReadOnlyDictionary<SourceSchemaInfo, Route> reached)
    {
        if (route.Lookup is null || route.Lookup.Arguments.Values.All(v => v.Alternatives.Count == 1))
        {
            return route;
        }

        var free = reached.Where(r => r.Value.Lookup is null || (r.Key != route.Source && r.Value.Rounds <= route.Rounds && r.Value.Later.Count == 0)).ToDictionary();
        var later = new List<LaterAlternatives>();
        var arguments = new SortedDictionary<string, SelectedValue>(StringComparer.Ordinal);
        foreach (var (name, value) in route.Lookup.Arguments)
        {
            var sooner = route.Arguments[name];
            var further = sooner.Alternatives.Any(a => IsSure(a, type) || HasChoice(a)) ? [] : value.Alternatives.Except(sooner.Alternatives).Where(IsFree).ToList();
            arguments.Add(name, further.Count == 0 ? sooner : Only(value, [.. value.Alternatives.Where(a => sooner.Alternatives.Contains(a) || further.Contains(a))]));
            if (further.Count > 0)
            {
                later.Add(new LaterAlternatives(name, sooner, GroupOf(Only(value, further)), free));
            }

            bool IsFree(SelectedValueEntry alternative) => !HasChoice(alternative) && GroupOf(Only(value, [alternative])).For(type).All(field =>
                PartsOf(field, type, at, provides, free) is { } parts && parts.All(p => p.Rounds <= route.Rounds && p.Field.Requirements.Count == 0));
        }

        return later.Count == 0 ? route : new Route(route.Source, route.Rounds, route.Lookup, arguments, route.Keys) { Later = later };
    }

    /// <summary>After how many rounds a lookup has found its objects; null when what it needs cannot be had.</summary>
    /// <param name="arguments">What it needs, one alternative chosen for each argument.</param>
    private int? Open(
        Lookup lookup,
        string type,
        SourceSchemaInfo at,
        SelectionSetNode? provides,
        IReadOnlyDictionary<SourceSchemaInfo, Route> reached,
        out SortedDictionary<string, SelectedValue> arguments)
    {
        var rounds = 0;
        arguments = new SortedDictionary<string, SelectedValue>(StringComparer.Ordinal);
        foreach (var (name, value) in lookup.Arguments)
        {
            if (Soonest(value, type, at, provides, reached) is not { } soonest)
            {
                return null;
            }

            arguments.Add(name, soonest.Value);
            rounds = Math.Max(rounds, soonest.Rounds);
        }

        return rounds + 1;
    }

    /// <summary>
    /// The alternatives of a lookup's argument that are there soonest: one alone where it is never null, else all of them, since each may be what
    /// finds an object. Those that are for objects of other types stay, so that one request finds objects of all.
    /// </summary>
    private (SelectedValue Value, int Rounds)? Soonest(
        SelectedValue value, string type, SourceSchemaInfo at, SelectionSetNode? provides, IReadOnlyDictionary<SourceSchemaInfo, Route> reached)
    {
        var kept = new SortedList<int, SelectedValueEntry>(); // in the order in which they are written
        var open = new List<(int Index, SelectedValueEntry Entry, int Rounds)>();
        for (var i = 0; i < value.Alternatives.Count; i++)
        {
            var alternative = value.Alternatives[i];
            if (GroupOf(Only(value, [alternative])).For(type).Count == 0)
            {
                kept.Add(i, alternative);
            }
            else if (Narrow(value, alternative, v => RoundsOf(GroupOf(v), type, at, provides, reached) is not null) is { } narrowed
                && RoundsOf(GroupOf(Only(value, [narrowed])), type, at, provides, reached) is { } needed)
            {
                open.Add((i, narrowed, needed));
            }
        }

        if (open.Count == 0)
        {
            return null;
        }

        var rounds = open.Min(o => o.Rounds);
        var soonest = open.FindAll(o => o.Rounds == rounds);
        foreach (var (index, entry, _) in soonest.Exists(o => IsSure(o.Entry, type)) ? soonest.FindAll(o => IsSure(o.Entry, type))[..1] : soonest)
        {
            kept.Add(index, entry);
        }

        return (Only(value, [.. kept.Values]), rounds);
    }

    /// <summary>Whether objects of a type always have what an alternative is made of.</summary>
    private bool IsSure(SelectedValueEntry entry, string type)
    {
        var at = type;
        foreach (var segment in entry.Path)
        {
            if (at is null || (segment.TypeCondition is not null && !facts.Satisfies(at, segment.TypeCondition)))
            {
                return false;
            }

            var sources = facts.SourcesOf(at, segment.FieldName);
            if (!sources.All(s => s.Field.Type is { IsNonNull: true, IsList: false }))
            {
                return false;
            }

            at = sources.Count > 0 && sources[0].Field.Type.NamedType is ObjectType inner ? inner.Name : null;
        }

        return entry.List is null && (entry.Object is null || (at is not null && entry.Object.All(f => f.Value.Alternatives.Any(a => IsSure(a, at)))));
    }
}
