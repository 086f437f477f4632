using TmfGraph.Composition.Merging;
using TmfGraph.GraphQL.Language;

namespace TmfGraph.Composition.Rules.PostMerge;

/// <summary>A union that clients see has members they see.</summary>
/// <seealso href="https://graphql.github.io/composite-schemas-spec/draft/#sec-Empty-Merged-Union-Type"/>
internal sealed class EmptyMergedUnionTypeRule : IPostMergeRule
{
    public void Check(MergedSchema schema, ICollection<Diagnostic> diagnostics)
    {

        foreach (var type in schema.Types.Where(t => t is UnionTypeDefinitionNode { Members.Count: 0 }))
        {
            diagnostics.Add(Diagnostics.EmptyMergedType(DiagnosticCodes.EmptyMergedUnionType, type.Name));
        }
    }
}
