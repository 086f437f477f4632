using TmfGraph.Composition.Merging;

namespace TmfGraph.Composition.Rules.PostMerge;

/// <summary>Every implementation has all fields that any source schema adds to the interface.</summary>
/// <seealso href="https://graphql.github.io/composite-schemas-spec/draft/#sec-Interface-Field-No-Implementation"/>
internal sealed class InterfaceFieldNoImplementationRule : IPostMergeRule
{
    public void Check(MergedSchema schema, ICollection<Diagnostic> diagnostics)
    {

        foreach (var (typeName, interfaceName, fieldName) in InterfaceContracts.Broken(schema, hidden: false))
        {
            diagnostics.Add(Diagnostics.InterfaceFieldNoImplementation(typeName, interfaceName, fieldName));
        }
    }
}
