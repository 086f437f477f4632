using TmfGraph.Composition.Composite;
using TmfGraph.GraphQL.Language;
using TmfGraph.GraphQL.Types;

namespace TmfGraph.Gateway.Planning;

/// <summary>
/// Decides for every selection which source brings it. What is below a field does not depend on what stands beside it, so the cheapest way is
/// found from the leaves up and remembered; see the essay in <see cref="Planner"/>.
/// </summary>
internal sealed partial class Weigher(TypeFacts facts, SelectionContext context, PlannerBudget budget, PlannerOptions options, OverrideState overrides)
{
    /// <summary>How many lookups have a bit of their own in a set.</summary>
    private const int MaxCandidates = 64;

    /// <summary>How many fields can be looked up in their sources for the price of a node, and how many picked out of what was found.</summary>
    private const int FieldsOfNode = 2;
    private const int PicksOfNode = 32;

    private readonly SelectionParts _parts = new(context);

    private CompositeSchema Schema => facts.Schema;

    /// <summary>How a selection on objects of a type is fetched best, once <paramref name="at"/> has sent the objects; null at the root.</summary>
    /// <param name="provides">What the field above provides beyond the source's own fields.</param>
    public TypeChoice Choose(SelectionGroup group, string type, SourceSchemaInfo? at, SelectionSetNode? provides) => KnownChoices[(group, type, at, provides)];

    private TypeChoice FindChoice(SelectionGroup group, string type, SourceSchemaInfo? at, SelectionSetNode? provides)
    {
        var count = group.For(type).Count;
        budget.Take(1 + (count / FieldsOfNode));
        if (count == 0)
        {
            return TypeChoice.Nothing;
        }

        var pending = new List<(FieldSelection Field, List<FieldOption> Options)>();
        var unserved = new List<FieldSelection>();
        var parts = new Queue<(FieldSelection Field, HashSet<SourceField>? Tried)>();
        foreach (var field in Asked(group, type))
        {
            parts.Enqueue((field, null));
        }

        while (parts.TryDequeue(out var part))
        {
            var found = OptionsFor(part.Field, type, at, provides, part.Tried, group.IsApart, group.IsReadByGateway);
            var whole = found.FindAll(o => o.Remainder is null);
            if (whole.Count > 0)
            {
                pending.Add((part.Field, at is null ? WithMostTypes(whole, part.Field, type) : whole));
                continue;
            }

            // nobody has it whole: take what the nearest can bring and look elsewhere for the rest; but a mutation is done once, and there is one event
            var partial = at is null && !IsQueryRoot(type) ? null : found.Where(o => o.Inner.Fields > 0).OrderBy(o => o.Rounds).FirstOrDefault();
            if (partial is null)
            {
                unserved.Add(part.Field);
                continue;
            }

            var tried = part.Tried ?? [];
            tried.Add(partial.Field);
            pending.Add((_parts.Of(part.Field, part.Field.Children!), [partial])); // only what has children is had in parts
            parts.Enqueue((_parts.Of(part.Field, partial.Remainder!), tried));
        }

        return Sooner(Select(pending, unserved), group, type, at, provides);
    }

    /// <summary>The fields that sources have to bring.</summary>
    private static IEnumerable<FieldSelection> Asked(SelectionGroup group, string type) =>
        group.For(type).Where(f => !f.IsRefused && !f.Name.StartsWith("__", StringComparison.Ordinal));

    /// <summary>What a selection costs on whatever types a source's field can return.</summary>
    public Cost CostOf(SelectionGroup group, NamedType sourceType, SourceSchemaInfo source, SelectionSetNode? provides, out SelectionGroup? remainder)
    {
        (var cost, remainder) = KnownCosts[(group, sourceType, source, provides)];
        return cost;
    }

    private Cost Weigh(SelectionGroup group, NamedType sourceType, SourceSchemaInfo source, SelectionSetNode? provides, out SelectionGroup? remainder)
    {
        var rounds = 0;
        var fields = 0;
        var hops = new HashSet<string>(StringComparer.Ordinal);
        var inner = new Dictionary<(FieldSelection, SourceSchemaInfo), int>();
        Dictionary<string, IReadOnlyList<FieldSelection>>? rest = null;
        foreach (var type in facts.TypesOf(source, sourceType, group))
        {
            var choice = Choose(group, type.Name, source, provides);
            rounds = Math.Max(rounds, choice.Rounds);
            fields = Cost.Sum(fields, choice.Fields);
            hops.UnionWith(choice.Hops);
            foreach (var (field, option) in choice.Assignments)
            {
                // types that share a selection share the requests below it
                inner[(field.Original, option.Field.Source)] = option.Inner.Requests;
            }

            if (choice.Unserved.Count > 0)
            {
                (rest ??= []).Add(type.Name, choice.Unserved);
            }
        }

        remainder = rest is null ? null : _parts.Of(group, null, rest);
        var told = source.Apollo?.IsInterfaceObject(sourceType.Name) == true ? 1 : 0; // a fetch to learn the types
        return new Cost(rounds + told, Cost.Sum(inner.Values, hops.Count + told), fields);
    }

    /// <summary>All ways to fetch a field, in the order of the source schemas.</summary>
    private List<FieldOption> OptionsFor(
        FieldSelection field,
        string type,
        SourceSchemaInfo? at,
        SelectionSetNode? provides,
        HashSet<SourceField>? tried,
        bool isApart,
        bool isReadByGateway = false)
    {
        var found = new List<FieldOption>();
        foreach (var source in facts.SourcesOf(type, field.Name))
        {
            if (tried?.Contains(source) == true || !overrides.IsServed(source) || !TakesArguments(source, type, field)
                || (isReadByGateway && source.Contexts.Count > 0)) // of what clients ask for alone the objects above are known
            {
                continue;
            }

            var provided = ReferenceEquals(source.Source, at) ? Provided(provides, type, field.Name) : null;
            if (source.IsExternal && provided is null)
            {
                continue;
            }

            if (TryArrive(source, type, at, provides, isApart, out var route, out var arrival))
            {
                var below = Combine(source.Provides, provided?.SelectionSet);
                SelectionGroup? remainder = null;
                var inner = field.Children is null
                    ? new Cost(0, 0, 1)
                    : CostOf(field.Children, source.Field.Type.NamedType, source.Source, below, out remainder);
                found.Add(new FieldOption { Field = source, Route = route, Arrival = arrival, Inner = inner, Remainder = remainder });
            }
        }

        return found;
    }

    private bool TryArrive(
        SourceField source,
        string type,
        SourceSchemaInfo? at,
        SelectionSetNode? provides,
        bool isApart,
        out Route? route,
        out int arrival)
    {
        route = null;
        arrival = 0;
        var needsValues = source.NeedsValues;
        if (needsValues && (at is null || IsQueryRoot(type)))
        {
            return false; // nothing can be required of a root type, which is no object that could be asked for again
        }

        // what the source only provides, or provides something below, it does not have when the object is looked up
        var staysHere = !isApart || source.IsExternal || Provided(provides, type, source.Field.Name) is not null || RoutesFrom(type, at, provides).Self is null;
        if (ReferenceEquals(source.Source, at) && !needsValues && staysHere)
        {
            return true;
        }

        var routes = RoutesFrom(type, at, provides);
        route = ReferenceEquals(source.Source, at) ? routes.Self : routes.BySource.GetValueOrDefault(source.Source);
        if (route is null)
        {
            return false;
        }

        arrival = IsTold(route, type, at, provides) ? 0 : route.Rounds;
        if (needsValues)
        {
            if (RequirementsOf(source, type, at!, provides, out var before) is null) // seen above
            {
                return false;
            }

            arrival = Math.Max(arrival, before + 1);
        }

        return true;
    }

    /// <summary>
    /// Picks one option a field: fewest rounds first; then, among sets of sources that keep to them, fewest requests; then least data.
    /// What a field without choice needs is in every set; all sets of the other sources are tried while there are few.
    /// </summary>
    private TypeChoice Select(List<(FieldSelection Field, List<FieldOption> Options)> pending, List<FieldSelection> unserved)
    {
        var local = pending.ConvertAll(p => p.Options.Find(o => o.Route is null && o.Inner is { Rounds: 0, Requests: 0 }));
        if (!local.Contains(null))
        {
            return Finish([.. pending.Select((p, i) => new Assignment(p.Field, local[i]!))], unserved);
        }

        var rounds = pending.Max(p => p.Options.Min(o => o.Rounds));
        var candidates = new Dictionary<string, int>(StringComparer.Ordinal);
        var feasible = pending.ConvertAll(p => p.Options.FindAll(o => o.Rounds <= rounds).ConvertAll(o => (Option: o, Bit: BitOf(o, candidates))));
        var needed = feasible.Where(f => f.Count == 1).Aggregate(0UL, (set, f) => set | f[0].Bit);
        var free = candidates.Values.Select(c => 1UL << c).Where(b => (needed & b) == 0).ToArray();
        if (candidates.Count > MaxCandidates || free.Length > options.MaxWeighedSources)
        {
            return Finish([.. pending.Select(p => new Assignment(p.Field, p.Options.MinBy(o => (o.Rounds, o.Inner.Requests))!))], unserved);
        }

        TypeChoice? best = null;
        (int Rounds, int Requests, int Waits, int Fields) bestCost = default;
        for (var number = 0; number < 1 << free.Length; number++)
        {
            budget.Take(1 + (pending.Count / PicksOfNode));
            var set = needed;
            for (var i = 0; i < free.Length; i++)
            {
                set |= (number & (1 << i)) != 0 ? free[i] : 0;
            }

            if (Pick(pending, feasible, set) is not { } picked)
            {
                continue;
            }

            var choice = Finish(picked, unserved);
            var waits = Cost.Sum(picked.Select(p => p.Option.Arrival), 0); // who is reached by way of others takes their requests, too
            var cost = (choice.Rounds, Cost.Sum(picked.Select(p => p.Option.Inner.Requests), choice.Hops.Count), waits, choice.Fields);
            if (best is null || cost.CompareTo(bestCost) < 0)
            {
                (best, bestCost) = (choice, cost);
            }
        }

        return best!; // the set of all candidates serves every field
    }

    /// <summary>A number for each lookup, as a bit; none for what needs no lookup of its own.</summary>
    private static ulong BitOf(FieldOption option, Dictionary<string, int> candidates)
    {
        if (option.Route is null || option.Arrival == 0)
        {
            return 0;
        }

        if (!candidates.TryGetValue(option.Route.Key, out var number))
        {
            candidates.Add(option.Route.Key, number = candidates.Count);
        }

        return 1UL << (number % MaxCandidates);
    }

    /// <summary>The best options within a set of lookups; null when a field has none.</summary>
    private static List<Assignment>? Pick(
        List<(FieldSelection Field, List<FieldOption> Options)> pending, List<List<(FieldOption Option, ulong Bit)>> feasible, ulong set)
    {
        var picked = new List<Assignment>(pending.Count);
        for (var i = 0; i < pending.Count; i++)
        {
            FieldOption? pick = null;
            foreach (var (option, bit) in feasible[i])
            {
                if ((set & bit) == bit && (pick is null || Compare(option, pick) < 0))
                {
                    pick = option;
                }
            }

            if (pick is null)
            {
                return null;
            }

            picked.Add(new Assignment(pending[i].Field, pick));
        }

        return picked;
    }

    private static int Compare(FieldOption left, FieldOption right) =>
        (left.Inner.Requests, left.Rounds, left.Inner.Fields).CompareTo((right.Inner.Requests, right.Rounds, right.Inner.Fields));

    private static TypeChoice Finish(List<Assignment> picked, List<FieldSelection> unserved) => new()
    {
        Assignments = picked,
        Unserved = unserved,
        Rounds = picked.Count == 0 ? 0 : picked.Max(p => p.Option.Rounds),
        Hops = picked.Where(p => p.Option is { Route: not null, Arrival: > 0 }).Select(p => p.Option.Route!.Key).ToHashSet(StringComparer.Ordinal),
        Fields = Cost.Sum(picked.Select(p => p.Option.Inner.Fields), picked.Count),
    };
}
