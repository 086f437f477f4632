using TmfGraph.Composition.Composite;
using TmfGraph.GraphQL.Types;

namespace TmfGraph.Gateway.Planning;

// Values of objects above
// -----------------------
// An argument may get a value of an object above, the nearest one of a type that sets its context. Such fields travel by themselves, in fetches that have
// the value as a variable (FetchStep.Contexts), and fields of one fetch need the same values. From where a value comes is settled when all else is
// planned, as only then it is known which types of objects lead to those that are fetched: where all of them set the context the search ends, and
// where only some do it goes on above for the others.

/// <summary>Arguments that get values of objects above.</summary>
internal sealed partial class PlanBuilder
{
    /// <summary>What a fetch is told of objects above for a field, as text: fields with other values are other fetches. Empty for nothing.</summary>
    private static string ContextKeyOf(SourceField field) =>
        string.Join(", ", field.Contexts.Values.Select(c => $"{c}").Distinct().Order(StringComparer.Ordinal));

    private static string AddContext(FetchStep step, string argument, ContextValue context, InputValue input)
    {
        if (step.Contexts.Find(c => c.IsSame(context, input)) is { } known)
        {
            return known.Name;
        }

        var name = $"__{argument}";
        for (var n = 2; step.Contexts.Exists(c => c.Name == name); n++)
        {
            name = $"__{argument}_{n}";
        }

        step.Contexts.Add(new ContextVariable(name, context, input));
        return name;
    }

    /// <summary>Fetches the values that fetches have as variables.</summary>
    private void PlanContexts()
    {
        foreach (var step in Steps.FindAll(s => s.Contexts.Count > 0))
        {
            _delivery = step.Delivery;
            var before = new HashSet<FetchStep>();
            foreach (var variable in step.Contexts)
            {
                FindPlaces(step, variable, before);
            }

            step.DependsOn.UnionWith(before);
            step.Round = Math.Max(step.Round, step.DependsOn.Max(d => d.Round) + 1);
        }

        foreach (var step in Steps.FindAll(s => s.Contexts.Count > 0))
        {
            KeepApart(step);
        }
    }

    private void FindPlaces(FetchStep step, ContextVariable variable, HashSet<FetchStep> before)
    {
        for (var (below, place) = (step.Target, step.Target.Parent); place is not null; (below, place) = (place, place.Parent))
        {
            var leading = place.Variants.Values.Where(v => v.FieldTo(below) is not null).Select(v => v.TypeName).ToList();
            var setting = leading.FindAll(variable.Context.Types.Contains);
            if (setting.Count == 0)
            {
                continue;
            }

            variable.Places.Add(place);
            foreach (var type in setting)
            {
                step.Reads.UnionWith(AddContextValue(place, type, variable, before));
            }

            if (setting.Count == leading.Count)
            {
                break;
            }
        }

        if (variable.Places.Count == 0)
        {
            throw new PlanningException(
                $"No object above '{step.Target.PathText}' sets the context '{variable.Context.Context}'.", PlanningException.Unsatisfiable); // composition has seen all paths
        }
    }

    private List<OutputField> AddContextValue(Position place, string type, ContextVariable variable, HashSet<FetchStep> before)
    {
        var group = weigher.GroupOf(variable.Context.Value);
        if (place.Parent is null)
        {
            return AddAtRoot(type, group, before);
        }

        var view = place.Views[0];
        before.Add(view.Step);
        var routes = weigher.RoutesFrom(type, view.Step.Source, view.Provides);
        return AddHidden(place, type, view, group, routes.BySource, before, areKeys: false);
    }

    /// <summary>Fetches fields of the root that only the gateway reads, with those of the client where these are asked of the same source.</summary>
    private List<OutputField> AddAtRoot(string type, SelectionGroup group, HashSet<FetchStep> before)
    {
        var read = new List<OutputField>();
        foreach (var (field, option) in ChooseRoot(group, type).Assignments)
        {
            var source = option.Field.Source;
            var view = Root.Views.Find(v => v.Step.Source == source && v.Step.Lookup is null && MayJoin(v.Step, visible: false));
            if (view is null)
            {
                var step = new FetchStep { Source = source, Kind = GraphQL.Language.OperationKind.Query, Target = Root, Delivery = _delivery, Round = 1 };
                view = AddStep(step, source.Schema.QueryType);
            }

            before.Add(view.Step);
            var output = Assign(Root, type, field, option.Field, view, [], visible: false, isOfFetch: true);
            before.Add(Root.Views[output.View].Step); // another fetch may have been the first to bring it
            AddStepsBelow(output, field, before);
            read.Add(output);
        }

        return read;
    }

    /// <summary>
    /// Objects between those that are fetched and those that set the context: an entity that is reached below two of these is asked for twice, so that what
    /// lies below it is told the value of the one above it.
    /// </summary>
    private static void KeepApart(FetchStep step)
    {
        foreach (var place in step.Contexts.SelectMany(c => c.Places).Where(p => p.Parent is not null).Distinct()) // there is one root
        {
            for (var position = step.Target; position.Views.Count > 0; )
            {
                var telling = position.Views[0].Step;
                if (!telling.Target.IsBelow(place))
                {
                    break;
                }

                if (!telling.Apart.Contains(place))
                {
                    telling.Apart.Add(place);
                }

                position = telling.Target;
            }
        }
    }
}
