using TmfGraph.Composition.Sources;

namespace TmfGraph.Composition.Rules.SourceSchemas;

/// <summary>Only fields that are external otherwise need to be provided.</summary>
/// <seealso href="https://graphql.github.io/composite-schemas-spec/draft/#sec-Provides-Fields-Missing-External"/>
internal sealed class ProvidesFieldsMissingExternalRule : ISourceSchemaRule
{
    public void Check(SourceSchema schema, ICollection<Diagnostic> diagnostics)
    {
        foreach (var (field, text, selection) in ProvidedFields.Read(schema))
        {
            foreach (var selected in SelectionWalker.Walk(selection, field.Type.NamedType, schema.Schema))
            {
                // a field with a selection only leads to those that are provided; in Apollo Federation what an external one leads to is external with it
                if (selected is { Field: { } provided, Node.SelectionSet: null } && !provided.Has(DirectiveNames.External)
                    && !(schema.Apollo is not null && selected.IsBelowExternal))
                {
                    diagnostics.Add(Diagnostics.ProvidesFieldsMissingExternal(schema.Name, field, text, provided));
                }
            }
        }
    }
}
