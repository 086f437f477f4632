using TmfGraph.Composition.FieldSelection;
using TmfGraph.GraphQL.Types;

namespace TmfGraph.Composition.Sources;

/// <summary>A lookup in its source schema.</summary>
/// <param name="Path">Names of the fields from the query root to the lookup, itself included.</param>
/// <param name="Field">The lookup.</param>
/// <param name="Arguments">How each argument is made of fields of the entity; null when one of them has a map that cannot be read.</param>
/// <param name="Unmapped">Arguments that match no field of the entity; what they leave open would be no key.</param>
internal sealed record LookupField(
    IReadOnlyList<string> Path,
    Field Field,
    IReadOnlyDictionary<string, SelectedValue>? Arguments,
    IReadOnlyList<InputValue> Unmapped)
{
    /// <summary>Whether it can be used: every argument has a map, and there is at least one.</summary>
    public bool IsUsable => Arguments is { Count: > 0 } && Unmapped.Count == 0 && !Field.Type.IsList;
}
