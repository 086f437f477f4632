using TmfGraph.GraphQL.Language;

namespace TmfGraph.Composition.Composite;

/// <summary>Reads what a path provides (<c>@provides</c>).</summary>
public static class ProvidedSelections
{
    /// <summary>The selection of a field among what is provided, with all that its places there select together; null when it is not there.</summary>
    /// <param name="provided">What is provided of an object.</param>
    /// <param name="name">The field's name.</param>
    /// <param name="applies">Whether the object is of a type that a fragment is about.</param>
    /// <param name="combine">Makes one selection of two: <see cref="Combine"/>, or the same with a memory.</param>
    public static FieldNode? Find(
        SelectionSetNode provided, string name, Func<NamedTypeNode, bool> applies, Func<SelectionSetNode?, SelectionSetNode?, SelectionSetNode?> combine)
    {
        ArgumentNullException.ThrowIfNull(provided);
        ArgumentNullException.ThrowIfNull(applies);
        ArgumentNullException.ThrowIfNull(combine);
        FieldNode? found = null;
        foreach (var selection in provided.Selections)
        {
            var next = selection switch
            {
                FieldNode field when field.Name == name => field,
                InlineFragmentNode fragment when fragment.TypeCondition is null || applies(fragment.TypeCondition) => Find(fragment.SelectionSet, name, applies, combine),
                _ => null,
            };
            found = found is null || next is null ? found ?? next : found with { SelectionSet = combine(found.SelectionSet, next.SelectionSet) };
        }

        return found;
    }

    /// <summary>What two selections provide together; null when neither is there.</summary>
    public static SelectionSetNode? Combine(SelectionSetNode? first, SelectionSetNode? second) =>
        first is null || second is null ? first ?? second : new SelectionSetNode([.. first.Selections, .. second.Selections]);
}
