using TmfGraph.Composition.Composite;
using TmfGraph.GraphQL.Language;

namespace TmfGraph.Gateway.Planning;

/// <summary>Root fields: the fetches that everything begins with.</summary>
internal sealed partial class PlanBuilder
{
    /// <summary>
    /// Root fields are done one after the other: each begins when everything before has ended, fetches below it included. Those of one source that stand
    /// beside each other are one fetch as long as nothing has to be fetched in between; the source then does them in order.
    /// </summary>
    private void BuildMutation(SelectionGroup group, string type)
    {
        var open = new Dictionary<SourceSchemaInfo, PlanView>();
        FetchStep[] before = [];
        foreach (var field in group.For(type))
        {
            if (field.IsRefused || field.Name.StartsWith("__", StringComparison.Ordinal))
            {
                continue;
            }

            var single = new SelectionGroup(context, new Dictionary<string, IReadOnlyList<FieldSelection>> { [type] = [field] });
            var source = ChooseRoot(single, type).Assignments[0].Option.Field.Source;
            var joins = !stopsAtErrors && Steps.Count > 0 && open.GetValueOrDefault(source)?.Step == Steps[^1]; // nothing was to be fetched since
            if (!joins)
            {
                open.Clear();
                before = [.. Steps.Where(s => s.Source is not null)];
            }

            BuildRoot(single, type, OperationKind.Mutation, before, open);
        }
    }

    private TypeChoice ChooseRoot(SelectionGroup group, string type)
    {
        var choice = weigher.Choose(group, type, null, null);
        return choice.Unserved.Count == 0 ? choice : throw Unsatisfiable(type, choice.Unserved[0]);
    }

    /// <param name="after">What has to end before; null for nothing.</param>
    /// <param name="steps">Fetches that may be joined, by their sources; takes those that are made.</param>
    private void BuildRoot(
        SelectionGroup group, string type, OperationKind kind, IReadOnlyList<FetchStep>? after, Dictionary<SourceSchemaInfo, PlanView> steps)
    {
        var choice = ChooseRoot(group, type);
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
