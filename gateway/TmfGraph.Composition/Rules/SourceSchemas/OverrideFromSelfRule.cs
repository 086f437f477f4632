using TmfGraph.Composition.Sources;
using TmfGraph.GraphQL.Language;

namespace TmfGraph.Composition.Rules.SourceSchemas;

/// <summary>A field is taken over from another source schema, not from its own.</summary>
/// <seealso href="https://graphql.github.io/composite-schemas-spec/draft/#sec-Override-from-Self"/>
internal sealed class OverrideFromSelfRule : ISourceSchemaRule
{
    public void Check(SourceSchema schema, ICollection<Diagnostic> diagnostics)
    {
        foreach (var field in schema.Fields)
        {
            if (field.Find(DirectiveNames.Override)?.Argument("from") is StringValueNode from && from.Value == schema.Name)
            {
                diagnostics.Add(Diagnostics.OverrideFromSelf(schema.Name, field));
            }
        }
    }
}
