using TmfGraph.Composition.FieldSelection;
using TmfGraph.Composition.Sources;
using TmfGraph.GraphQL.Language;

namespace TmfGraph.Composition.Rules.SourceSchemas;

/// <summary>The text of <c>@is</c> is a field selection map.</summary>
/// <seealso href="https://graphql.github.io/composite-schemas-spec/draft/#sec-Is-Invalid-Syntax"/>
internal sealed class IsInvalidSyntaxRule : ISourceSchemaRule
{
    public void Check(SourceSchema schema, ICollection<Diagnostic> diagnostics)
    {
        foreach (var field in schema.Fields)
        {
            foreach (var argument in field.Arguments)
            {
                if (argument.Find(DirectiveNames.Is)?.Argument("field") is StringValueNode text
                    && !FieldSelectionMap.TryParse(text.Value, out _, out var error))
                {
                    diagnostics.Add(Diagnostics.MapInvalidSyntax(DiagnosticCodes.IsInvalidSyntax, schema.Name, field, argument, text.Value, error));
                }
            }
        }
    }
}
