using TmfGraph.Composition.Sources;
using TmfGraph.GraphQL.Language;

namespace TmfGraph.Composition.Rules.SourceSchemas;

/// <summary>The argument of <c>@provides</c> is a string.</summary>
/// <seealso href="https://graphql.github.io/composite-schemas-spec/draft/#sec-Provides-Invalid-Fields-Type"/>
internal sealed class ProvidesInvalidFieldsTypeRule : ISourceSchemaRule
{
    public void Check(SourceSchema schema, ICollection<Diagnostic> diagnostics)
    {
        foreach (var field in schema.Fields)
        {
            if (field.Find(DirectiveNames.Provides)?.Argument("fields") is { } value and not StringValueNode)
            {
                diagnostics.Add(Diagnostics.ProvidesInvalidFieldsType(schema.Name, field, value));
            }
        }
    }
}
