using TmfGraph.Composition.Merging;
using TmfGraph.GraphQL.Language;

namespace TmfGraph.Composition.Rules.PostMerge;

/// <summary>An input object that clients see has fields in common among all source schemas.</summary>
/// <seealso href="https://graphql.github.io/composite-schemas-spec/draft/#sec-Empty-Merged-Input-Object-Type"/>
internal sealed class EmptyMergedInputObjectTypeRule : IPostMergeRule
{
    public void Check(MergedSchema schema, ICollection<Diagnostic> diagnostics)
    {
        foreach (var type in schema.Types.Where(t => t is InputObjectTypeDefinitionNode { Fields.Count: 0 }))
        {
            diagnostics.Add(Diagnostics.EmptyMergedInput(type.Name));
        }
    }
}
