using TmfGraph.Composition.Composite;
using TmfGraph.GraphQL.Language;
using TmfGraph.GraphQL.Types;

namespace TmfGraph.Gateway.Planning;

// Fields in parts that one source could serve whole
// -------------------------------------------------
// The problem: a field that several sources share is taken whole from one of them, by way of others where it has to be: what that source lacks below is
// looked up from there. Two of them asked side by side may have it all sooner, each what it has at hand.
//
// The idea: once the choice at a place is made, and a field that decides its rounds could be begun in another source too, the same selection is tried
// with a round less. A field that cannot be had whole by then is divided: the nearest source keeps what it can bring in time, the next one what is left,
// and so on below. When nothing is left over, there is a choice with fewer rounds, and the same is tried again.
//
// Its limits: a source that does not know all types of an interface or union gets no part of the objects. Parts take the sources in the order in which they
// are reached, so a field is not divided among as few as possible. What only the gateway reads is not divided, nor what is delivered in parts, since there
// each fetch belongs to one delivery. All of it may take a share of the steps of search that the options allow, beside those of the plan itself.

/// <summary>Fields that are fetched in parts from several sources, as that takes fewer rounds.</summary>
internal sealed partial class Weigher
{
    /// <summary>Of all steps of search, one in this many may be spent on divided fields.</summary>
    private const int ShareOfDivision = 4;

    private int _spentOnDivision;
    private bool _isDividing;

    /// <summary>A choice with fewer rounds, some of its fields divided; the same where there is none.</summary>
    private TypeChoice Sooner(TypeChoice choice, SelectionGroup group, string type, SourceSchemaInfo? at, SelectionSetNode? provides)
    {
        if (choice.Unserved.Count > 0 || group.IsReadByGateway || context.Parts is not null || !MayDivide(choice, type, at))
        {
            return choice;
        }

        var (isOuter, before) = (!_isDividing, budget.Nodes);
        _isDividing = true;
        while (MayDivide(choice, type, at) && Within(choice.Rounds - 1, group, type, at, provides) is { } sooner)
        {
            choice = sooner;
        }

        if (isOuter)
        {
            _isDividing = false;
            _spentOnDivision += budget.Nodes - before;
            budget.GiveBack(budget.Nodes - before);
        }

        return choice;
    }

    private TypeChoice? Within(int rounds, SelectionGroup group, string type, SourceSchemaInfo? at, SelectionSetNode? provides)
    {
        var pending = new List<(FieldSelection Field, List<FieldOption> Options)>();
        return Asked(group, type).Any(f => Divide(f, type, at, provides, rounds, pending) is not null) ? null : Select(pending, []);
    }

    /// <summary>Whether all fields that come last could be begun in several sources.</summary>
    private bool MayDivide(TypeChoice choice, string type, SourceSchemaInfo? at) =>
        choice.Rounds > 0
        && _spentOnDivision <= options.MaxNodes / ShareOfDivision
        && budget.Nodes <= options.MaxNodes - (options.MaxNodes / ShareOfDivision)
        && (at is not null || IsQueryRoot(type)) // what is done is done in one place
        && choice.Assignments.All(a => a.Option.Rounds < choice.Rounds
            || (a is { Field.Children: not null, Option.Field.NeedsValues: false } && facts.SourcesOf(type, a.Field.Name).Count > 1));

    /// <summary>Finds who brings a field within some rounds, in parts if need be.</summary>
    /// <param name="pending">Takes the parts, each with its options.</param>
    /// <returns>What cannot be had in time; null for nothing.</returns>
    private FieldSelection? Divide(
        FieldSelection field,
        string type,
        SourceSchemaInfo? at,
        SelectionSetNode? provides,
        int rounds,
        List<(FieldSelection Field, List<FieldOption> Options)> pending)
    {
        var tried = new HashSet<SourceField>();
        while (true)
        {
            budget.Take();
            var options = OptionsFor(field, type, at, provides, tried, isApart: false);
            var whole = options.FindAll(o => o.Remainder is null && (!field.IsDivided || KnowsAllTypes(o.Field, type)));
            var soon = (at is null ? WithMostTypes(whole, field, type) : whole).FindAll(o => o.Rounds <= rounds);
            if (soon.Count > 0)
            {
                pending.Add((field, soon));
                return null;
            }

            if (field.Children is null || field.Stream is not null || FirstPart(field, type, at, provides, rounds, options) is not { } part)
            {
                return field;
            }

            pending.Add((field.WithChildren(part.Kept), [part.Option]));
            if (part.Left is null)
            {
                return null;
            }

            tried.Add(part.Option.Field);
            field = field.WithChildren(part.Left);
        }
    }

    /// <summary>What the nearest source that can bring anything of a field brings in time.</summary>
    private (FieldOption Option, SelectionGroup Kept, SelectionGroup? Left)? FirstPart(
        FieldSelection field, string type, SourceSchemaInfo? at, SelectionSetNode? provides, int rounds, List<FieldOption> options)
    {
        foreach (var option in options.Where(o => o.Arrival <= rounds && !o.Field.NeedsValues && KnowsAllTypes(o.Field, type)).OrderBy(o => o.Arrival))
        {
            var source = option.Field.Source;
            var provided = ReferenceEquals(source, at) ? Provided(provides, type, field.Name) : null;
            var below = Combine(option.Field.Provides, provided?.SelectionSet);
            var (kept, left) = DivideAll(field.Children!, option.Field.Field.Type.NamedType, source, below, rounds - option.Arrival); // only fields with children come here
            if (kept is not null)
            {
                var inner = CostOf(kept, option.Field.Field.Type.NamedType, source, below, out var remainder);
                return (new FieldOption { Field = option.Field, Route = option.Route, Arrival = option.Arrival, Inner = inner, Remainder = remainder }, kept, left);
            }
        }

        return null;
    }

    /// <summary>Whether a source sends objects of all types that the field may have, and says which: else nobody knows whose part is missing.</summary>
    private bool KnowsAllTypes(SourceField field, string type) => field.Field.Type.NamedType switch
    {
        ObjectType known => field.Source.Apollo?.IsInterfaceObject(known.Name) != true,
        var known => (Schema.Public.GetType(type) as ComplexType)?.GetField(field.Field.Name) is { } seen
            && Schema.Public.GetPossibleTypes(seen.Type.NamedType).Select(t => t.Name).ToHashSet(StringComparer.Ordinal)
                .IsSubsetOf(TypeFacts.PossibleTypes(field.Source, known).Select(t => t.Name)),
    };

    /// <summary>Divides a selection into what a source can bring within some rounds and what it cannot.</summary>
    private (SelectionGroup? Kept, SelectionGroup? Left) DivideAll(
        SelectionGroup group, NamedType sourceType, SourceSchemaInfo source, SelectionSetNode? provides, int rounds)
    {
        var kept = new Dictionary<string, IReadOnlyList<FieldSelection>>(StringComparer.Ordinal);
        var left = new Dictionary<string, IReadOnlyList<FieldSelection>>(StringComparer.Ordinal);
        foreach (var type in facts.TypesOf(source, sourceType, group))
        {
            var pending = new List<(FieldSelection Field, List<FieldOption> Options)>();
            var late = Asked(group, type.Name).Select(f => Divide(f, type.Name, source, provides, rounds, pending)).OfType<FieldSelection>().ToList();
            if (pending.Count > 0)
            {
                kept.Add(type.Name, [.. pending.Select(p => p.Field)]);
            }

            if (late.Count > 0)
            {
                left.Add(type.Name, late);
            }
        }

        return (PartOf(group, kept), PartOf(group, left));
    }

    private SelectionGroup? PartOf(SelectionGroup group, Dictionary<string, IReadOnlyList<FieldSelection>> fields) => fields.Count == 0 ? null
        : new SelectionGroup(context, fields) { IsReadByGateway = group.IsReadByGateway, Whole = group.IsPart ? group.Whole : group };
}
