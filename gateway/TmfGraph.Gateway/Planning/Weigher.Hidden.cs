using TmfGraph.Composition.Composite;
using TmfGraph.Composition.FieldSelection;
using TmfGraph.GraphQL.Language;
using TmfGraph.GraphQL.Types;

namespace TmfGraph.Gateway.Planning;

/// <summary>What only the gateway reads, for keys and requirements: where it is had soonest.</summary>
internal sealed partial class Weigher
{
    private readonly Dictionary<SelectedValue, SelectionGroup> _groups = new(ReferenceEqualityComparer.Instance);

    /// <summary>
    /// Where a field that only the gateway reads, for keys and requirements, is had soonest: from one source, or in parts from several when each has
    /// only some of what is below it. Null when there is no way.
    /// </summary>
    /// <param name="asked">Lookups that are sent anyway, see <see cref="Route.Key"/>: of sources that have it equally soon, theirs are taken.</param>
    public IReadOnlyList<HiddenPart>? PartsOf(
        FieldSelection field,
        string type,
        SourceSchemaInfo at,
        SelectionSetNode? provides,
        IReadOnlyDictionary<SourceSchemaInfo, Route> reached,
        IReadOnlySet<string>? asked = null)
    {
        var parts = new List<HiddenPart>(1);
        while (Nearest(field, type, at, provides, reached, parts, asked) is { } nearest)
        {
            parts.Add(nearest);
            if (nearest.Remainder is null)
            {
                return parts;
            }

            field = _parts.Of(field, nearest.Remainder);
        }

        return null;
    }

    /// <param name="tried">Sources that have brought their part already.</param>
    private HiddenPart? Nearest(
        FieldSelection field,
        string type,
        SourceSchemaInfo at,
        SelectionSetNode? provides,
        IReadOnlyDictionary<SourceSchemaInfo, Route> reached,
        List<HiddenPart> tried,
        IReadOnlySet<string>? asked)
    {
        HiddenPart? best = null;
        foreach (var source in facts.SourcesOf(type, field.Name))
        {
            if (!overrides.IsServed(source) || source.Contexts.Count > 0 || !TakesArguments(source, type, field) || !reached.TryGetValue(source.Source, out var route)
                || tried.Exists(t => t.Field == source))
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

            SelectionGroup? remainder = null;
            if (field.Children is not null)
            {
                var inner = CostOf(field.Children, source.Field.Type.NamedType, source.Source, Combine(source.Provides, provided?.SelectionSet), out remainder);
                if (remainder is not null && inner.Fields == 0)
                {
                    continue;
                }

                rounds += inner.Rounds;
            }

            if (best is null || (remainder is not null, rounds, IsFurther(route)).CompareTo((best.Remainder is not null, best.Rounds, IsFurther(best.Route))) < 0)
            {
                best = new HiddenPart(remainder is null ? field : _parts.Of(field, field.Children!), source, route, rounds, remainder);
            }
        }

        return best;

        bool IsFurther(Route route) => asked?.Contains(route.Key) == false;
    }

    /// <summary>
    /// Whether a source's field takes the arguments; the paths of keys and requirements may give some that not every source knows, or knows with that type. For
    /// fields that clients see the names tell: types are the same everywhere, and a source is told the defaults that only others have written.
    /// </summary>
    private bool TakesArguments(SourceField source, string type, FieldSelection field) =>
        field.Arguments.All(a => source.Field.GetArgument(a.Name) is not null)
        && ((Schema.Public.GetType(type) as ComplexType)?.GetField(field.Name) is not null || source.Takes(field.Arguments));

    /// <summary>A value's fields as a selection.</summary>
    public SelectionGroup GroupOf(SelectedValue value)
    {
        if (!_groups.TryGetValue(value, out var group))
        {
            _groups.Add(value, group = Requirements.ToGroup(context, [value]));
        }

        return group;
    }

    /// <summary>What a field requires, without alternatives that cannot be had; null when it requires a value that has none that can.</summary>
    /// <param name="rounds">After how many rounds all of it is there.</param>
    public IReadOnlyList<(string Argument, SelectedValue Value)>? RequirementsOf(
        SourceField field, string type, SourceSchemaInfo at, SelectionSetNode? provides, out int rounds)
    {
        rounds = 0;
        var reached = RoutesFrom(type, at, provides).BySource;
        var values = new List<(string, SelectedValue)>(field.Requirements.Count);
        foreach (var (argument, value) in field.Requirements)
        {
            var open = new List<SelectedValueEntry>(value.Alternatives.Count);
            foreach (var alternative in value.Alternatives)
            {
                if (Narrow(value, alternative, v => RoundsOf(GroupOf(v), type, at, null, reached) is not null) is { } narrowed
                    && RoundsOf(GroupOf(Only(value, [narrowed])), type, at, null, reached) is { } needed)
                {
                    open.Add(narrowed);
                    rounds = Math.Max(rounds, needed);
                }
            }

            if (open.Count == 0)
            {
                return null;
            }

            values.Add((argument, Only(value, open)));
        }

        return values;
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

            if (PartsOf(field, type, at, provides, reached) is not { } parts)
            {
                return null;
            }

            rounds = Math.Max(rounds, parts.Max(p => p.Rounds));
        }

        return rounds;
    }
}
