using TmfGraph.Composition.Merging;

namespace TmfGraph.Composition.Rules.PostMerge;

/// <summary>What an interface shows, no implementation hides.</summary>
/// <seealso href="https://graphql.github.io/composite-schemas-spec/draft/#sec-Implemented-by-Inaccessible"/>
internal sealed class ImplementedByInaccessibleRule : IPostMergeRule
{
    public void Check(MergedSchema schema, ICollection<Diagnostic> diagnostics)
    {

        foreach (var (typeName, interfaceName, fieldName) in InterfaceContracts.Broken(schema, hidden: true))
        {
            diagnostics.Add(Diagnostics.ImplementedByInaccessible(typeName, interfaceName, fieldName));
        }
    }
}
