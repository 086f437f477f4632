using TmfGraph.Composition.Sources;

namespace TmfGraph.Composition.Rules.SourceSchemas;

/// <summary>The argument of <c>@key</c> is a string.</summary>
/// <seealso href="https://graphql.github.io/composite-schemas-spec/draft/#sec-Key-Invalid-Fields-Type"/>
internal sealed class KeyInvalidFieldsTypeRule : ISourceSchemaRule
{
    public void Check(SourceSchema schema, ICollection<Diagnostic> diagnostics)
    {
        foreach (var (type, key) in WrittenKeys.All(schema))
        {
            if (key.Text is null)
            {
                diagnostics.Add(Diagnostics.KeyInvalidFieldsType(schema.Name, type));
            }
        }
    }
}
