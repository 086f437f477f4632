using TmfGraph.GraphQL.Language;

namespace TmfGraph.GraphQL.Execution.Values;

/// <summary>Looks for variables inside values.</summary>
internal static class HasVariables
{
    public static bool In(ValueNode value) => value switch
    {
        VariableNode => true,
        ListValueNode list => list.Items.Any(In),
        ObjectValueNode @object => @object.Fields.Any(f => In(f.Value)),
        _ => false,
    };
}
