using TmfGraph.GraphQL.Execution;

namespace TmfGraph.GraphQL.Validation.Rules;

/// <summary>A variable's type is an input type of the schema.</summary>
/// <seealso href="https://spec.graphql.org/September2025/#sec-Variables-Are-Input-Types"/>
internal sealed class VariablesAreInputTypesRule : IValidationRule
{
    public string Section => "sec-Variables-Are-Input-Types";

    public void Check(ValidationContext context)
    {
        foreach (var variable in context.Operations.SelectMany(o => o.Variables))
        {
            var type = context.Schema.GetType(variable.Type.NamedType);
            if (type is null)
            {
                context.Report(
                    ErrorCodes.UnknownVariableType, $"The type `{variable.Type.NamedType}` of the variable `${variable.Name}` does not exist.", [variable]);
            }
            else if (!type.IsInput)
            {
                context.Report(
                    ErrorCodes.NotAnInputType, $"The variable `${variable.Name}` cannot be of type `{variable.Type}`, which is no input type.", [variable]);
            }
        }
    }
}
