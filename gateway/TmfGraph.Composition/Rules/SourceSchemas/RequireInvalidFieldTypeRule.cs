using TmfGraph.Composition.Sources;
using TmfGraph.GraphQL.Language;

namespace TmfGraph.Composition.Rules.SourceSchemas;

/// <summary>The argument of <c>@require</c> is a string.</summary>
/// <seealso href="https://graphql.github.io/composite-schemas-spec/draft/#sec-Require-Invalid-Fields-Type"/>
internal sealed class RequireInvalidFieldTypeRule : ISourceSchemaRule
{
    public void Check(SourceSchema schema, ICollection<Diagnostic> diagnostics)
    {
        foreach (var field in schema.Fields)
        {
            foreach (var argument in field.Arguments)
            {
                if (argument.Find(DirectiveNames.Require)?.Argument("field") is { } value and not StringValueNode)
                {
                    diagnostics.Add(Diagnostics.MapIsNoString(DiagnosticCodes.RequireInvalidFieldType, schema.Name, field, argument, value));
                }
            }
        }
    }
}
