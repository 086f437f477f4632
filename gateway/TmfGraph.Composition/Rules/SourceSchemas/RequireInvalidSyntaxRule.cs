using TmfGraph.Composition.FieldSelection;
using TmfGraph.Composition.Sources;
using TmfGraph.GraphQL.Language;

namespace TmfGraph.Composition.Rules.SourceSchemas;

/// <summary>The text of <c>@require</c> is a field selection map.</summary>
/// <seealso href="https://graphql.github.io/composite-schemas-spec/draft/#sec-Require-Invalid-Syntax"/>
internal sealed class RequireInvalidSyntaxRule : ISourceSchemaRule
{
    public void Check(SourceSchema schema, ICollection<Diagnostic> diagnostics)
    {
        foreach (var field in schema.Fields)
        {
            foreach (var argument in field.Arguments)
            {
                if (argument.Find(DirectiveNames.Require)?.Argument("field") is StringValueNode text
                    && !FieldSelectionMap.TryParse(text.Value, out _, out var error))
                {
                    diagnostics.Add(Diagnostics.MapInvalidSyntax(DiagnosticCodes.RequireInvalidSyntax, schema.Name, field, argument, text.Value, error));
                }
            }
        }
    }
}
