using TmfGraph.GraphQL.Language;

namespace TmfGraph.Gateway.Planning;

/// <summary>Gives variables other names in selections, so that one operation can have a selection more than once with different values.</summary>
internal static class RenamedVariables
{
    /// <summary>The selection with other names. Directives stay as they are: conditions are the client's and the same everywhere.</summary>
    /// <param name="renamed">The new names by the old ones.</param>
    public static SelectionNode In(SelectionNode selection, IReadOnlyDictionary<string, string> renamed) => selection switch
    {
        FieldNode field => field with
        {
            Arguments = [.. field.Arguments.Select(a => a with { Value = In(a.Value, renamed) })],
            SelectionSet = In(field.SelectionSet, renamed),
        },
        InlineFragmentNode inline => inline with { SelectionSet = In(inline.SelectionSet, renamed)! }, // fragments have one
        _ => selection,
    };

    private static SelectionSetNode? In(SelectionSetNode? set, IReadOnlyDictionary<string, string> renamed) =>
        set is null ? null : new SelectionSetNode([.. set.Selections.Select(s => In(s, renamed))]);

    private static ValueNode In(ValueNode value, IReadOnlyDictionary<string, string> renamed) => value switch
    {
        VariableNode variable when renamed.TryGetValue(variable.Name, out var name) => new VariableNode(name),
        ListValueNode list => new ListValueNode([.. list.Items.Select(i => In(i, renamed))]),
        ObjectValueNode fields => new ObjectValueNode([.. fields.Fields.Select(f => f with { Value = In(f.Value, renamed) })]),
        _ => value,
    };
}
