using TmfGraph.Composition.Merging;

namespace TmfGraph.Composition.Rules.PreMerge;

/// <summary>An external field is resolved by some other source schema.</summary>
/// <seealso href="https://graphql.github.io/composite-schemas-spec/draft/#sec-External-Missing-on-Base"/>
internal sealed class ExternalMissingOnBaseRule : IPreMergeRule
{
    public void Check(SchemaSet schemas, ICollection<Diagnostic> diagnostics)
    {

        foreach (var (_, external, defining) in ExternalFields.Of(schemas))
        {
            foreach (var part in defining.Count == 0 ? external : [])
            {
                diagnostics.Add(Diagnostics.ExternalMissingOnBase(part));
            }
        }
    }
}
