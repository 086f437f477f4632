using TmfGraph.Composition.Merging;

namespace TmfGraph.Composition.Rules.PreMerge;

/// <summary>An input field has the same type everywhere, up to non-null marks.</summary>
/// <seealso href="https://graphql.github.io/composite-schemas-spec/draft/#sec-Input-Field-Types-mergeable"/>
internal sealed class InputFieldTypesMergeableRule : IPreMergeRule
{
    public void Check(SchemaSet schemas, ICollection<Diagnostic> diagnostics)
    {

        foreach (var field in schemas.Types.SelectMany(t => t.InputFields))
        {
            if (field.Parts.Any(p => !TypeUnifier.HaveSameShape(p.Field.Type, field.Parts[0].Field.Type)))
            {
                diagnostics.Add(Diagnostics.InputFieldTypesNotMergeable(field));
            }
        }
    }
}
