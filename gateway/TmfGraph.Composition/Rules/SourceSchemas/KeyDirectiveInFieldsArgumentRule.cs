using TmfGraph.Composition.Sources;

namespace TmfGraph.Composition.Rules.SourceSchemas;

/// <summary>Directives mean nothing in a key.</summary>
/// <seealso href="https://graphql.github.io/composite-schemas-spec/draft/#sec-Key-Directive-in-Fields-Argument"/>
internal sealed class KeyDirectiveInFieldsArgumentRule : ISourceSchemaRule
{
    public void Check(SourceSchema schema, ICollection<Diagnostic> diagnostics)
    {
        foreach (var (type, key, selection) in WrittenKeys.Readable(schema))
        {
            if (SelectionWalker.HasDirectives(selection))
            {
                diagnostics.Add(Diagnostics.KeyDirectiveInFieldsArgument(schema.Name, type, key));
            }
        }
    }
}
