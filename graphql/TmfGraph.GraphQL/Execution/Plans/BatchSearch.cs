using TmfGraph.GraphQL.Language;
using TmfGraph.GraphQL.Types;

namespace TmfGraph.GraphQL.Execution.Plans;

/// <summary>
/// Tells whether a selection may hold, at any depth, a field that is resolved in a batch. It looks at the document only, each selection
/// set once for each type it is read on, and so costs little even where compiled sets would be many.
/// </summary>
internal sealed class BatchSearch(GraphSchema schema, FragmentTable fragments)
{
    private readonly Dictionary<(SelectionSetNode Node, NamedType Type), bool> _known = new(ByReference.Instance);

    public bool Contains(SelectionSetNode selection, NamedType type)
    {
        if (_known.TryGetValue((selection, type), out var known))
        {
            return known;
        }

        _known.Add((selection, type), false); // what a cycle would see
        var contains = selection.Selections.Any(node => Contains(node, type));
        _known[(selection, type)] = contains;
        return contains;
    }

    private bool Contains(SelectionNode node, NamedType type) => node switch
    {
        FieldNode field => Contains(field, type),
        InlineFragmentNode fragment => Contains(fragment.SelectionSet, Narrow(type, fragment.TypeCondition)),
        FragmentSpreadNode spread => fragments.Find(spread.Name) is { } fragment
            && Contains(fragment.SelectionSet, Narrow(type, fragment.TypeCondition)),
        _ => false,
    };

    private bool Contains(FieldNode node, NamedType type)
    {
        // a field of an interface may be a property in one implementation and a batch in another
        foreach (var possible in schema.GetPossibleTypes(type))
        {
            if (schema.GetField(possible, node.Name) is not { } field)
            {
                continue;
            }

            if (field.Resolver is BatchResolver || (node.SelectionSet is { } below && Contains(below, field.Type.NamedType)))
            {
                return true;
            }
        }

        return false;
    }

    private NamedType Narrow(NamedType type, NamedTypeNode? condition) =>
        type is ObjectType || condition is null ? type : schema.GetType(condition.Name) ?? type;

    // syntax nodes are records and compare by content, which is neither wanted nor cheap here
    private sealed class ByReference : IEqualityComparer<(SelectionSetNode Node, NamedType Type)>
    {
        public static readonly ByReference Instance = new();

        public bool Equals((SelectionSetNode Node, NamedType Type) x, (SelectionSetNode Node, NamedType Type) y) =>
            ReferenceEquals(x.Node, y.Node) && ReferenceEquals(x.Type, y.Type);

        public int GetHashCode((SelectionSetNode Node, NamedType Type) key) => HashCode.Combine(
            System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(key.Node),
            System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(key.Type));
    }
}
