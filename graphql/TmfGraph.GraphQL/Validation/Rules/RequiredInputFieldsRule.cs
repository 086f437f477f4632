using TmfGraph.GraphQL.Execution;

namespace TmfGraph.GraphQL.Validation.Rules;

/// <summary>Fields of an input object that may not be null and have no default are given.</summary>
/// <seealso href="https://spec.graphql.org/September2025/#sec-Input-Object-Required-Fields"/>
internal sealed class RequiredInputFieldsRule : IValidationRule
{
    public string Section => "sec-Input-Object-Required-Fields";

    public void Check(ValidationContext context)
    {
        foreach (var (node, type) in context.InputObjects)
        {
            foreach (var definition in type.Fields)
            {
                if (definition.IsRequired && !node.Has(definition.Name))
                {
                    context.Report(
                        ErrorCodes.InvalidValue, $"The input field `{type.Name}.{definition.Name}` of type `{definition.Type}` must be given.", [node]);
                }
            }
        }
    }
}
