using TmfGraph.GraphQL.Language;

namespace TmfGraph.GraphQL.Execution.Plans;

/// <summary>The fragments of a document by name.</summary>
internal sealed class FragmentTable
{
    private readonly Dictionary<string, FragmentDefinitionNode> _byName = [];

    public FragmentTable(DocumentNode document)
    {
        foreach (var definition in document.Definitions)
        {
            if (definition is FragmentDefinitionNode fragment)
            {
                _byName.TryAdd(fragment.Name, fragment);
            }
        }
    }

    /// <summary>The fragment of that name, or null.</summary>
    public FragmentDefinitionNode? Find(string name) => _byName.GetValueOrDefault(name);
}
