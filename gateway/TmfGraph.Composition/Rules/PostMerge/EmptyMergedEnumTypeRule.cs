using TmfGraph.Composition.Merging;
using TmfGraph.GraphQL.Language;

namespace TmfGraph.Composition.Rules.PostMerge;

/// <summary>An enum that clients see has values they see.</summary>
/// <seealso href="https://graphql.github.io/composite-schemas-spec/draft/#sec-Empty-Merged-Enum-Type"/>
internal sealed class EmptyMergedEnumTypeRule : IPostMergeRule
{
    public void Check(MergedSchema schema, ICollection<Diagnostic> diagnostics)
    {

        foreach (var type in schema.Types.Where(t => t is EnumTypeDefinitionNode { Values.Count: 0 }))
        {
            diagnostics.Add(Diagnostics.EmptyMergedType(DiagnosticCodes.EmptyMergedEnumType, type.Name));
        }
    }
}
