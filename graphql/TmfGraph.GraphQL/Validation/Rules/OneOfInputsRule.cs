using TmfGraph.GraphQL.Execution;
using TmfGraph.GraphQL.Language;

namespace TmfGraph.GraphQL.Validation.Rules;

/// <summary>Of a <c>@oneOf</c> input object exactly one field is given, and it is not null.</summary>
/// <remarks>Whether a variable there can be null is looked at with all other uses of variables.</remarks>
/// <seealso href="https://spec.graphql.org/September2025/#sec-OneOf-Input-Objects"/>
internal sealed class OneOfInputsRule : IValidationRule
{
    public string Section => "sec-OneOf-Input-Objects";

    public void Check(ValidationContext context)
    {
        foreach (var (node, type) in context.InputObjects)
        {
            var code = node.Fields switch
            {
                _ when !type.IsOneOf => null,
                [] => ErrorCodes.OneOfNoField,
                [{ Value: NullValueNode }] => ErrorCodes.OneOfNull,
                [_] => null,
                _ => ErrorCodes.OneOfSeveralFields,
            };
            if (code is not null)
            {
                context.Report(code, $"Exactly one field of the `@oneOf` input `{type.Name}` must be given, and it may not be null.", [node]);
            }
        }
    }
}
