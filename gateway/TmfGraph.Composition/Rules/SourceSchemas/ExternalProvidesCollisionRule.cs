using TmfGraph.Composition.Sources;

namespace TmfGraph.Composition.Rules.SourceSchemas;

/// <summary>A field that is resolved elsewhere provides nothing here.</summary>
/// <seealso href="https://graphql.github.io/composite-schemas-spec/draft/#sec-External-Provides-Collision"/>
internal sealed class ExternalProvidesCollisionRule : ISourceSchemaRule
{
    public void Check(SourceSchema schema, ICollection<Diagnostic> diagnostics)
    {
        foreach (var field in schema.Fields)
        {
            if (field.Has(DirectiveNames.External) && field.Has(DirectiveNames.Provides))
            {
                diagnostics.Add(Diagnostics.ExternalCollision(DiagnosticCodes.ExternalProvidesCollision, schema.Name, field, DirectiveNames.Provides));
            }
        }
    }
}
