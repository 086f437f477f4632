using TmfGraph.GraphQL.Language;
using TmfGraph.GraphQL.Types;

namespace TmfGraph.Gateway.Planning;

/// <summary>Completes what the builder has made: type names, conditions, order, rendered operations.</summary>
internal static class PlanFinisher
{
    public static OperationPlan Finish(PlanBuilder builder, DocumentNode document, OperationDefinitionNode operation, PlannerBudget budget)
    {
        var conditionVariables = new List<string>();
        foreach (var position in builder.Positions)
        {
            FinishPosition(position, conditionVariables);
        }

        var ordered = Order(builder.Steps);
        foreach (var step in ordered)
        {
            step.Id = ordered.IndexOf(step) + 1;
            step.TargetPath = PathTo(step.Target);
            step.Dependents = [.. ordered.Where(s => s.DependsOn.Contains(step))];
            step.Operation = step.Source is null
                ? OperationRenderer.RenderIntrospection(builder.Introspection, operation, document, budget)
                : OperationRenderer.Render(step, operation, budget);
            FinishCondition(step, conditionVariables);
        }

        builder.Positions.ForEach(static p => p.Link());
        return new OperationPlan(operation.Operation, operation.Name, builder.Root, ordered, conditionVariables);
    }

    private static void FinishPosition(Position position, List<string> conditionVariables)
    {
        if (position.Field is not null && position.Views is [var first, ..])
        {
            position.IsAbstract = first.Selection.StaticType is not ObjectType;
            first.Selection.NeedsTypeName |= position.IsAbstract;
        }

        foreach (var view in position.Views)
        {
            view.Selection.NeedsTypeName |= view.Selection.Fields.Count == 0;
        }

        position.Seal();
        foreach (var variant in position.Variants.Values)
        {
            foreach (var field in variant.Visible)
            {
                field.Condition = CompiledCondition.Compile(field.Selection.Condition, conditionVariables);
            }
        }
    }

    private static void FinishCondition(FetchStep step, List<string> conditionVariables)
    {
        var condition = Condition.AnyOf(step.View.Selection.Fields.Select(f => f.Condition));
        if (condition.IsNever)
        {
            condition = Condition.Always;
        }

        step.ConditionText = condition;
        step.Condition = CompiledCondition.Compile(condition, conditionVariables);
    }

    private static Position[] PathTo(Position target)
    {
        var path = new List<Position>();
        for (var position = target; position is not null; position = position.Parent)
        {
            path.Insert(0, position);
        }

        return [.. path];
    }

    /// <summary>Rounds and order by what each step needs. Steps of one round stay in the order in which they were made.</summary>
    private static List<FetchStep> Order(List<FetchStep> steps)
    {
        var ordered = new List<FetchStep>(steps.Count);
        var waiting = new List<FetchStep>(steps);
        var ended = new HashSet<FetchStep>();
        for (var round = 1; waiting.Count > 0; round++)
        {
            var ready = waiting.FindAll(s => s.DependsOn.All(ended.Contains));
            if (ready.Count == 0)
            {
                throw new PlanningException(
                    $"The fields '{string.Join("', '", waiting.Select(w => w.Target.PathText))}' need each other's values.",
                    PlanningException.Unsatisfiable);
            }

            foreach (var step in ready)
            {
                step.Round = round;
                ordered.Add(step);
                waiting.Remove(step);
            }

            ended.UnionWith(ready);
        }

        return ordered;
    }
}
