using TmfGraph.Composition.Merging;
using TmfGraph.GraphQL.Language;

namespace TmfGraph.Composition.Rules.PostMerge;

/// <summary>An object type that clients see has fields they see.</summary>
/// <seealso href="https://graphql.github.io/composite-schemas-spec/draft/#sec-Empty-Merged-Object-Type"/>
internal sealed class EmptyMergedObjectTypeRule : IPostMergeRule
{
    public void Check(MergedSchema schema, ICollection<Diagnostic> diagnostics)
    {

        foreach (var type in schema.Types.Where(t => t is ObjectTypeDefinitionNode { Fields.Count: 0 }))
        {
            diagnostics.Add(Diagnostics.EmptyMergedType(DiagnosticCodes.EmptyMergedObjectType, type.Name));
        }
    }
}
