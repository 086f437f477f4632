using TmfGraph.Composition.Merging;
using TmfGraph.Composition.Sources;

namespace TmfGraph.Composition.Rules.PreMerge;

/// <summary>An input field has one default, or none, in all source schemas.</summary>
/// <seealso href="https://graphql.github.io/composite-schemas-spec/draft/#sec-Input-Field-Default-Mismatch"/>
internal sealed class InputFieldDefaultMismatchRule : IPreMergeRule
{
    public void Check(SchemaSet schemas, ICollection<Diagnostic> diagnostics)
    {
        foreach (var field in schemas.Types.SelectMany(t => t.InputFields))
        {
            var defaults = field.Parts.Where(p => p.Field.DefaultValue is not null).DistinctBy(p => DefaultMeaning.Of(p.Field)).ToList();
            if (defaults.Count > 1)
            {
                diagnostics.Add(Diagnostics.InputFieldDefaultMismatch(field, defaults));
            }
        }
    }
}
