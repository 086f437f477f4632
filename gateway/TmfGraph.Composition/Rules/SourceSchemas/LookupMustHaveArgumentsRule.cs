using TmfGraph.Composition.Sources;

namespace TmfGraph.Composition.Rules.SourceSchemas;

/// <summary>A lookup finds an entity by its arguments, so it has some.</summary>
/// <seealso href="https://graphql.github.io/composite-schemas-spec/draft/#sec-Lookup-Must-Have-Arguments"/>
internal sealed class LookupMustHaveArgumentsRule : ISourceSchemaRule
{
    public void Check(SourceSchema schema, ICollection<Diagnostic> diagnostics)
    {
        foreach (var field in schema.Fields)
        {
            if (field.Has(DirectiveNames.Lookup) && field.Arguments.Count == 0)
            {
                diagnostics.Add(Diagnostics.LookupMustHaveArguments(schema.Name, field));
            }
        }
    }
}
