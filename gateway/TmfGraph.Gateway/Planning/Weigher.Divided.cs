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
// each fetch belongs to one delivery. All of it may take a share of the steps of search that the options allow, beside those of the plan itself; each question
// of who brings a field by when is answered once, and equal parts are one (SelectionParts), or there would be as many as orders to ask the sources in.

/// <summary>Fields that are fetched in parts from several sources, as that takes fewer rounds.</summary>
internal sealed partial class Weigher
{
    /// <summary>Of all steps of search, one in this many may be spent on divided fields.</summary>
    private const int ShareOfDivision = 4;

    private readonly Dictionary<(FieldSelection Field, string Type, SourceSchemaInfo? At, SelectionSetNode? Provides, int Rounds), FieldParts> _divided = [];

    /// <summary>A choice with fewer rounds, some of its fields divided; the same where there is none.</summary>
    private TypeChoice Sooner(TypeChoice choice, SelectionGroup group, string type, SourceSchemaInfo? at, SelectionSetNode? provides)
    {
        if (choice.Unserved.Count > 0 || group.IsReadByGateway || context.Parts is not null || !MayDivide(choice, type, at))
        {
            return choice;
        }

        var isOuter = budget.TryBeginAside();
        while (MayDivide(choice, type, at) && Within(choice.Rounds - 1, group, type, at, provides) is { } sooner)
        {
            choice = sooner;
        }

        if (isOuter)
        {
            budget.EndAside();
        }

        return choice;
    }

    private TypeChoice? Within(int rounds, SelectionGroup group, string type, SourceSchemaInfo? at, SelectionSetNode? provides)
    {
        var pending = new List<(FieldSelection Field, List<FieldOption> Options)>();
        foreach (var field in Asked(group, type))
        {
            var parts = Divide(field, type, at, provides, rounds);
            if (parts.Left is not null)
            {
                return null;
            }

            pending.AddRange(parts.Kept);
        }

        return Select(pending, []);
    }

    /// <summary>Whether all fields that come last could be begun in several sources.</summary>
    private bool MayDivide(TypeChoice choice, string type, SourceSchemaInfo? at) =>
        choice.Rounds > 0
        && HasSteps
        && (at is not null || IsQueryRoot(type)) // what is done is done in one place
        && choice.Assignments.All(a => a.Option.Rounds < choice.Rounds
            || (a is { Field.Children: not null, Option.Field.NeedsValues: false } && facts.SourcesOf(type, a.Field.Name).Count > 1));

    /// <summary>Whether there are steps left to look for something better.</summary>
    private bool HasSteps => budget.Aside <= options.MaxNodes / ShareOfDivision;

    /// <summary>Finds who brings a field within some rounds, in parts if need be.</summary>
    private FieldParts Divide(FieldSelection field, string type, SourceSchemaInfo? at, SelectionSetNode? provides, int rounds)
    {
        var key = (field, type, at, provides, rounds);
        if (!_divided.TryGetValue(key, out var parts))
        {
            var kept = new List<(FieldSelection Field, List<FieldOption> Options)>();
            var left = Divide(field, type, at, provides, rounds, kept);
            _divided.Add(key, parts = new FieldParts(kept, left));
        }

        return parts;
    }

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
        while (HasSteps)
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

            pending.Add((_parts.Of(field, part.Kept), [part.Option]));
            if (part.Left is null)
            {
                return null;
            }

            tried.Add(part.Option.Field);
            field = _parts.Of(field, part.Left);
        }

        return field;
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
            var parts = Asked(group, type.Name).Select(f => Divide(f, type.Name, source, provides, rounds)).ToList();
            if (parts.Exists(p => p.Kept.Count > 0))
            {
                kept.Add(type.Name, [.. parts.SelectMany(p => p.Kept.Select(k => k.Field))]);
            }

            if (parts.Exists(p => p.Left is not null))
            {
                left.Add(type.Name, [.. parts.Select(p => p.Left).OfType<FieldSelection>()]);
            }
        }

        return (PartOf(group, kept), PartOf(group, left));
    }

    private SelectionGroup? PartOf(SelectionGroup group, Dictionary<string, IReadOnlyList<FieldSelection>> fields) =>
        fields.Count == 0 ? null : _parts.Of(group, group.IsPart ? group.Whole : group, fields);

    /// <summary>A field that is to be there within some rounds.</summary>
    /// <param name="Kept">What can be, part by part, each with the ways to it.</param>
    /// <param name="Left">What cannot; null for nothing.</param>
    private sealed record FieldParts(IReadOnlyList<(FieldSelection Field, List<FieldOption> Options)> Kept, FieldSelection? Left);
}
