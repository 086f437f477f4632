using TmfGraph.Composition.Merging;

namespace TmfGraph.Composition.Rules.PreMerge;

/// <summary>One of the types a field has covers all the others.</summary>
/// <seealso href="https://graphql.github.io/composite-schemas-spec/draft/#sec-Output-Field-Types-Mergeable"/>
internal sealed class OutputFieldTypesMergeableRule : IPreMergeRule
{
    public void Check(SchemaSet schemas, ICollection<Diagnostic> diagnostics)
    {

        foreach (var field in schemas.Types.SelectMany(t => t.Fields).Where(f => f.Parts.Count > 1))
        {
            if (TypeUnifier.LeastRestrictive(field.Types, schemas) is null)
            {
                diagnostics.Add(Diagnostics.OutputFieldTypesNotMergeable(field));
            }
        }
    }
}
