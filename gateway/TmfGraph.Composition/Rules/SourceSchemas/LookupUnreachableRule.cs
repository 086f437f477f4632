using TmfGraph.Composition.Sources;
using TmfGraph.GraphQL.Types;

namespace TmfGraph.Composition.Rules.SourceSchemas;

/// <summary>
/// A lookup can be reached from the query root over single objects and without arguments; the gateway could not use it otherwise. The draft says so
/// and has no rule for it.
/// </summary>
/// <seealso href="https://graphql.github.io/composite-schemas-spec/draft/#sec--lookup"/>
internal sealed class LookupUnreachableRule : ISourceSchemaRule
{
    public void Check(SourceSchema schema, ICollection<Diagnostic> diagnostics)
    {
        HashSet<Field>? reached = null;
        foreach (var field in schema.Fields.Where(f => f.Has(DirectiveNames.Lookup)))
        {
            reached ??= [.. schema.Lookups.Select(l => l.Field)];
            if (!reached.Contains(field))
            {
                diagnostics.Add(Diagnostics.LookupUnreachable(schema.Name, field));
            }
        }
    }
}
