using System.Runtime.InteropServices;
using TmfGraph.Composition.Composite;
using TmfGraph.Composition.FieldSelection;
using TmfGraph.GraphQL.Language;
using TmfGraph.GraphQL.Types;

namespace TmfGraph.Gateway.Planning;

/// <summary>Ways between source schemas: which lookups find an object again, and what has to be known first.</summary>
internal sealed partial class Weigher
{
    private readonly Dictionary<SelectedValue, SelectionGroup> _groups = new(ReferenceEqualityComparer.Instance);

    /// <summary>How objects of a type get from one source to all others. Empty for types without lookups.</summary>
    public Routes RoutesFrom(string type, SourceSchemaInfo? at, SelectionSetNode? provides) => KnownRoutes[(type, at, provides)];

    /// <summary>
    /// The source that has a field of these objects soonest, for keys and requirements; null when none has it.
    /// </summary>
    public (SourceField Field, Route Route, int Rounds)? Nearest(
        FieldSelection field,
        string type,
        SourceSchemaInfo at,
        SelectionSetNode? provides,
        IReadOnlyDictionary<SourceSchemaInfo, Route> reached)
    {
        (SourceField, Route, int Rounds)? best = null;
        foreach (var source in facts.SourcesOf(type, field.Name))
        {
            if (!overrides.IsServed(source) || !reached.TryGetValue(source.Source, out var route))
            {
                continue;
            }

            var provided = ReferenceEquals(source.Source, at) ? Provided(provides, type, field.Name) : null;
            if (source.IsExternal && provided is null)
            {
                continue;
            }

            var rounds = route.Rounds;
            if (source.Requirements.Count > 0)
            {
                if (RequiredFields[(source, type, at, provides)] is not { } chained)
                {
                    continue;
                }

                (route, rounds) = chained;
            }

            if (field.Children is not null)
            {
                var inner = CostOf(field.Children, source.Field.Type.NamedType, source.Source, Combine(source.Provides, provided?.SelectionSet), out var remainder);
                if (remainder is not null)
                {
                    continue;
                }

                rounds += inner.Rounds;
            }

            if (best is null || rounds < best.Value.Rounds)
            {
                best = (source, route, rounds);
            }
        }

        return best;
    }

    /// <summary>A value's fields as a selection.</summary>
    public SelectionGroup GroupOf(SelectedValue value)
    {
        if (!_groups.TryGetValue(value, out var group))
        {
            _groups.Add(value, group = Requirements.ToGroup(context, [value]));
        }

        return group;
    }

    private int? RequirementRounds(IEnumerable<SelectedValue> values, string type, Routes routes)
    {
        var rounds = 0;
        var at = routes.BySource.First(r => r.Value.Rounds == 0).Key;
        foreach (var value in values)
        {
            if (RoundsOf(GroupOf(value), type, at, null, routes.BySource) is not { } needed)
            {
                return null;
            }

            rounds = Math.Max(rounds, needed);
        }

        return rounds;
    }

    private int? RoundsOf(
        SelectionGroup group,
        string type,
        SourceSchemaInfo at,
        SelectionSetNode? provides,
        IReadOnlyDictionary<SourceSchemaInfo, Route> reached)
    {
        var rounds = 0;
        foreach (var field in group.For(type))
        {
            if (field.IsTypeName)
            {
                continue;
            }

            if (Nearest(field, type, at, provides, reached) is not { } nearest)
            {
                return null;
            }

            rounds = Math.Max(rounds, nearest.Rounds);
        }

        return rounds;
    }

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

        return new Routes(reached, self);
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
        var others = new List<SelectedValueEntry>();
        var open = new List<(SelectedValueEntry Entry, int Rounds)>();
        foreach (var alternative in value.Alternatives)
        {
            var group = GroupOf(Only(value, [alternative]));
            if (group.For(type).Count == 0)
            {
                others.Add(alternative);
            }
            else if (RoundsOf(group, type, at, provides, reached) is { } needed)
            {
                open.Add((alternative, needed));
            }
        }

        if (open.Count == 0)
        {
            return null;
        }

        var rounds = open.Min(o => o.Rounds);
        var soonest = open.FindAll(o => o.Rounds == rounds).ConvertAll(o => o.Entry);
        if (soonest.Find(e => IsSure(e, type)) is { } sure)
        {
            soonest = [sure];
        }

        return (Only(value, [.. value.Alternatives.Where(a => soonest.Contains(a) || others.Contains(a))]), rounds);
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

    private readonly Dictionary<(SelectedValue, string), SelectedValue> _narrowed = [];

    /// <summary>A value with some of its alternatives: always the same one, since variables and groups are found by it.</summary>
    private SelectedValue Only(SelectedValue value, IReadOnlyList<SelectedValueEntry> alternatives)
    {
        if (alternatives.Count == value.Alternatives.Count)
        {
            return value;
        }

        var narrowed = new SelectedValue(alternatives);
        return CollectionsMarshal.GetValueRefOrAddDefault(_narrowed, (value, narrowed.ToString()), out _) ??= narrowed;
    }
}
