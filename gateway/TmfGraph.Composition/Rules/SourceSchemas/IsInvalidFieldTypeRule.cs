using TmfGraph.Composition.Sources;
using TmfGraph.GraphQL.Language;

namespace TmfGraph.Composition.Rules.SourceSchemas;

/// <summary>The argument of <c>@is</c> is a string.</summary>
/// <seealso href="https://graphql.github.io/composite-schemas-spec/draft/#sec-Is-Invalid-Field-Type"/>
internal sealed class IsInvalidFieldTypeRule : ISourceSchemaRule
{
    public void Check(SourceSchema schema, ICollection<Diagnostic> diagnostics)
    {
        foreach (var field in schema.Fields)
        {
            foreach (var argument in field.Arguments)
            {
                if (argument.Find(DirectiveNames.Is)?.Argument("field") is { } value and not StringValueNode)
                {
                    diagnostics.Add(Diagnostics.MapIsNoString(DiagnosticCodes.IsInvalidFieldType, schema.Name, field, argument, value));
                }
            }
        }
    }
}
