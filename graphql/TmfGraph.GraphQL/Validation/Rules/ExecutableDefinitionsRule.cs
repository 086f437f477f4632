using TmfGraph.GraphQL.Language;

namespace TmfGraph.GraphQL.Validation.Rules;

/// <summary>A document that runs holds operations and fragments only.</summary>
/// <seealso href="https://spec.graphql.org/September2025/#sec-Executable-Definitions"/>
internal sealed class ExecutableDefinitionsRule : IValidationRule
{
    public string Section => "sec-Executable-Definitions";

    public void Check(ValidationContext context)
    {
        foreach (var definition in context.Document.Definitions)
        {
            if (definition is TypeSystemDefinitionNode)
            {
                context.Report("A document that is to run may only hold operations and fragments.", definition);
            }
        }
    }
}
