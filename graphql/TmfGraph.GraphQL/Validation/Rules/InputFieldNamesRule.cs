using TmfGraph.GraphQL.Execution;

namespace TmfGraph.GraphQL.Validation.Rules;

/// <summary>A field of an input object is one that its type has.</summary>
/// <seealso href="https://spec.graphql.org/September2025/#sec-Input-Object-Field-Names"/>
internal sealed class InputFieldNamesRule : IValidationRule
{
    public string Section => "sec-Input-Object-Field-Names";

    public void Check(ValidationContext context)
    {
        foreach (var (node, type) in context.InputObjects)
        {
            foreach (var field in node.Fields)
            {
                if (type.GetField(field.Name) is null)
                {
                    context.Report(ErrorCodes.InvalidValue, $"The input type `{type.Name}` has no field `{field.Name}`.", [field]);
                }
            }
        }
    }
}
