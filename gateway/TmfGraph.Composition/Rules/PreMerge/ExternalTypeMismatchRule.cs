using TmfGraph.Composition.Merging;

namespace TmfGraph.Composition.Rules.PreMerge;

/// <summary>An external field has exactly the type of the field it stands for.</summary>
/// <seealso href="https://graphql.github.io/composite-schemas-spec/draft/#sec-External-Type-Mismatch"/>
internal sealed class ExternalTypeMismatchRule : IPreMergeRule
{
    public void Check(SchemaSet schemas, ICollection<Diagnostic> diagnostics)
    {

        foreach (var (_, external, defining) in ExternalFields.Of(schemas))
        {
            foreach (var part in external)
            {
                if (defining.FirstOrDefault(d => d.Field.Type.ToString() != part.Field.Type.ToString()) is { } other)
                {
                    diagnostics.Add(Diagnostics.ExternalTypeMismatch(part, other));
                }
            }
        }
    }
}
