using TmfGraph.Composition.Sources;

namespace TmfGraph.Composition.Rules.SourceSchemas;

/// <summary>A field that is resolved elsewhere requires nothing here.</summary>
/// <seealso href="https://graphql.github.io/composite-schemas-spec/draft/#sec-External-Require-Collision"/>
internal sealed class ExternalRequireCollisionRule : ISourceSchemaRule
{
    public void Check(SourceSchema schema, ICollection<Diagnostic> diagnostics)
    {
        foreach (var field in schema.Fields)
        {
            if (field.Has(DirectiveNames.External) && field.Requirements().Any())
            {
                diagnostics.Add(Diagnostics.ExternalCollision(DiagnosticCodes.ExternalRequireCollision, schema.Name, field, DirectiveNames.Require));
            }
        }
    }
}
