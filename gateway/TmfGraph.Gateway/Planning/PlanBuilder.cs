using TmfGraph.Composition.Composite;
using TmfGraph.GraphQL.Execution.Plans;
using TmfGraph.GraphQL.Language;
using TmfGraph.GraphQL.Types;
using Conjunction = TmfGraph.GraphQL.Execution.Plans.Condition;

namespace TmfGraph.Gateway.Planning;

/// <summary>Builds positions and fetches from the weigher's choices. One plan, one builder.</summary>
internal sealed partial class PlanBuilder(TypeFacts facts, SelectionContext context, Weigher weigher)
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

    private CompositeSchema Schema => facts.Schema;

    public void Build(OperationDefinitionNode operation, ObjectType rootType)
    {
        Root = NewPosition(null, null);
        var group = new SelectionGroup(context, [new SelectedSet(operation.SelectionSet, Conjunction.Always)]);
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
                PlanIn(usages, [], () => BuildRoot(part, rootType.Name, operation.Operation, null));
            }
        }

        while (_deferred.TryDequeue(out var deferred))
        {
            _delivery = deferred.Delivery;
            deferred.Plan();
        }
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

        // what comes along first, so that keys can be read out of it; then fields that arrive late: what only has to be there by then rides along
        foreach (var (field, option) in choice.Assignments.OrderByDescending(LateFirst))
        {
            if (option.Route is null)
            {
                Assign(position, type, field, option.Field, view, [], visible: true);
            }
            else if (option.Field.Requirements.Count > 0)
            {
                var hop = HopWithRequirements(position, type, view, option.Field, option.Route, visible: true, out var filled);
                Assign(position, type, field, option.Field, hop, filled, visible: true);
            }
            else
            {
                var latest = view.Step.Round + choice.Rounds - option.Inner.Rounds;
                var hop = Hop(position, type, view, option.Route, latest, visible: true);
                Assign(position, type, field, option.Field, hop, [], visible: true);
            }
        }
    }

    private static int LateFirst(Assignment assignment) =>
        assignment.Option.Route is null ? int.MaxValue
        : assignment.Option.Field.Requirements.Count > 0 ? assignment.Option.Arrival
        : 0;

    /// <summary>Selects a field in a view, and plans what is below it.</summary>
    /// <param name="visible">Whether the client asks for it; else only the gateway reads it.</param>
    /// <param name="isOfFetch">Whether it is read for fetches that are noted, and so needed only when they are.</param>
    /// <param name="isKey">Whether it is, or is below, a key that comes along with its object.</param>
    /// <param name="other">Where the answer reads it from this view, when it may come from several; null for the field itself.</param>
    private OutputField Assign(
        Position position,
        string type,
        FieldSelection field,
        SourceField sourceField,
        PlanView view,
        IReadOnlyList<(string Argument, string Variable)> filled,
        bool visible,
        bool isOfFetch = false,
        bool isKey = false,
        OutputField? other = null)
    {
        context.CountNode();
        var output = other ?? OutputFor(position, type, field, sourceField, visible);
        var argumentsKey = filled.Count == 0
            ? field.ArgumentsKey
            : string.Join(", ", filled.Select(f => $"{f.Argument}: ${f.Variable}").Prepend(field.ArgumentsKey));
        if (field.Children is null)
        {
            var leaf = Select(view, type, sourceField, field, argumentsKey, filled, null, output, visible, isOfFetch, isKey);
            if (output.View < 0)
            {
                output.View = view.Index;
                output.Key = leaf.JsonName;
                output.Leaf = facts.LeafOf(output.Type);
            }

            return output;
        }

        var child = ChildView(position, type, field, sourceField, view, argumentsKey, filled, output, visible, isOfFetch, isKey);
        child.Position.IsReadByGateway |= !visible;
        TellTypes(child);
        foreach (var objectType in facts.TypesOf(view.Step.Source!, sourceField.Field.Type.NamedType, field.Children))
        {
            if (visible)
            {
                PlanObject(child.Position, objectType.Name, child, field.Children, field.Usages);
            }
            else
            {
                PlanHidden(child.Position, objectType.Name, child, field.Children, isKey);
            }
        }

        return output;
    }

    /// <summary>The view of the objects below a field: a new one, or the one that another type or selection has made already.</summary>
    private PlanView ChildView(
        Position position,
        string type,
        FieldSelection field,
        SourceField sourceField,
        PlanView view,
        string argumentsKey,
        IReadOnlyList<(string Argument, string Variable)> filled,
        OutputField output,
        bool visible,
        bool isOfFetch,
        bool isKey)
    {
        var provides = weigher.Combine(sourceField.Provides, weigher.Provided(view.Provides, type, field.Name)?.SelectionSet);
        if (output.Child is { } taken)
        {
            // a further part of a field that another view has begun
            var part = taken.Views.Find(v => v.ParentView == view.Index);
            if (part is null)
            {
                var selected = Select(view, type, sourceField, field, argumentsKey, filled, new ViewSelection(sourceField.Field.Type.NamedType), output, visible, isOfFetch, isKey);
                part = AddView(taken, view.Step, selected.Children!, view.Index, selected.JsonName, provides);
            }

            return part;
        }

        // types whose field is another one have it under names of their own: a source refuses one name for `F!` and `F`
        var place = (field.Original, view.Index, $"{sourceField.Field.Type} {provides}");
        if (position.Children.TryGetValue(place, out var shared))
        {
            // another type asks for the very same
            var asked = view.Selection.FieldOf(shared.Views[0].Selection);
            asked.NeedWhen(type, field.Condition, isOfFetch ? output : null);
            asked.IsKey |= isKey;
            if (visible)
            {
                asked.ReadFor(type, output);
            }

            Link(output, view, shared, shared.Views[0].Key!); // it lies in an object above
            return shared.Views[0];
        }

        var viewField = Select(view, type, sourceField, field, argumentsKey, filled, new ViewSelection(sourceField.Field.Type.NamedType), output, visible, isOfFetch, isKey);
        if (_bySelection.TryGetValue(viewField.Children!, out var reused))
        {
            // what the client sees and what only the gateway reads stand in the same objects
            position.Children.TryAdd(place, reused);
            Link(output, view, reused, viewField.JsonName);
            return reused.Views[0];
        }

        var child = NewPosition(position, output);
        position.Children.TryAdd(place, child);
        var made = AddView(child, view.Step, viewField.Children!, view.Index, viewField.JsonName, provides);
        Link(output, view, child, viewField.JsonName);
        return made;
    }

    private static void Link(OutputField output, PlanView view, Position child, JsonName key)
    {
        output.View = view.Index;
        output.Key = key;
        output.Child = child;
    }

    private ViewField Select(
        PlanView view,
        string type,
        SourceField sourceField,
        FieldSelection field,
        string argumentsKey,
        IReadOnlyList<(string Argument, string Variable)> filled,
        ViewSelection? children,
        OutputField output,
        bool visible,
        bool isOfFetch,
        bool isKey)
    {
        var added = view.Selection.Add(
            type, sourceField.Field, field, argumentsKey, children, isOfFetch ? output : null, existing => MayShare(view, existing, field, visible));
        if (added.Filled.Count == 0)
        {
            added.Filled.AddRange(filled);
        }

        added.IsKey |= isKey;
        if (visible)
        {
            added.ReadFor(type, output);
        }

        return added;
    }

    /// <summary>Objects that the client asks for are never mixed with each other, but may serve what only the gateway reads.</summary>
    private bool MayShare(PlanView view, ViewField existing, FieldSelection field, bool visible)
    {
        var client = visible ? field : existing.Output?.Selection;
        var read = visible ? existing.Selection : field;
        return client is null
            || (!(visible && existing.Output is not null)
                && RequiredObjects.MayBeRead(facts, view.Step.Source!, existing.Field.Type, client.Children!, read.Children!)); // only fields with children come here
    }

    private void AddOutputFields(Position position, string type, SelectionGroup group, DeferUsage[] delivery)
    {
        var variant = position.GetVariant(type);
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
    }

    private static OutputField OutputFor(Position position, string type, FieldSelection field, SourceField sourceField, bool visible)
    {
        var variant = position.GetVariant(type);
        if (visible)
        {
            return variant.Find(field)!; // AddOutputFields has been there
        }

        var key = Requirements.KeyOf(field);
        if (!variant.Hidden.TryGetValue(key, out var output))
        {
            output = new OutputField(field, sourceField.Field.Type, $"{type}.{field.Name}");
            variant.Hidden.Add(key, output);
        }

        return output;
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
