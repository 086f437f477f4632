using TmfGraph.Resources.Model;

namespace TmfGraph.Resources.Graph.Layout;

/// <summary>The types that get a filter or sort input: those of connections and events, and what is reached from them.</summary>
internal static class SelectableTypes
{
    public static IReadOnlyList<StructuredType> ForFilters(GraphLayout layout) =>
        Reach(layout.Connections.Select(c => c.Node).Concat(layout.Events.Select(e => e.Resource)), layout.Selectable.CanFilter);

    public static IReadOnlyList<StructuredType> ForSorts(GraphLayout layout) =>
        Reach(layout.Connections.Select(c => c.Node), layout.Selectable.CanSort);

    private static IReadOnlyList<StructuredType> Reach(IEnumerable<ResourceType> roots, Func<AttributeModel, bool> canSelect)
    {
        var found = new HashSet<StructuredType>();
        foreach (var root in roots)
        {
            Visit(root);
        }

        return [.. found.OrderBy(t => t.Name, StringComparer.Ordinal)];

        void Visit(StructuredType type)
        {
            if (!found.Add(type))
            {
                return;
            }

            foreach (var attribute in type.Attributes.Where(canSelect))
            {
                if (attribute.Type is { } inner)
                {
                    Visit(inner);
                }
            }
        }
    }
}
