using TmfGraph.Composition.Composite;
using TmfGraph.GraphQL.Language;

namespace TmfGraph.Gateway.Planning;

/// <summary>What fields provide below themselves.</summary>
internal sealed partial class Weigher
{
    private readonly Dictionary<(SelectionSetNode, SelectionSetNode), SelectionSetNode> _combined = [];

    /// <summary>The field inside a <c>@provides</c> selection, with all that its places there select; or null.</summary>
    internal FieldNode? Provided(SelectionSetNode? provides, string type, string name) => provides is null ? null : Find(provides, type, name);

    private FieldNode? Find(SelectionSetNode provides, string type, string name) =>
        ProvidedSelections.Find(provides, name, condition => facts.Satisfies(type, condition.Name), Combine);

    /// <summary>What two selections provide together, as one: always the same one, since answers are remembered by it.</summary>
    internal SelectionSetNode? Combine(SelectionSetNode? first, SelectionSetNode? second)
    {
        if (first is null || second is null || ReferenceEquals(first, second))
        {
            return first ?? second;
        }

        if (!_combined.TryGetValue((first, second), out var both))
        {
            _combined.Add((first, second), both = ProvidedSelections.Combine(first, second)!); // both are there
        }

        return both;
    }
}
