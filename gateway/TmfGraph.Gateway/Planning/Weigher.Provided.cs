using TmfGraph.GraphQL.Language;

namespace TmfGraph.Gateway.Planning;

/// <summary>What fields provide below themselves.</summary>
internal sealed partial class Weigher
{
    private readonly Dictionary<(SelectionSetNode, SelectionSetNode), SelectionSetNode> _combined = [];

    /// <summary>The field inside a <c>@provides</c> selection, with all that its places there select; or null.</summary>
    internal FieldNode? Provided(SelectionSetNode? provides, string type, string name)
    {
        FieldNode? found = null;
        foreach (var selection in provides?.Selections ?? [])
        {
            var next = selection switch
            {
                FieldNode field when field.Name == name => field,
                InlineFragmentNode inline when inline.TypeCondition is null || facts.Satisfies(type, inline.TypeCondition.Name) => Provided(inline.SelectionSet, type, name),
                _ => null,
            };
            found = found is null || next is null ? found ?? next : found with { SelectionSet = Combine(found.SelectionSet, next.SelectionSet) };
        }

        return found;
    }

    /// <summary>What two selections provide together, as one: always the same one, since answers are remembered by it.</summary>
    internal SelectionSetNode? Combine(SelectionSetNode? first, SelectionSetNode? second)
    {
        if (first is null || second is null || ReferenceEquals(first, second))
        {
            return first ?? second;
        }

        if (!_combined.TryGetValue((first, second), out var both))
        {
            _combined.Add((first, second), both = new SelectionSetNode([.. first.Selections, .. second.Selections]));
        }

        return both;
    }
}
