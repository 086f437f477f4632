using System.Runtime.InteropServices;
using TmfGraph.Composition.Composite;
using TmfGraph.Composition.FieldSelection;
using TmfGraph.GraphQL.Language;
using TmfGraph.GraphQL.Types;

namespace TmfGraph.Gateway.Planning;

/// <summary>Hops: the fetches that find objects of a position in another source.</summary>
internal sealed partial class PlanBuilder
{
    /// <summary>
    /// The view that a route's lookup brings. An existing fetch with the same lookup is used when it is there by
    /// <paramref name="latestRound"/>; so several types and fields share one request.
    /// </summary>
    /// <param name="unless">See <see cref="FetchStep.Unless"/>.</param>
    /// <param name="asked">All that objects of the type are asked for by this route; null when that is not known.</param>
    private PlanView Hop(
        Position position,
        string type,
        PlanView from,
        Route route,
        int latestRound,
        bool visible,
        StepVariable? unless = null,
        IReadOnlyList<FieldSelection>? asked = null)
    {
        var step = position.HopsBy(route).FirstOrDefault(h =>
            route.Fits(h, type, asked) && h.RiskKey.Length == 0 && h.Round <= latestRound && MayJoin(h, visible) && DelaysNothing(h, type, from, route));
        if (step?.Unless is { } known && !(ReferenceEquals(known.Value, unless?.Value) && ReferenceEquals(known.Input, unless.Input)))
        {
            step.Unless = null; // from now on all objects need it
        }

        step ??= NewHop(position, route, unless: unless);
        AddKeys(step, position, type, from, route, asked);
        return step.View;
    }

    /// <summary>All that objects of a type are asked for by a route, where its source knows other types by the same name; null where it does not, or something is required.</summary>
    private static List<FieldSelection>? AskedBy(Route route, string type, TypeChoice choice)
    {
        if (route.Source.Apollo?.InterfaceObjects.ContainsKey(type) != true)
        {
            return null;
        }

        var assigned = choice.Assignments.Where(a => a.Option.Route?.Key == route.Key).ToList();
        return assigned.Exists(a => a.Option.Field.NeedsValues) ? null : assigned.ConvertAll(a => a.Field);
    }

    /// <summary>Whether a fetch goes no later when it finds objects of a further type, or nothing waits for it yet.</summary>
    private bool DelaysNothing(FetchStep hop, string type, PlanView from, Route route) =>
        hop.Types.Contains(type) || from.Step.Round + route.Rounds <= hop.Round || !Steps.Exists(s => s.DependsOn.Contains(hop));

    private PlanView HopWithRequirements(
        Position position,
        string type,
        PlanView from,
        SourceField field,
        Route route,
        bool visible,
        out IReadOnlyList<(string Argument, string Variable)> filled)
    {
        var routes = weigher.RoutesFrom(type, from.Step.Source, from.Provides);
        var before = new HashSet<FetchStep> { from.Step };
        var read = new List<OutputField>();
        var requirements = weigher.RequirementsOf(field, type, from.Step.Source!, from.Provides, out _)!; // or it would not have been chosen
        foreach (var group in requirements.Select(r => weigher.GroupOf(r.Value)).OrderBy(g => g.For(type).All(f => IsShared(type, f))))
        {
            read.AddRange(AddHidden(position, type, from, group, routes.BySource, before, areKeys: false));
        }

        // an argument that may not be null, fed with a null, fails all that stands beside it: such fields travel alone
        // and a representation has a field once, so it cannot hold one with two sets of arguments; of a fetch that is told values of objects above all fields need
        // all values, so that there is nothing left to ask for where one is lost
        var risky = field.Requirements.Any(r => field.Field.GetArgument(r.Key) is { Type.IsNonNull: true })
            || (route.Source.Apollo is not null && field.Requirements.Values.Any(v => v.ToString().Contains('(')));
        var contexts = ContextKeyOf(field);
        var risk = risky || contexts.Length > 0 ? contexts + string.Join(", ", requirements.Select(r => $"{r.Argument}: {r.Value}")) : "";
        var round = before.Max(b => b.Round);
        var step = position.HopsBy(route).FirstOrDefault(h =>
            route.Fits(h, type, null) && h.RiskKey == risk && h.TellsTypesOf is null && h.Round > round && MayJoin(h, visible) && before.All(b => b != h && !b.Needs(h)) && DelaysNothing(h, type, from, route));
        step ??= NewHop(position, route, risk);
        step.Unless = null;
        AddKeys(step, position, type, from, route);
        step.DependsOn.UnionWith(before);
        step.Reads.UnionWith(read);
        step.Round = Math.Max(step.Round, round + 1);
        filled = Fill(step, type, field, requirements);
        return step.View;
    }

    /// <summary>Tells a fetch what a field needs.</summary>
    /// <returns>The arguments of the field that are filled, and the variables they are given by.</returns>
    private static IReadOnlyList<(string Argument, string Variable)> Fill(
        FetchStep step, string type, SourceField field, IReadOnlyList<(string Argument, SelectedValue Value)> requirements)
    {
        foreach (var (_, value) in step.IsEntities ? requirements : [])
        {
            step.Representations[type].Require(value);
        }

        if (field.Contexts.Count > 0)
        {
            return [.. field.Contexts.Select(c => (c.Key, AddContext(step, c.Key, c.Value, field.Field.GetArgument(c.Key)!)))]; // they are made of its arguments
        }

        var required = CollectionsMarshal.GetValueRefOrAddDefault(step.Required, (type, field.Field.Name), out _) ??= [];
        required.AddRange(requirements.Select(r => r.Value).Where(v => !required.Exists(r => ReferenceEquals(r, v))));
        return step.IsEntities ? [] : [.. requirements.Select(r => (r.Argument, AddVariable(step, r.Argument, r.Value, field.Field.GetArgument(r.Argument)!)))];
    }

    private FetchStep NewHop(Position position, Route route, string risk = "", StepVariable? unless = null)
    {
        var step = new FetchStep { Source = route.Source, Kind = OperationKind.Query, Lookup = route.Lookup, Target = position, Delivery = _delivery, Unless = unless };
        step.RouteKey = route.Key;
        step.RiskKey = risk;
        step.DependsOn.Add(position.Views[0].Step);
        for (var above = position; above is not null; above = above.Parent)
        {
            if (above.TypeView > 0)
            {
                step.DependsOn.Add(above.Views[above.TypeView].Step); // only then it is known whose keys these are
            }
        }

        step.Round = step.DependsOn.Max(d => d.Round) + 1;
        AddStep(step, route.Lookup is null ? route.Source.Schema.QueryType : route.Source.Apollo?.Union ?? route.Lookup.Field.Type.NamedType);
        position.Add(step);
        if (step.IsEntities || route.Lookup is null)
        {
            return step;
        }

        foreach (var (name, value) in route.Arguments)
        {
            step.KeyVariables.Add((name, AddVariable(step, name, value, route.Lookup.Field.GetArgument(name)!))); // composition checked the names
        }

        return step;
    }

    /// <summary>
    /// Objects of a source that knows them as an <c>@interfaceObject</c> do not say their types: they are looked up, under the interface's name,
    /// in a source that does; one that knows all of them, if there is one, as others find only those that they know.
    /// </summary>
    private void TellTypes(PlanView view)
    {
        var source = view.Step.Source!; // introspection is never planned into
        var name = view.Selection.StaticType.Name;
        var position = view.Position;
        if (view.Index > 0 || position.TypeView > 0 || source.Apollo?.IsInterfaceObject(name) != true)
        {
            return;
        }

        var route = weigher.RouteToTypes(name, source, view.Provides)
            ?? throw new PlanningException($"No source schema tells the types of objects that '{source.Name}' knows as '{name}'.", PlanningException.Unsatisfiable);
        var step = NewHop(position, route);
        step.TellsTypesOf = name;
        step.View.Selection.NeedsTypeName = true;
        position.TypeView = step.View.Index;
        AddKeys(step, position, name, view, route);
    }

    /// <summary>Makes sure that the keys of a lookup are there for objects of a type.</summary>
    /// <param name="asked">All that they are asked for in the fetch; null when that is not known beforehand.</param>
    private void AddKeys(FetchStep step, Position position, string type, PlanView from, Route route, IReadOnlyList<FieldSelection>? asked = null)
    {
        if (!step.Types.Add(type))
        {
            if (step.Representations.TryGetValue(type, out var known) && !known.IsAsked(asked))
            {
                known.AskMore();
            }

            return;
        }

        if (route.Lookup is null)
        {
            step.DependsOn.Add(from.Step); // the root has no key, but has to be there
            step.Round = Math.Max(step.Round, from.Step.Round + 1);
            return;
        }

        if (step.IsEntities)
        {
            step.Representations.Add(type, new Representation(route.Source.Schema, route.Source.Apollo!.NameOf(type), route.EntityKey) { Asked = asked }); // IsEntities says so
        }

        var routes = weigher.RoutesFrom(type, from.Step.Source, from.Provides);
        var before = new HashSet<FetchStep> { from.Step };
        step.Reads.UnionWith(AddHidden(position, type, from, route.Keys!, routes.BySource, before, areKeys: true));
        foreach (var later in route.Later.Where(l => !Awaits(l)))
        {
            var unless = new StepVariable(later.Argument, later.Sooner, route.Lookup.Field.GetArgument(later.Argument)!); // composition checked the names
            step.Reads.UnionWith(AddHidden(position, type, from, later.Keys, later.Reached, before, areKeys: true, unless));
        }

        step.DependsOn.UnionWith(before);
        step.Round = Math.Max(step.Round, before.Max(b => b.Round) + 1);

        // what a fetch brings that waits for this one is no key for it
        bool Awaits(LaterAlternatives later) => later.Keys.For(type).Any(f =>
            position.GetVariant(type).Hidden.TryGetValue(Requirements.KeyOf(f), out var known) && known.View >= 0
            && position.Views[known.View].Step is var brings && (brings == step || brings.Needs(step)));
    }

    /// <summary>Fetches fields that only the gateway reads, each from the source that has it soonest.</summary>
    private List<OutputField> AddHidden(
        Position position,
        string type,
        PlanView from,
        SelectionGroup group,
        IReadOnlyDictionary<SourceSchemaInfo, Route> reached,
        HashSet<FetchStep> used,
        bool areKeys,
        StepVariable? unless = null)
    {
        var read = new List<OutputField>();

        foreach (var field in group.For(type).Where(f => !f.IsTypeName).OrderBy(f => IsShared(type, f)))
        {
            var parts = weigher.PartsOf(field, type, from.Step.Source!, from.Provides, reached, position.Asked) ?? throw Unsatisfiable(type, field);
            foreach (var part in parts)
            {
                read.Add(AddHidden(position, type, from, part, used, areKeys, unless));
            }
        }

        return read;
    }

    /// <summary>Whether several sources have a field. What only one has goes first: the others can come along with it.</summary>
    private bool IsShared(string type, FieldSelection field) => facts.SourcesOf(type, field.Name).Count > 1;

    private OutputField AddHidden(Position position, string type, PlanView from, HiddenPart part, HashSet<FetchStep> used, bool areKeys, StepVariable? unless)
    {
        IReadOnlyList<(string, string)> filled = [];
        var view = part.Route.Rounds == 0 ? from
            : part.Field.NeedsValues
                ? HopWithRequirements(position, type, from, part.Field, part.Route, visible: false, out filled)
            : Hop(position, type, from, part.Route, from.Step.Round + part.Route.Rounds, visible: false, unless);
        used.Add(view.Step);
        var isKey = areKeys && view == from; // keys that come along with their object cost nothing
        var output = Assign(position, type, part.Selection, part.Field, view, filled, visible: false, isOfFetch: !isKey, isKey);
        var first = position.Views[output.View].Step; // another fetch may have been the first to bring it
        used.Add(first);
        first.Unless = unless is null ? null : first.Unless;
        AddStepsBelow(output, part.Selection, used);
        return output;
    }

    private void PlanHidden(Position position, string type, PlanView view, SelectionGroup group, bool areKeys)
    {
        if (!_planned.Add((view, type, group)))
        {
            return;
        }

        var choice = weigher.Choose(group, type, view.Step.Source, view.Provides); // what it leaves unserved comes with another part
        foreach (var (field, option) in choice.Assignments)
        {
            IReadOnlyList<(string, string)> filled = [];
            var target = option.Route is null ? view
                : option.Field.NeedsValues ? HopWithRequirements(position, type, view, option.Field, option.Route, visible: false, out filled)
                : Hop(position, type, view, option.Route, view.Step.Round + option.Arrival, visible: false);
            Assign(position, type, field, option.Field, target, filled, visible: false, isKey: areKeys && target == view);
        }
    }

    /// <summary>Fetches that a hidden field's own children come from.</summary>
    private static void AddStepsBelow(OutputField output, FieldSelection field, HashSet<FetchStep> used)
    {
        if (output.Child is null || field.Children is null)
        {
            return;
        }

        foreach (var variant in output.Child.Variants.Values)
        {
            foreach (var selection in field.Children.For(variant.TypeName))
            {
                if (variant.Hidden.TryGetValue(Requirements.KeyOf(selection), out var below))
                {
                    used.Add(output.Child.Views[below.View].Step);
                    AddStepsBelow(below, selection, used);
                }
            }
        }
    }

    private static string AddVariable(FetchStep step, string argument, SelectedValue value, InputValue input)
    {
        var existing = step.Variables.Find(v => ReferenceEquals(v.Value, value) && ReferenceEquals(v.Input, input));
        if (existing is not null)
        {
            return existing.Name;
        }

        var name = $"__{argument}";
        for (var n = 2; step.Variables.Exists(v => v.Name == name); n++)
        {
            name = $"__{argument}_{n}";
        }

        step.Variables.Add(new StepVariable(name, value, input));
        return name;
    }
}
