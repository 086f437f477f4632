using TmfGraph.Composition.Sources;

namespace TmfGraph.Composition.Rules.SourceSchemas;

/// <summary>Whoever knows an external field provides it somewhere, or names entities by it; otherwise it is of no use.</summary>
/// <seealso href="https://graphql.github.io/composite-schemas-spec/draft/#sec-External-Unused"/>
internal sealed class ExternalUnusedRule : ISourceSchemaRule
{
    public void Check(SourceSchema schema, ICollection<Diagnostic> diagnostics)
    {
        HashSet<string>? provided = null;
        foreach (var field in schema.Fields.Where(f => f.Has(DirectiveNames.External)))
        {
            provided ??= ProvidedFields.CoordinatesOf(schema);
            if (!provided.Contains(field.Coordinate) && !schema.IsKeyField(field) && schema.Apollo?.Unprovided.Contains(field.Coordinate) != true)
            {
                diagnostics.Add(Diagnostics.ExternalUnused(schema.Name, field));
            }
        }
    }
}
