using TmfGraph.Composition.Sources;

namespace TmfGraph.Composition.Rules.SourceSchemas;

/// <summary>A field provides fields that its type has; in Apollo Federation under their own names.</summary>
/// <seealso href="https://graphql.github.io/composite-schemas-spec/draft/#sec-Provides-Invalid-Fields"/>
internal sealed class ProvidesInvalidFieldsRule : ISourceSchemaRule
{
    public void Check(SourceSchema schema, ICollection<Diagnostic> diagnostics)
    {
        foreach (var (field, text, selection) in ProvidedFields.Read(schema))
        {
            var type = field.Type.NamedType;
            var renamed = schema.Apollo is null ? [] : SelectionWalker.FindRenamed(selection, type, schema.Schema);
            foreach (var problem in field.Type.IsLeaf ? [] : SelectionWalker.FindInvalidFields(selection, type, schema.Schema).Concat(renamed))
            {
                diagnostics.Add(Diagnostics.ProvidesInvalidFields(schema.Name, field, text, problem));
            }
        }
    }
}
