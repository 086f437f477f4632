using TmfGraph.GraphQL.Execution;
using TmfGraph.GraphQL.Language;
using TmfGraph.GraphQL.Types;

namespace TmfGraph.GraphQL.Validation.Rules;

/// <summary>A variable's type fits every place where it is used.</summary>
/// <seealso href="https://spec.graphql.org/September2025/#sec-All-Variable-Usages-Are-Allowed"/>
internal sealed class VariableUsagesAllowedRule : IValidationRule
{
    public string Section => "sec-All-Variable-Usages-Are-Allowed";

    public void Check(ValidationContext context)
    {
        foreach (var operation in context.Operations.Where(static o => o.Variables.Count > 0))
        {
            var definitions = new Dictionary<string, VariableDefinitionNode>(StringComparer.Ordinal);
            foreach (var variable in operation.Variables)
            {
                definitions.TryAdd(variable.Name, variable);
            }

            foreach (var user in context.Reachable(operation))
            {
                foreach (var use in context.VariablesByDefinition[user])
                {
                    if (use.Type is not null
                        && definitions.TryGetValue(use.Node.Name, out var definition)
                        && context.Resolve(definition.Type) is { IsInput: true } type)
                    {
                        Check(context, use, definition, type);
                    }
                }
            }
        }
    }

    private static void Check(ValidationContext context, in VariableUse use, VariableDefinitionNode definition, GraphType type)
    {
        var expected = use.Type!; // the caller looked
        if (use.IsOneOfField && !type.IsNonNull)
        {
            context.Report(
                ErrorCodes.OneOfNullable,
                $"The variable `${definition.Name}` of type `{type}` may be null, which a field of a `@oneOf` input may not be.",
                [definition, use.Node]);
            return;
        }

        if (expected is NonNullType nonNull && !type.IsNonNull)
        {
            var hasDefault = definition.DefaultValue is not null and not NullValueNode;
            if (hasDefault || use.HasDefault)
            {
                expected = nonNull.Inner;
            }
        }

        if (!AreCompatible(type, expected))
        {
            context.Report(
                $"The variable `${definition.Name}` of type `{type}` cannot be used where `{use.Type}` is expected.", definition, use.Node);
        }
    }

    private static bool AreCompatible(GraphType type, GraphType expected) => (type, expected) switch
    {
        (NonNullType variable, NonNullType place) => AreCompatible(variable.Inner, place.Inner),
        (_, NonNullType) => false,
        (NonNullType variable, _) => AreCompatible(variable.Inner, expected),
        (ListType variable, ListType place) => AreCompatible(variable.Item, place.Item),
        (ListType, _) or (_, ListType) => false,
        _ => ReferenceEquals(type, expected),
    };
}
