using TmfGraph.Resources.Model;
using TmfGraph.Resources.Storage;

namespace TmfGraph.Resources.Rest;

/// <summary>Finds the attributes that dotted TMF names stand for.</summary>
internal static class AttributePaths
{
    /// <summary>Walks as far as names go. <paramref name="unknown"/> is the error for the first name that does not, null when all do.</summary>
    public static AttributePath? TryResolve(StructuredType type, string path, out TmfError? unknown)
    {
        var attributes = new List<AttributeModel>();
        var current = type;
        foreach (var segment in path.Split('.'))
        {
            if (current is null)
            {
                unknown = TmfErrors.InvalidFilter($"'{path}' goes on after '{attributes[^1].JsonName}', which has no attributes.");
                return null;
            }

            if (current.GetByJsonName(segment) is not { } attribute)
            {
                unknown = TmfErrors.UnknownAttribute(path, segment, current);
                return null;
            }

            attributes.Add(attribute);
            current = attribute.Type;
        }

        unknown = null;
        return new AttributePath(attributes);
    }

    /// <summary>The attribute at the end of a path.</summary>
    public static AttributeModel Leaf(this AttributePath path) => path.Attributes[^1];

    /// <summary>Compiles <c>sort</c>.</summary>
    /// <exception cref="TmfErrorException">A name is unknown, or has no order.</exception>
    public static IReadOnlyList<OrderBy> CompileSort(StructuredType type, IReadOnlyList<SortKey> sort) =>
        [.. sort.Select(s => new OrderBy(ResolveForSort(type, s.Path), s.Descending))];

    private static AttributePath ResolveForSort(StructuredType type, string name)
    {
        var path = TryResolve(type, name, out var unknown) ?? throw new TmfErrorException(unknown!); // set when there is no path
        if (path.Leaf() is { Type: not null } or { Scalar: ScalarKind.Any })
        {
            throw new TmfErrorException(TmfErrors.InvalidParameter($"'{name}' cannot be sorted by: it holds objects; name one of their attributes."));
        }

        return path.Attributes.FirstOrDefault(a => a.IsList) is { } list
            ? throw new TmfErrorException(TmfErrors.InvalidParameter($"'{name}' cannot be sorted by: '{list.JsonName}' is a list."))
            : path;
    }
}
