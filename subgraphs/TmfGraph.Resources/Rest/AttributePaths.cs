using TmfGraph.Resources.Model;
using TmfGraph.Resources.Rest.JsonPaths;
using TmfGraph.Resources.Storage;
using TmfGraph.Resources.Storage.Nodes;

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

    /// <summary>Compiles <c>sort</c>. A list counts by its first element, which a JSONPath must say: <c>attachment[*].name</c>.</summary>
    /// <exception cref="TmfErrorException">A name is unknown, or has no order.</exception>
    public static IReadOnlyList<OrderBy> CompileSort(StructuredType type, IReadOnlyList<SortKey> sort, TmfRestOptions options) =>
        [.. sort.Select(s => new OrderBy(ResolveForSort(type, s.Path, options), s.Descending))];

    private static AttributePath ResolveForSort(StructuredType type, string name, TmfRestOptions options)
    {
        var isPath = name.Contains('[', StringComparison.Ordinal) || name.StartsWith('$');
        var path = isPath
            ? ResolveJsonPath(type, name, options)
            : TryResolve(type, name, out var unknown) ?? throw new TmfErrorException(unknown!); // set when there is no path
        if (path.Attributes.Count == 0 || path.Leaf() is { Type: not null } or { Scalar: ScalarKind.Any })
        {
            throw new TmfErrorException(TmfErrors.InvalidParameter($"'{name}' cannot be sorted by: it holds objects; name one of their attributes."));
        }

        return !isPath && path.Attributes.FirstOrDefault(a => a.IsList) is { } list
            ? throw new TmfErrorException(TmfErrors.InvalidParameter(
                $"'{name}' cannot be sorted by: '{list.JsonName}' is a list; to sort by its first element write '{list.JsonName}[*]'."))
            : path;
    }

    private static AttributePath ResolveJsonPath(StructuredType type, string text, TmfRestOptions options)
    {
        try
        {
            var steps = JsonPathCompiler.CompileNodes(text, type, options.PathLimits).Steps;
            return steps.All(s => s is NodeStep.Child or NodeStep.Elements(null or ElementPositions.Single(0)))
                ? new AttributePath([.. steps.OfType<NodeStep.Child>().Select(c => c.Attribute)])
                : throw new TmfErrorException(TmfErrors.InvalidParameter($"'{text}' cannot be sorted by; only names, '[*]' and '[0]' can stand in 'sort'."));
        }
        catch (JsonPathException exception)
        {
            throw new TmfErrorException(TmfErrors.InvalidParameter($"The JSONPath in 'sort' cannot be used. {exception.Message}"));
        }
    }
}
