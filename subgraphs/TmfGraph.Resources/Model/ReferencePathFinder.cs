namespace TmfGraph.Resources.Model;

/// <summary>
/// Finds every place of a resource's document where a reference can stand. TMF types nest in themselves (an order item has order items, a
/// product has products), so the search is cut: no type is entered a second time on one path, and no path is longer than
/// <see cref="MaxDepth"/>. A reference below the cut is kept in the document but has no edge.
/// </summary>
internal static class ReferencePathFinder
{
    /// <summary>The longest path, in attributes.</summary>
    public const int MaxDepth = 6;

    public static IReadOnlyList<ReferencePath> Find(ResourceType resource)
    {
        var found = new List<ReferencePath>();
        Visit(resource, [], [resource], found);
        return found;
    }

    private static void Visit(StructuredType type, List<AttributeModel> path, HashSet<StructuredType> entered, List<ReferencePath> found)
    {
        foreach (var attribute in type.Attributes)
        {
            if (attribute.Type is null)
            {
                continue;
            }

            path.Add(attribute);
            if (attribute.Reference is { } reference)
            {
                found.Add(new ReferencePath(string.Join('.', path.Select(a => a.JsonName)), [.. path], reference));
            }

            if (path.Count < MaxDepth && entered.Add(attribute.Type))
            {
                Visit(attribute.Type, path, entered, found);
                entered.Remove(attribute.Type);
            }

            path.RemoveAt(path.Count - 1);
        }
    }
}
