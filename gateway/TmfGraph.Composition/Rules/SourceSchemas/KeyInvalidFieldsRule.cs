using TmfGraph.Composition.Sources;

namespace TmfGraph.Composition.Rules.SourceSchemas;

/// <summary>A key selects fields that exist.</summary>
/// <seealso href="https://graphql.github.io/composite-schemas-spec/draft/#sec-Key-Invalid-Fields"/>
internal sealed class KeyInvalidFieldsRule : ISourceSchemaRule
{
    public void Check(SourceSchema schema, ICollection<Diagnostic> diagnostics)
    {
        foreach (var (type, key, selection) in WrittenKeys.Readable(schema))
        {
            foreach (var problem in SelectionWalker.FindInvalidFields(selection, type, schema.Schema))
            {
                diagnostics.Add(Diagnostics.KeyInvalid(DiagnosticCodes.KeyInvalidFields, schema.Name, type, key, problem));
            }
        }
    }
}
