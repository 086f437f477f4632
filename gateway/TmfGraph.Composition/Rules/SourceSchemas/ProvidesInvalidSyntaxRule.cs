using TmfGraph.Composition.Sources;
using TmfGraph.GraphQL.Language;

namespace TmfGraph.Composition.Rules.SourceSchemas;

/// <summary>The text of <c>@provides</c> is a selection of fields.</summary>
/// <seealso href="https://graphql.github.io/composite-schemas-spec/draft/#sec-Provides-Invalid-Syntax"/>
internal sealed class ProvidesInvalidSyntaxRule : ISourceSchemaRule
{
    public void Check(SourceSchema schema, ICollection<Diagnostic> diagnostics)
    {
        foreach (var field in schema.Fields)
        {
            if (field.Find(DirectiveNames.Provides)?.Argument("fields") is StringValueNode text && SelectionText.TryParse(text.Value) is null)
            {
                diagnostics.Add(Diagnostics.ProvidesInvalidSyntax(schema.Name, field, text.Value));
            }
        }
    }
}
