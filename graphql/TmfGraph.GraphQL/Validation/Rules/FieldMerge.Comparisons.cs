using TmfGraph.GraphQL.Language;
using TmfGraph.GraphQL.Types;

namespace TmfGraph.GraphQL.Validation.Rules;

// What makes two fields of one response name mergeable.
internal sealed partial class FieldMerge
{
    private bool AreSameField(in MergeEntry first, in MergeEntry other)
    {
        if (first.Node.Name != other.Node.Name)
        {
            return Conflict(first, other, $"`{first.Node.Name}` and `{other.Node.Name}` are different fields");
        }

        return HaveSameArguments(first.Node, other.Node) || Conflict(first, other, "their arguments differ");
    }

    private bool HaveSameShape(in MergeEntry first, in MergeEntry other)
    {
        if (!ReferenceEquals(first.Node, other.Node) && (IsStreamed(first.Node) || IsStreamed(other.Node)))
        {
            return Conflict(first, other, "a streamed list is selected in one place only");
        }

        if (first.Definition is null || other.Definition is null)
        {
            return true; // an unknown field has been reported already
        }

        return SameShape(first.Definition.Type, other.Definition.Type)
            || Conflict(first, other, $"they return the different types `{first.Definition.Type}` and `{other.Definition.Type}`");
    }

    private static bool SameShape(GraphType first, GraphType other) => (first, other) switch
    {
        (NonNullType a, NonNullType b) => SameShape(a.Inner, b.Inner),
        (NonNullType, _) or (_, NonNullType) => false,
        (ListType a, ListType b) => SameShape(a.Item, b.Item),
        (ListType, _) or (_, ListType) => false,
        _ => first.IsLeaf || other.IsLeaf ? ReferenceEquals(first, other) : true,
    };

    private static bool IsStreamed(FieldNode node) => node.Directives.Count > 0 && node.Directives.Any(static d => d.Name == "stream");

    private static bool HaveSameArguments(FieldNode first, FieldNode other) =>
        first.Arguments.Count == other.Arguments.Count
        && (first.Arguments.Count == 0
            || first.Arguments.All(a => other.Arguments.FirstOrDefault(b => b.Name == a.Name) is { } b && AreSameValues(a.Value, b.Value)));

    private static bool AreSameValues(ValueNode first, ValueNode other) => (first, other) switch
    {
        (ListValueNode a, ListValueNode b) =>
            a.Items.Count == b.Items.Count && a.Items.Zip(b.Items).All(pair => AreSameValues(pair.First, pair.Second)),
        (ObjectValueNode a, ObjectValueNode b) => a.Fields.Count == b.Fields.Count
            && a.Fields.All(f => b.Fields.FirstOrDefault(g => g.Name == f.Name) is { } g && AreSameValues(f.Value, g.Value)),
        (StringValueNode a, StringValueNode b) => a.Value == b.Value,
        (VariableNode a, VariableNode b) => a.Name == b.Name,
        (IntValueNode a, IntValueNode b) => a.Text == b.Text,
        (FloatValueNode a, FloatValueNode b) => a.Text == b.Text,
        (BooleanValueNode a, BooleanValueNode b) => a.Value == b.Value,
        (EnumValueNode a, EnumValueNode b) => a.Name == b.Name,
        (NullValueNode, NullValueNode) => true,
        _ => false,
    };

    private bool Conflict(in MergeEntry first, in MergeEntry other, string reason)
    {
        context.Report(
            $"The fields named `{first.Node.ResponseName}` cannot be merged: {reason}. Give one of them an alias.", first.Node, other.Node);
        return false;
    }
}
