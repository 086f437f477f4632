using TmfGraph.GraphQL.Language;
using TmfGraph.GraphQL.Types;

namespace TmfGraph.GraphQL.Tests.Validation;

/// <summary>The merging of fields as the specification words it: every pair of fields in a set, as often as it comes up. Slow, and plain to see.</summary>
/// <seealso href="https://spec.graphql.org/September2025/#FieldsInSetCanMerge()"/>
internal sealed class PairwiseMerging(GraphSchema schema, DocumentNode document)
{
    private readonly Dictionary<string, FragmentDefinitionNode> _fragments =
        document.Definitions.OfType<FragmentDefinitionNode>().ToDictionary(static f => f.Name);

    public bool CanMerge() => document.Definitions.OfType<OperationDefinitionNode>()
        .All(o => InSet(Collect(o.SelectionSet, schema.GetRootType(o.Operation)!)));

    private bool InSet(List<(FieldNode Node, NamedType Parent)> set)
    {
        for (var i = 0; i < set.Count; i++)
        {
            for (var j = i + 1; j < set.Count; j++)
            {
                if (set[i].Node.ResponseName == set[j].Node.ResponseName && !PairCanMerge(set[i], set[j]))
                {
                    return false;
                }
            }
        }

        return set.TrueForAll(f => InSet(Below(f)));
    }

    private bool PairCanMerge((FieldNode Node, NamedType Parent) a, (FieldNode Node, NamedType Parent) b)
    {
        if (!SameShape(a, b))
        {
            return false;
        }

        if (!ReferenceEquals(a.Parent, b.Parent) && a.Parent is ObjectType && b.Parent is ObjectType)
        {
            return true;
        }

        return a.Node.Name == b.Node.Name
            && a.Node.Arguments.Select(Text).Order().SequenceEqual(b.Node.Arguments.Select(Text).Order())
            && InSet([.. Below(a), .. Below(b)]);

        static string Text(ArgumentNode argument) => argument.ToString();
    }

    private bool SameShape((FieldNode Node, NamedType Parent) a, (FieldNode Node, NamedType Parent) b)
    {
        if (!SameShape(TypeOf(a), TypeOf(b)))
        {
            return false;
        }

        List<(FieldNode Node, NamedType Parent)> set = [.. Below(a), .. Below(b)];
        return set.TrueForAll(f => set.TrueForAll(g => f.Node.ResponseName != g.Node.ResponseName || ReferenceEquals(f.Node, g.Node) || SameShape(f, g)));
    }

    private static bool SameShape(GraphType a, GraphType b) => (a, b) switch
    {
        (NonNullType x, NonNullType y) => SameShape(x.Inner, y.Inner),
        (ListType x, ListType y) => SameShape(x.Item, y.Item),
        (NonNullType or ListType, _) or (_, NonNullType or ListType) => false,
        _ => ReferenceEquals(a, b) || (a.IsComposite && b.IsComposite),
    };

    private GraphType TypeOf((FieldNode Node, NamedType Parent) field) => schema.GetField(field.Parent, field.Node.Name)!.Type;

    private List<(FieldNode Node, NamedType Parent)> Below((FieldNode Node, NamedType Parent) field) =>
        field.Node.SelectionSet is null ? [] : Collect(field.Node.SelectionSet, TypeOf(field).NamedType);

    private List<(FieldNode Node, NamedType Parent)> Collect(SelectionSetNode selections, NamedType parent)
    {
        var fields = new List<(FieldNode, NamedType)>();
        foreach (var selection in selections.Selections)
        {
            fields.AddRange(selection switch
            {
                FieldNode field => [(field, parent)],
                InlineFragmentNode inline => Collect(inline.SelectionSet, schema.GetType(inline.TypeCondition!.Name)!),
                FragmentSpreadNode spread => Collect(_fragments[spread.Name].SelectionSet, schema.GetType(_fragments[spread.Name].TypeCondition.Name)!),
                _ => [],
            });
        }

        return fields;
    }
}
