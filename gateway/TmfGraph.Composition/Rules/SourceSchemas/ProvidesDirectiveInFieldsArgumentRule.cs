using TmfGraph.Composition.Sources;

namespace TmfGraph.Composition.Rules.SourceSchemas;

/// <summary>Directives mean nothing in what a field provides.</summary>
/// <seealso href="https://graphql.github.io/composite-schemas-spec/draft/#sec-Provides-Directive-in-Fields-Argument"/>
internal sealed class ProvidesDirectiveInFieldsArgumentRule : ISourceSchemaRule
{
    public void Check(SourceSchema schema, ICollection<Diagnostic> diagnostics)
    {
        foreach (var (field, text, selection) in ProvidedFields.Read(schema))
        {
            if (SelectionWalker.HasDirectives(selection))
            {
                diagnostics.Add(Diagnostics.ProvidesDirectiveInFieldsArgument(schema.Name, field, text));
            }
        }
    }
}
