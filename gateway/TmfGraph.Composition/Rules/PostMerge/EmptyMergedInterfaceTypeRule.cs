using TmfGraph.Composition.Merging;
using TmfGraph.GraphQL.Language;

namespace TmfGraph.Composition.Rules.PostMerge;

/// <summary>An interface that clients see has fields they see.</summary>
/// <seealso href="https://graphql.github.io/composite-schemas-spec/draft/#sec-Empty-Merged-Interface-Type"/>
internal sealed class EmptyMergedInterfaceTypeRule : IPostMergeRule
{
    public void Check(MergedSchema schema, ICollection<Diagnostic> diagnostics)
    {

        foreach (var type in schema.Types.Where(t => t is InterfaceTypeDefinitionNode { Fields.Count: 0 }))
        {
            diagnostics.Add(Diagnostics.EmptyMergedType(DiagnosticCodes.EmptyMergedInterfaceType, type.Name));
        }
    }
}
