using TmfGraph.Composition.Apollo;
using TmfGraph.GraphQL.Language;

namespace TmfGraph.Composition.Rules.Apollo;

/// <summary>The argument of <c>@requires</c> is a string.</summary>
internal sealed class RequiresInvalidFieldsTypeRule : IApolloRule
{
    public void Check(ApolloDocument schema, ImplementerTable implementers, ICollection<Diagnostic> diagnostics)
    {
        foreach (var type in schema.Types)
        {
            foreach (var field in type.Fields)
            {
                if (field.Directives.FirstOrDefault(d => d.Name == ApolloNames.Requires) is { } requires && requires.Argument("fields") is not StringValueNode)
                {
                    diagnostics.Add(Diagnostics.RequiresInvalid(
                        DiagnosticCodes.RequiresInvalidFieldsType, schema.Name, $"{type.Name}.{field.Name}", "its fields have to be a string"));
                }
            }
        }
    }
}
