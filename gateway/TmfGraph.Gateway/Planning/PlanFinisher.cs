using TmfGraph.Composition.Composite;
using TmfGraph.GraphQL.Language;
using TmfGraph.GraphQL.Types;

namespace TmfGraph.Gateway.Planning;

/// <summary>Completes what the builder has made: type names, conditions, order, rendered operations.</summary>
internal static class PlanFinisher
{
    private const int MaxNameLength = 128;

    /// <param name="inParts">Whether the answer is given in parts. Their fetches are each asked for by the part that needs them, and so share no request.</param>
    public static OperationPlan Finish(
        PlanBuilder builder,
        CompositeSchema schema,
        DocumentNode document,
        OperationDefinitionNode operation,
        IReadOnlyDictionary<string, bool> labels,
        PlannerBudget budget,
        bool inParts)
    {
        builder.Positions.ForEach(p => FinishPosition(p, schema.Public));

        KnownKeys.Apply(builder.Steps, operation, schema);
        var ordered = Order(builder.Steps);
        NoteReads(ordered);
        var rendered = ordered.Where(s => s.Source is not null).ToDictionary(s => s, s => OperationRenderer.Render(s, operation, schema.Public, builder.Variables, budget));
        var requests = inParts ? [] : RequestSchedule.Apply(ordered, rendered.ToDictionary(r => r.Key, r => r.Value.Text), budget);
        for (var i = 0; i < ordered.Count; i++)
        {
            ordered[i].Id = i + 1;
            ordered[i].TargetPath = ordered[i].Target.Path;
            FinishCondition(ordered[i], builder.Variables);
        }

        foreach (var request in requests)
        {
            Share(request, rendered, operation, budget);
        }

        foreach (var step in ordered.Where(s => s.Shared is null))
        {
            step.Operation = step.Source is null
                ? OperationRenderer.RenderIntrospection(builder.Introspection, operation, document, builder.Variables, budget)
                : rendered[step].ToOperation(NameOf(operation, step), budget);
        }

        foreach (var step in ordered.Where(s => s.Contexts.Count > 0))
        {
            step.ContextOperations = new ContextOperations(step, rendered[step], operation, NameOf(operation, step), budget);
        }

        foreach (var step in ordered.Where(RequiredFields.MayTakeAlong))
        {
            step.MayLose = true;
            step.Reduced = step.Kind is not OperationKind.Query || step.Source!.Settings.LeavesNulls ? null // what changes data, and the event of a stream, is not asked for twice
                : OperationRenderer.Render(step, operation, schema.Public, builder.Variables, budget, reduced: true).ToOperation(NameOf(operation, step), budget);
        }

        foreach (var step in ordered.Where(s => s.Required.Count > 0))
        {
            step.Remainders = new Remainders(
                step,
                (remainder, reduced) => OperationRenderer.Render(step, operation, schema.Public, builder.Variables, budget.Anew(), reduced, remainder)
                    .ToOperation(NameOf(operation, step), budget.Anew()));
        }

        Connect(ordered);
        var runs = 0;
        for (var i = 0; i < builder.Positions.Count; i++)
        {
            builder.Positions[i].Link(i, ref runs);
        }

        ordered.ForEach(s => s.EarlierSets = EarlierSets.Of(s));

        return new OperationPlan(operation.Operation, operation.Name, builder.Root, ordered, builder.Variables.Names)
        {
            PositionCount = builder.Positions.Count,
            LeafRunCount = runs,
            Labels = labels,
            Refusals = builder.Refusals,
            SearchSteps = budget.Nodes,
            Parts = inParts ? PartFinder.Find(builder.Positions, ordered) : null,
        };
    }

    /// <summary>Makes one request of fetches; those with the same operation share it, name included.</summary>
    private static void Share(
        FetchStep[] steps, Dictionary<FetchStep, RenderedOperation> rendered, OperationDefinitionNode operation, PlannerBudget budget)
    {
        var parts = steps.GroupBy(s => (rendered[s].Text, s.Apart.Count > 0 ? s : null)).Select((g, i) => new RequestPart([.. g], new JsonName($"_{i}"))).ToArray();
        foreach (var part in parts)
        {
            var first = part.Steps[0];
            var own = rendered[first].ToOperation(NameOf(operation, first), budget);
            foreach (var step in part.Steps)
            {
                step.Operation = own;
            }
        }

        var joins = parts.Length > 1 && steps[0].IsEntities;
        var shared = new SharedRequest
        {
            Parts = parts,
            Combined = joins ? RenderedOperation.Combine([.. parts.Select(p => rendered[p.Steps[0]])], NameOf(operation, steps[0]), operation, budget) : null,
        };
        foreach (var step in steps)
        {
            step.Shared = shared;
        }
    }

    /// <summary>What a fetch is called, for those who look for it in logs: the beginning of the client's name, which may be as long as its document.</summary>
    private static string? NameOf(OperationDefinitionNode operation, FetchStep step) =>
        operation.Name is { } name ? $"{(name.Length > MaxNameLength ? name[..MaxNameLength] : name)}_{step.Id}" : null;

    /// <summary>Who starts whom: the first fetch of a shared request waits for all that its fetches need, and the others for it.</summary>
    private static void Connect(List<FetchStep> ordered)
    {
        var dependents = ordered.ToDictionary(s => s, _ => new List<FetchStep>());
        foreach (var step in ordered)
        {
            var first = step.Shared?.First;
            IEnumerable<FetchStep> waits = first is null ? step.DependsOn
                : ReferenceEquals(first, step) ? step.Shared!.Parts.SelectMany(p => p.Steps).SelectMany(s => s.DependsOn).ToHashSet() // just tested
                : [first];
            foreach (var awaited in waits)
            {
                step.WaitCount++;
                dependents[awaited].Add(step);
            }
        }

        foreach (var step in ordered)
        {
            step.Dependents = [.. dependents[step]];
        }
    }

    private static void FinishPosition(Position position, GraphSchema schema)
    {
        if (position.Field is not null && position.Views is [var first, ..])
        {
            position.IsAbstract = first.Selection.StaticType is not ObjectType;
            position.Views[position.TypeView].Selection.NeedsTypeName |= position.IsAbstract;
        }

        foreach (var view in position.Views)
        {
            view.Selection.NeedsTypeName |= view.Selection.Fields.Count == 0;
        }

        position.Seal(schema);
        foreach (var variant in position.Variants.Values)
        {
            foreach (var field in variant.Visible)
            {
                field.Condition = field.Selection.Condition.UnlessAlways;
            }
        }
    }

    /// <summary>What fetches read is needed when they are: the last ones say so first.</summary>
    private static void NoteReads(List<FetchStep> ordered)
    {
        for (var i = ordered.Count - 1; i >= 0; i--)
        {
            if (ordered[i].Reads.Count > 0)
            {
                var condition = ConditionOf(ordered[i]);
                foreach (var field in ordered[i].Reads)
                {
                    field.ReadBy(condition);
                }
            }
        }
    }

    private static Condition ConditionOf(FetchStep step)
    {
        var condition = Condition.AnyOf(step.View.Selection.Fields.Select(f => f.Condition));
        return condition.IsNever || step.TellsTypesOf is not null ? Condition.Always : condition;
    }

    private static void FinishCondition(FetchStep step, ConditionVariables variables)
    {
        var condition = ConditionOf(step);
        if (step.KnownKeys is not null)
        {
            condition = condition.And(step.Target.Field!.Selection.Condition); // keys are known of objects below the root
        }

        step.Condition = condition.UnlessAlways;
        step.ConditionText = condition.IsAlways ? null : variables.ToText(condition);
    }

    /// <summary>Rounds and order by what each step needs. Steps of one round stay in the order in which they were made.</summary>
    private static List<FetchStep> Order(List<FetchStep> steps)
    {
        var made = steps.Select((s, i) => (s, i)).ToDictionary(e => e.s, e => e.i);
        var missing = steps.ConvertAll(s => s.DependsOn.Count);
        var dependents = steps.SelectMany(s => s.DependsOn, (s, needed) => (s, needed)).ToLookup(e => e.needed, e => e.s);
        var ordered = new List<FetchStep>(steps.Count);
        var ready = steps.FindAll(s => s.DependsOn.Count == 0);
        for (var round = 1; ready.Count > 0; round++)
        {
            ready.ForEach(s => s.Round = round);
            ordered.AddRange(ready);
            ready = [.. ready.SelectMany(s => dependents[s]).Where(s => --missing[made[s]] == 0).OrderBy(s => made[s])];
        }

        return ordered.Count == steps.Count
            ? ordered
            : throw new PlanningException(
                $"The fields '{string.Join("', '", steps.Except(ordered).Select(w => w.Target.PathText))}' need each other's values.",
                PlanningException.Unsatisfiable);
    }
}
