using TmfGraph.Composition.Sources;

namespace TmfGraph.Composition.Rules.SourceSchemas;

/// <summary>A field cannot be somebody else's and taken over at once.</summary>
/// <seealso href="https://graphql.github.io/composite-schemas-spec/draft/#sec-External-Override-Collision"/>
internal sealed class ExternalOverrideCollisionRule : ISourceSchemaRule
{
    public void Check(SourceSchema schema, ICollection<Diagnostic> diagnostics)
    {
        foreach (var field in schema.Fields)
        {
            if (field.Has(DirectiveNames.External) && field.Has(DirectiveNames.Override))
            {
                diagnostics.Add(Diagnostics.ExternalCollision(DiagnosticCodes.ExternalOverrideCollision, schema.Name, field, DirectiveNames.Override));
            }
        }
    }
}
