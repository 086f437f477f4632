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
            var adding = schema.Sources.GetType(interfaceName)?.GetField(fieldName)?.Parts ?? [];
            diagnostics.Add(Diagnostics.InterfaceFieldNoImplementation(typeName, interfaceName, fieldName, adding.Select(p => p.Source.Name)));
        }
    }
}
