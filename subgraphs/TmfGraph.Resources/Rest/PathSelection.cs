using System.Buffers;
using TmfGraph.Resources.Model;
using TmfGraph.Resources.Rest.JsonPaths;
using TmfGraph.Resources.Storage;
using TmfGraph.Resources.Storage.Nodes;

namespace TmfGraph.Resources.Rest;

/// <summary>What <c>fields</c> keeps where a JSONPath is among its names: of a list, only the elements that the path finds.</summary>
internal sealed class PathSelection
{
    private readonly Dictionary<ResourceType, List<NodeSet>> _nodes = [];

    private PathSelection()
    {
    }

    /// <param name="kept">Names that always stay.</param>
    /// <param name="names">Names and JSONPaths.</param>
    /// <exception cref="TmfErrorException">A JSONPath fits none of the types. Plain names that a type does not have are passed over.</exception>
    public static PathSelection Parse(IReadOnlyList<string> kept, IReadOnlyList<string> names, IReadOnlyList<ResourceType> types, JsonPathLimits limits)
    {
        var selection = new PathSelection();
        foreach (var type in types)
        {
            selection._nodes[type] = [.. kept.Where(k => type.GetByJsonName(k) is not null).Select(k => JsonPathCompiler.CompileNodes(k, type, limits))];
        }

        foreach (var name in names)
        {
            selection.Add(name, limits);
        }

        return selection;
    }

    /// <summary>Whether the name is more than names between dots.</summary>
    public static bool IsPath(string name) => name.StartsWith('$') || name.AsSpan().ContainsAny('[', '*') || name.Contains("..", StringComparison.Ordinal);

    /// <summary>Writes what is kept of a resource.</summary>
    public void Write(IBufferWriter<byte> output, StoredResource resource)
    {
        var tree = new PlaceTree();
        foreach (var node in _nodes[resource.Type].SelectMany(n => NodeFinder.Find(n, resource.Document)))
        {
            tree.Keep(node.Place);
        }

        tree.Write(output, resource.Document);
    }

    private void Add(string name, JsonPathLimits limits)
    {
        JsonPathException? failure = null;
        var fits = !IsPath(name);
        foreach (var (type, nodes) in _nodes)
        {
            try
            {
                nodes.Add(JsonPathCompiler.CompileNodes(name, type, limits));
                fits = true;
            }
            catch (JsonPathException exception)
            {
                failure = exception;
            }
        }

        if (!fits)
        {
            throw new TmfErrorException(TmfErrors.InvalidParameter($"The JSONPath in 'fields' cannot be used. {failure?.Message}"));
        }
    }
}
