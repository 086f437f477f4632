using TmfGraph.Composition.Merging;

namespace TmfGraph.Composition.Rules.PreMerge;

/// <summary>A type name means the same kind of type everywhere.</summary>
/// <seealso href="https://graphql.github.io/composite-schemas-spec/draft/#sec-Type-Kind-Mismatch"/>
internal sealed class TypeKindMismatchRule : IPreMergeRule
{
    public void Check(SchemaSet schemas, ICollection<Diagnostic> diagnostics)
    {

        foreach (var group in schemas.Types)
        {
            if (group.Parts.DistinctBy(p => p.Type.GetType()).Count() > 1)
            {
                diagnostics.Add(Diagnostics.TypeKindMismatch(group));
            }
        }
    }
}
