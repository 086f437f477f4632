using TmfGraph.Composition.Sources;

namespace TmfGraph.Composition.Rules.SourceSchemas;

/// <summary>The query root is the way in for clients and lookups, so it cannot be hidden.</summary>
/// <seealso href="https://graphql.github.io/composite-schemas-spec/draft/#sec-Query-Root-Type-Inaccessible"/>
internal sealed class QueryRootTypeInaccessibleRule : ISourceSchemaRule
{
    public void Check(SourceSchema schema, ICollection<Diagnostic> diagnostics)
    {
        if (schema.Schema.QueryType.Has(DirectiveNames.Inaccessible))
        {
            diagnostics.Add(Diagnostics.QueryRootTypeInaccessible(schema.Name, schema.Schema.QueryType.Name));
        }
    }
}
