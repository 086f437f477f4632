using TmfGraph.Composition.Composite;
using TmfGraph.GraphQL.Execution.Plans;
using TmfGraph.GraphQL.Language;
using TmfGraph.GraphQL.Types;
using Conjunction = TmfGraph.GraphQL.Execution.Plans.Condition;

namespace TmfGraph.Gateway.Planning;

/// <summary>Builds positions and fetches from the weigher's choices. One plan, one builder.</summary>
/// <param name="stopsAtErrors">Whether fields of a mutation are fetches of their own, so that none is done after one that fails.</param>
internal sealed partial class PlanBuilder(TypeFacts facts, SelectionContext context, Weigher weigher, bool stopsAtErrors)
{
    private readonly HashSet<(PlanView, string, SelectionGroup)> _planned = [];
    private readonly Queue<(DeferUsage[] Delivery, Action Plan)> _deferred = [];

    /// <summary>Positions by what their first view selects.</summary>
    private readonly Dictionary<ViewSelection, Position> _bySelection = new(ReferenceEqualityComparer.Instance);

    /// <summary>The deferred fragments that deliver what is being planned; empty for what comes at once.</summary>
    private DeferUsage[] _delivery = [];

    /// <summary>Fetches in the order in which they were found necessary.</summary>
    public List<FetchStep> Steps { get; } = [];

    public List<Position> Positions { get; } = [];

    public Position Root { get; private set; } = null!; // Build sets it first

    /// <summary>Introspection fields of the root, which the engine answers.</summary>
    public List<FieldSelection> Introspection { get; } = [];

    /// <summary>The variables that conditions are made of.</summary>
    public ConditionVariables Variables => context.Variables;

    /// <summary>What is taken out, as whoever asks may not see it; null for nothing.</summary>
    public IReadOnlyList<Refusal>? Refusals => context.Access?.Refusals;

    private CompositeSchema Schema => facts.Schema;

    public void Build(OperationDefinitionNode operation, ObjectType rootType)
    {
        Root = NewPosition(null, null);
        var group = new SelectionGroup(context, [new SelectedSet(operation.SelectionSet, Conjunction.Always, null, context.Access?.IsRootRefused == true)]);
        AddOutputFields(Root, rootType.Name, group, []);
        foreach (var field in group.For(rootType.Name))
        {
            if (field.Name is "__schema" or "__type")
            {
                Introspection.Add(field);
            }
        }

        if (Introspection.Count > 0)
        {
            AddIntrospection(rootType.Name);
        }

        if (operation.Operation is OperationKind.Mutation)
        {
            BuildMutation(group, rootType.Name);
        }
        else
        {
            foreach (var (usages, part) in group.PartsFor(rootType.Name, []))
            {
                PlanIn(usages, [], () => BuildRoot(part, rootType.Name, operation.Operation, null, []));
            }
        }

        while (_deferred.TryDequeue(out var deferred))
        {
            _delivery = deferred.Delivery;
            deferred.Plan();
        }

        PlanContexts();
    }

    /// <summary>Plans now what comes with its object, and what is deferred when all else is planned: it may use what that fetches, but not the other way round.</summary>
    private void PlanIn(DeferUsage[] usages, DeferUsage[] delivery, Action plan)
    {
        if (usages.AsSpan().SequenceEqual(delivery))
        {
            plan();
        }
        else
        {
            _deferred.Enqueue((usages, plan));
        }
    }

    /// <summary>Whether fields that are being planned may travel with a fetch. What only the gateway reads may do so with whatever comes at once.</summary>
    private bool MayJoin(FetchStep step, bool visible) =>
        step.Delivery.AsSpan().SequenceEqual(_delivery) || (!visible && step.Delivery.Length == 0);

    /// <summary>Fetches what is selected on objects of a type that a view has brought.</summary>
    /// <param name="delivery">The deferred fragments that deliver these objects.</param>
    private void PlanObject(Position position, string type, PlanView view, SelectionGroup group, DeferUsage[] delivery)
    {
        if (!_planned.Add((view, type, group)))
        {
            return; // types that share a selection come here more than once
        }

        context.CountNode(); // of many types each has its place, even where nothing is asked of it
        AddOutputFields(position, type, group, delivery);
        if (group.For(type).Count == 0)
        {
            return;
        }

        foreach (var (usages, part) in group.PartsFor(type, delivery))
        {
            PlanIn(usages, delivery, () => PlanFields(position, type, view, part));
        }
    }

    private void PlanFields(Position position, string type, PlanView view, SelectionGroup group)
    {
        var source = view.Step.Source!; // introspection is never planned into
        var choice = weigher.Choose(group, type, source, view.Provides);
        position.Asked.UnionWith(choice.Hops);
        var start = Math.Max(view.Step.Round, position.Views[position.TypeView].Step.Round); // only then it is known whose keys there are

        // what comes along first, so that keys can be read out of it; then fields that arrive late: what only has to be there by then rides along
        foreach (var (field, option) in choice.Assignments.OrderByDescending(LateFirst))
        {
            if (option.Route is null)
            {
                Assign(position, type, field, option.Field, view, [], visible: true);
            }
            else if (option.Field.NeedsValues)
            {
                var hop = HopWithRequirements(position, type, view, option.Field, option.Route, visible: true, out var filled);
                Assign(position, type, field, option.Field, hop, filled, visible: true);
            }
            else
            {
                var latest = start + choice.Rounds - option.Inner.Rounds;
                var hop = Hop(position, type, view, option.Route, latest, visible: true, asked: AskedBy(option.Route, type, choice));
                Assign(position, type, field, option.Field, hop, [], visible: true);
            }
        }
    }

    private static int LateFirst(Assignment assignment) =>
        assignment.Option.Route is null ? int.MaxValue
        : assignment.Option.Field.NeedsValues ? assignment.Option.Arrival
        : 0;

    private void AddOutputFields(Position position, string type, SelectionGroup group, DeferUsage[] delivery)
    {
        var variant = position.GetVariant(type);
        group = group.Whole ?? group;
        if (group.IsPart)
        {
            return; // its fields are parts of fields that are there
        }

        variant.Delivery = delivery;
        foreach (var field in group.For(type))
        {
            if (variant.Find(field) is null)
            {
                context.CountNode();
                variant.Add(new OutputField(field, PublicType(type, field.Name), $"{type}.{field.Name}"));
            }
        }

        variant.NewUsages = group.NewUsages(type);
        variant.Order = group.OrderFor(type);
    }

    private GraphType PublicType(string type, string field) =>
        field switch
        {
            "__typename" => new NonNullType(Schema.Public.GetType("String")!),
            "__schema" => new NonNullType(Schema.Public.GetType("__Schema")!),
            "__type" => Schema.Public.GetType("__Type")!,
            _ => (Schema.Public.GetType(type) as ComplexType)?.GetField(field)?.Type
                ?? throw new PlanningException($"The field '{type}.{field}' is not part of the public schema.", PlanningException.Unsatisfiable),
        };

    private void AddIntrospection(string type)
    {
        var step = new FetchStep { Source = null, Kind = OperationKind.Query, Target = Root, Round = 1 };
        var view = AddStep(step, Schema.Public.QueryType);
        foreach (var field in Introspection)
        {
            var output = Root.GetVariant(type).Find(field)!; // AddOutputFields has been there
            output.View = view.Index;
            output.Key = new JsonName(field.ResponseName);
        }
    }

    private PlanView AddStep(FetchStep step, NamedType staticType)
    {
        Steps.Add(step);
        context.CountFetch();
        step.View = AddView(step.Target, step, new ViewSelection(staticType), -1, null, null);
        return step.View;
    }

    private PlanView AddView(Position position, FetchStep step, ViewSelection selection, int parentView, JsonName? key, SelectionSetNode? provides)
    {
        var view = new PlanView
        {
            Index = position.Views.Count,
            Position = position,
            Step = step,
            Selection = selection,
            ParentView = parentView,
            Key = key,
            Provides = provides,
        };
        position.Views.Add(view);
        if (view.Index == 0)
        {
            _bySelection.Add(selection, position);
        }

        return view;
    }

    private Position NewPosition(Position? parent, OutputField? field)
    {
        context.CountNode();
        var position = new Position(parent, field);
        Positions.Add(position);
        return position;
    }

    private static PlanningException Unsatisfiable(string type, FieldSelection field) => new(
        $"No source schema can serve the field '{type}.{field.Name}' together with all that is selected below it.",
        PlanningException.Unsatisfiable);
}
