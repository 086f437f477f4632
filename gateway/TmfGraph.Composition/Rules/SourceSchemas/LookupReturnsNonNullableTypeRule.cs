using TmfGraph.Composition.Sources;

namespace TmfGraph.Composition.Rules.SourceSchemas;

/// <summary>A lookup that finds nothing gives null, which is no error; its type should allow it.</summary>
/// <seealso href="https://graphql.github.io/composite-schemas-spec/draft/#sec-Lookup-Returns-Non-Nullable-Type"/>
internal sealed class LookupReturnsNonNullableTypeRule : ISourceSchemaRule
{
    public void Check(SourceSchema schema, ICollection<Diagnostic> diagnostics)
    {
        foreach (var field in schema.Fields)
        {
            if (field.Has(DirectiveNames.Lookup) && field.Type.IsNonNull)
            {
                diagnostics.Add(Diagnostics.LookupReturnsNonNullableType(schema.Name, field));
            }
        }
    }
}
