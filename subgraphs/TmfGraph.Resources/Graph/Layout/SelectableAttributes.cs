using TmfGraph.Resources.Model;

namespace TmfGraph.Resources.Graph.Layout;

/// <summary>
/// Which attributes conditions and orders can name. A type with nothing to compare gets no input, so neither do the attributes that hold it;
/// types that contain themselves are settled by growing the set until nothing is added.
/// </summary>
internal sealed class SelectableAttributes
{
    private readonly HashSet<StructuredType> _filterable;
    private readonly HashSet<StructuredType> _sortable;

    public SelectableAttributes(IReadOnlyList<StructuredType> types)
    {
        _filterable = Grow(types, CanFilterLeaf, crossesLists: true);
        _sortable = Grow(types, CanSortLeaf, crossesLists: false);
    }

    public bool CanFilter(AttributeModel attribute) =>
        attribute.Type is { } type ? _filterable.Contains(type) : CanFilterLeaf(attribute);

    public bool CanSort(AttributeModel attribute) =>
        !attribute.IsList && (attribute.Type is { } type ? _sortable.Contains(type) : CanSortLeaf(attribute));

    private static bool CanFilterLeaf(AttributeModel attribute) => attribute.Scalar is not (ScalarKind.Any or ScalarKind.Base64);

    private static bool CanSortLeaf(AttributeModel attribute) => !attribute.IsList && CanFilterLeaf(attribute);

    private static HashSet<StructuredType> Grow(IReadOnlyList<StructuredType> types, Func<AttributeModel, bool> leaf, bool crossesLists)
    {
        var found = new HashSet<StructuredType>();
        bool grown;
        do
        {
            grown = false;
            foreach (var type in types)
            {
                if (!found.Contains(type) && type.Attributes.Any(Counts))
                {
                    grown |= found.Add(type);
                }
            }
        }
        while (grown);

        return found;

        bool Counts(AttributeModel attribute) =>
            attribute.Type is { } inner ? (crossesLists || !attribute.IsList) && found.Contains(inner) : leaf(attribute);
    }
}
