using TmfGraph.GraphQL.Language;

namespace TmfGraph.Composition.Apollo;

/// <summary>Which object types implement an interface, in all source schemas together.</summary>
internal sealed class ImplementerTable
{
    private readonly Dictionary<string, SortedSet<string>> _names = [];

    public ImplementerTable(IEnumerable<DocumentNode> documents)
    {
        foreach (var type in documents.SelectMany(d => d.Definitions).OfType<ObjectTypeDefinitionNode>())
        {
            foreach (var implemented in type.Interfaces)
            {
                if (!_names.TryGetValue(implemented.Name, out var names))
                {
                    _names.Add(implemented.Name, names = new SortedSet<string>(StringComparer.Ordinal));
                }

                names.Add(type.Name);
            }
        }
    }

    /// <summary>Names of the implementing types in the order of their texts; empty for none.</summary>
    public IReadOnlyList<string> Of(string interfaceName) => _names.TryGetValue(interfaceName, out var names) ? [.. names] : [];
}
