using TmfGraph.Composition.Apollo;
using TmfGraph.Composition.Sources;
using TmfGraph.GraphQL.Language;

namespace TmfGraph.Composition.Rules.Apollo;

/// <summary>What a field requires is a selection of fields.</summary>
internal sealed class RequiresInvalidSyntaxRule : IApolloRule
{
    public void Check(ApolloDocument schema, ImplementerTable implementers, ICollection<Diagnostic> diagnostics)
    {
        foreach (var type in schema.Types)
        {
            foreach (var field in type.Fields)
            {
                if (field.Directives.FirstOrDefault(d => d.Name == ApolloNames.Requires)?.Argument("fields") is StringValueNode text
                    && SelectionText.TryParse(text.Value) is null)
                {
                    diagnostics.Add(Diagnostics.RequiresInvalid(
                        DiagnosticCodes.RequiresInvalidSyntax, schema.Name, $"{type.Name}.{field.Name}", $"'{text.Value}' is no selection of fields"));
                }
            }
        }
    }
}
