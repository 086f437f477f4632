using TmfGraph.Resources.Model;

namespace TmfGraph.Resources.Graph.Layout;

/// <summary>
/// What the resources of a domain reach through their attributes. A domain loads all common value types, but its schema shows only those
/// it uses.
/// </summary>
internal sealed class ReachableTypes
{
    private readonly Dictionary<string, StructuredType> _values = new(StringComparer.Ordinal);
    private readonly Dictionary<string, EnumModel> _enums = new(StringComparer.Ordinal);
    private readonly HashSet<ScalarKind> _scalars = [];

    private ReachableTypes()
    {
    }

    public IReadOnlyList<StructuredType> ValueTypes => [.. _values.Values.OrderBy(t => t.Name, StringComparer.Ordinal)];

    public IReadOnlyList<EnumModel> Enums => [.. _enums.Values.OrderBy(e => e.Name, StringComparer.Ordinal)];

    public IReadOnlySet<ScalarKind> Scalars => _scalars;

    public static ReachableTypes From(IEnumerable<ResourceType> resources)
    {
        var reachable = new ReachableTypes();
        foreach (var resource in resources)
        {
            reachable.Visit(resource);
        }

        return reachable;
    }

    private void Visit(StructuredType type)
    {
        foreach (var attribute in type.Attributes)
        {
            if (attribute.Scalar is { } scalar)
            {
                _scalars.Add(scalar);
            }
            else if (attribute.Enum is { } values)
            {
                _enums[values.Name] = values;
            }
            else if (attribute.Type is { } inner and not ResourceType && _values.TryAdd(inner.Name, inner))
            {
                Visit(inner);
            }
        }
    }
}
