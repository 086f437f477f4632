using TmfGraph.Composition.Sources;

namespace TmfGraph.Composition.Rules.SourceSchemas;

/// <summary>A key selects fields that exist and that others can know; in Apollo Federation under their own names.</summary>
/// <seealso href="https://graphql.github.io/composite-schemas-spec/draft/#sec-Key-Invalid-Fields"/>
internal sealed class KeyInvalidFieldsRule : ISourceSchemaRule
{
    public void Check(SourceSchema schema, ICollection<Diagnostic> diagnostics)
    {
        foreach (var (type, key, selection) in WrittenKeys.Readable(schema))
        {
            var renamed = schema.Apollo is null ? [] : SelectionWalker.FindRenamed(selection, type, schema.Schema);
            var hidden = SelectionWalker.Walk(selection, type, schema.Schema)
                .Where(s => s.Field?.Has(DirectiveNames.Internal) == true && !s.Type.Has(DirectiveNames.Internal))
                .Select(s => $"'{s.Field!.Coordinate}' is internal and means nothing to other source schemas"); // just tested
            foreach (var problem in SelectionWalker.FindInvalidFields(selection, type, schema.Schema, KeyFieldsSelectInvalidTypeRule.IsSingle).Concat(renamed).Concat(hidden))
            {
                diagnostics.Add(Diagnostics.KeyInvalid(DiagnosticCodes.KeyInvalidFields, schema.Name, type, key, problem));
            }
        }
    }
}
