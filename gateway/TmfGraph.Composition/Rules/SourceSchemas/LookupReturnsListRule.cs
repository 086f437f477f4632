using TmfGraph.Composition.Sources;

namespace TmfGraph.Composition.Rules.SourceSchemas;

/// <summary>A lookup finds one entity by its key, so its field may not return a list.</summary>
/// <seealso href="https://graphql.github.io/composite-schemas-spec/draft/#sec-Lookup-Returns-List"/>
internal sealed class LookupReturnsListRule : ISourceSchemaRule
{
    public void Check(SourceSchema schema, ICollection<Diagnostic> diagnostics)
    {
        foreach (var field in schema.Fields)
        {
            if (field.Has(DirectiveNames.Lookup) && field.Type.IsList)
            {
                diagnostics.Add(Diagnostics.LookupReturnsList(schema.Name, field));
            }
        }
    }
}
