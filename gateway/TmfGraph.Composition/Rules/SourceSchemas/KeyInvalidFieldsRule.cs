using TmfGraph.Composition.Sources;

namespace TmfGraph.Composition.Rules.SourceSchemas;

/// <summary>A key selects fields that exist; in Apollo Federation under their own names.</summary>
/// <seealso href="https://graphql.github.io/composite-schemas-spec/draft/#sec-Key-Invalid-Fields"/>
internal sealed class KeyInvalidFieldsRule : ISourceSchemaRule
{
    public void Check(SourceSchema schema, ICollection<Diagnostic> diagnostics)
    {
        foreach (var (type, key, selection) in WrittenKeys.Readable(schema))
        {
            var renamed = schema.Apollo is null ? [] : SelectionWalker.FindRenamed(selection, type, schema.Schema);
            foreach (var problem in SelectionWalker.FindInvalidFields(selection, type, schema.Schema).Concat(renamed))
            {
                diagnostics.Add(Diagnostics.KeyInvalid(DiagnosticCodes.KeyInvalidFields, schema.Name, type, key, problem));
            }
        }
    }
}
