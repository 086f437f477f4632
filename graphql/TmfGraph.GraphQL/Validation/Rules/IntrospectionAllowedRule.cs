using TmfGraph.GraphQL.Execution;

namespace TmfGraph.GraphQL.Validation.Rules;

/// <summary>Where introspection is switched off, nothing asks for the schema; <c>__typename</c> is no such question.</summary>
/// <remarks>A switch of this engine, <see cref="ValidationLimits.AllowIntrospection"/>.</remarks>
/// <seealso href="https://spec.graphql.org/September2025/#sec-Introspection"/>
internal sealed class IntrospectionAllowedRule : IValidationRule
{
    public string Section => "sec-Introspection";

    public void Check(ValidationContext context)
    {
        if (context.Limits.AllowIntrospection)
        {
            return;
        }

        var fields = context.Schema.IntrospectionFields;
        foreach (var (node, _, definition) in context.Fields)
        {
            if (definition is not null && (ReferenceEquals(definition, fields.SchemaField) || ReferenceEquals(definition, fields.TypeField)))
            {
                context.Report(
                    ErrorCodes.IntrospectionNotAllowed,
                    $"Introspection is not allowed here, and `{node.Name}` asks for it.",
                    [node],
                    ("field", node.Name));
            }
        }
    }
}
