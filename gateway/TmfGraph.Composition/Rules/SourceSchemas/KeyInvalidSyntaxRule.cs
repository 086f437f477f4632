using TmfGraph.Composition.Sources;

namespace TmfGraph.Composition.Rules.SourceSchemas;

/// <summary>The text of <c>@key</c> is a selection of fields.</summary>
/// <seealso href="https://graphql.github.io/composite-schemas-spec/draft/#sec-Key-Invalid-Syntax"/>
internal sealed class KeyInvalidSyntaxRule : ISourceSchemaRule
{
    public void Check(SourceSchema schema, ICollection<Diagnostic> diagnostics)
    {
        foreach (var (type, key) in WrittenKeys.All(schema))
        {
            if (key is { Text: not null, Selection: null })
            {
                diagnostics.Add(Diagnostics.KeyInvalidSyntax(schema.Name, type, key));
            }
        }
    }
}
