using TmfGraph.GraphQL.Execution;
using TmfGraph.GraphQL.Types;

namespace TmfGraph.GraphQL.Validation.Rules;

/// <summary>Introspection does not go round in circles: lists of types within lists of types grow with every level.</summary>
/// <remarks>
/// A limit of this engine: <see cref="ValidationLimits.MaxIntrospectionLists"/> and <see cref="ValidationLimits.MaxIntrospectionTypeDepth"/>.
/// </remarks>
/// <seealso href="https://spec.graphql.org/September2025/#sec-Introspection"/>
internal sealed class IntrospectionDepthRule : IValidationRule
{
    public string Section => "sec-Introspection";

    public void Check(ValidationContext context)
    {
        foreach (var node in new NestedFields(context, LimitOf).Find())
        {
            context.Report(
                ErrorCodes.IntrospectionDepth,
                $"The introspection field `{node.Name}` is selected within itself too often; {(node.Name is "ofType" ? context.Limits.MaxIntrospectionTypeDepth : context.Limits.MaxIntrospectionLists)} is the limit.",
                [node]);
        }

        int LimitOf(Field field) => (field.DeclaringType.Name, field.Name) switch
        {
            ("__Type", "ofType") => context.Limits.MaxIntrospectionTypeDepth,
            ("__Type", "fields" or "inputFields" or "interfaces" or "possibleTypes") => context.Limits.MaxIntrospectionLists,
            _ => int.MaxValue,
        };
    }
}
