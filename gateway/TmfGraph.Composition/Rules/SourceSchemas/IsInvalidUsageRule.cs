using TmfGraph.Composition.Sources;

namespace TmfGraph.Composition.Rules.SourceSchemas;

/// <summary>Only lookups map their arguments to fields of what they return.</summary>
/// <seealso href="https://graphql.github.io/composite-schemas-spec/draft/#sec-Is-Invalid-Usage"/>
internal sealed class IsInvalidUsageRule : ISourceSchemaRule
{
    public void Check(SourceSchema schema, ICollection<Diagnostic> diagnostics)
    {
        foreach (var field in schema.Fields)
        {
            foreach (var argument in field.Arguments)
            {
                if (argument.Has(DirectiveNames.Is) && !field.Has(DirectiveNames.Lookup))
                {
                    diagnostics.Add(Diagnostics.IsInvalidUsage(schema.Name, field, argument));
                }
            }
        }
    }
}
