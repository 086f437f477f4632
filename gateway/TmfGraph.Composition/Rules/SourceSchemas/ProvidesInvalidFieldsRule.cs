using TmfGraph.Composition.Sources;

namespace TmfGraph.Composition.Rules.SourceSchemas;

/// <summary>A field provides fields that its type has.</summary>
/// <seealso href="https://graphql.github.io/composite-schemas-spec/draft/#sec-Provides-Invalid-Fields"/>
internal sealed class ProvidesInvalidFieldsRule : ISourceSchemaRule
{
    public void Check(SourceSchema schema, ICollection<Diagnostic> diagnostics)
    {
        foreach (var (field, text, selection) in ProvidedFields.Read(schema))
        {
            foreach (var problem in field.Type.IsLeaf ? [] : SelectionWalker.FindInvalidFields(selection, field.Type.NamedType, schema.Schema))
            {
                diagnostics.Add(Diagnostics.ProvidesInvalidFields(schema.Name, field, text, problem));
            }
        }
    }
}
