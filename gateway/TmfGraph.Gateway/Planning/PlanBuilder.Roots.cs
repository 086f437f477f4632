using TmfGraph.Composition.Composite;
using TmfGraph.GraphQL.Language;

namespace TmfGraph.Gateway.Planning;

/// <summary>Root fields: the fetches that everything begins with.</summary>
internal sealed partial class PlanBuilder
{
    /// <summary>Each root field is a step of its own, and begins when everything before has ended, fetches below it included.</summary>
    private void BuildMutation(SelectionGroup group, string type)
    {
        foreach (var field in group.For(type))
        {
            if (field.Name.StartsWith("__", StringComparison.Ordinal))
            {
                continue;
            }

            var before = Steps.Where(s => s.Source is not null).ToArray();
            var single = new SelectionGroup(context, new Dictionary<string, IReadOnlyList<FieldSelection>> { [type] = [field] });
            BuildRoot(single, type, OperationKind.Mutation, before);
        }
    }

    private void BuildRoot(SelectionGroup group, string type, OperationKind kind, IReadOnlyList<FetchStep>? after)
    {
        var choice = weigher.Choose(group, type, null, null);
        if (choice.Unserved.Count > 0)
        {
            throw Unsatisfiable(type, choice.Unserved[0]);
        }

        var steps = new Dictionary<SourceSchemaInfo, PlanView>();
        foreach (var (field, option) in choice.Assignments)
        {
            var output = Assign(Root, type, field, option.Field, ViewOf(option), [], visible: true);
            if (kind is not OperationKind.Query)
            {
                continue; // what is done is done in one place
            }

            foreach (var other in weigher.OthersBeside(option, field, type))
            {
                Assign(Root, type, field, other.Field, ViewOf(other), [], visible: true, other: output.AddOther());
            }
        }

        PlanView ViewOf(FieldOption option)
        {
            var source = option.Field.Source;
            if (!steps.TryGetValue(source, out var view))
            {
                var step = new FetchStep { Source = source, Kind = kind, Target = Root, Delivery = _delivery };
                step.DependsOn.UnionWith(after ?? []);
                step.Round = after is { Count: > 0 } ? after.Max(s => s.Round) + 1 : 1;
                view = AddStep(step, source.Schema.GetRootType(kind)!); // composition saw the field there
                steps.Add(source, view);
            }

            return view;
        }
    }
}
