using TmfGraph.GraphQL.Language;
using TmfGraph.GraphQL.Types;

namespace TmfGraph.Composition.Sources;

/// <summary>Checks constant arguments of key fields and field selection maps.</summary>
internal static class LiteralCheck
{
    /// <summary>What is wrong with the arguments; empty when nothing is.</summary>
    /// <seealso href="https://graphql.github.io/composite-schemas-spec/draft/#sec-Path-Field-Argument-Validity"/>
    public static IEnumerable<string> FindInvalidArguments(Field field, IReadOnlyList<ArgumentNode> arguments)
    {
        foreach (var argument in arguments)
        {
            if (field.GetArgument(argument.Name) is not { } definition)
            {
                yield return $"'{field.Coordinate}' has no argument '{argument.Name}'";
            }
            else if (ContainsVariable(argument.Value))
            {
                yield return $"the argument '{argument.Name}' of '{field.Coordinate}' has a variable, and only constants are known here";
            }
            else if (!IsCoercible(argument.Value, definition.Type))
            {
                yield return $"the argument '{argument.Name}' of '{field.Coordinate}' is no '{definition.Type}'";
            }
        }

        foreach (var definition in field.Arguments.Where(d => d.IsRequired && !d.Has(DirectiveNames.Require)))
        {
            if (arguments.All(a => a.Name != definition.Name))
            {
                yield return $"'{field.Coordinate}' needs the argument '{definition.Name}'";
            }
        }
    }

    /// <summary>Whether a constant is legal for a type.</summary>
    /// <seealso href="https://spec.graphql.org/September2025/#sec-Values-of-Correct-Type"/>
    public static bool IsCoercible(ValueNode value, GraphType type) => (value, type) switch
    {
        (_, NonNullType nonNull) => value is not NullValueNode && IsCoercible(value, nonNull.Inner),
        (NullValueNode, _) => true,
        (ListValueNode list, ListType items) => list.Items.All(i => IsCoercible(i, items.Item)),
        (_, ListType items) => IsCoercible(value, items.Item),
        (EnumValueNode name, EnumType choice) => choice.GetValue(name.Name) is not null,
        (_, ScalarType scalar) => scalar.Codec.IsValidLiteral(value, out _),
        (ObjectValueNode fields, InputObjectType input) => IsCoercible(fields, input),
        _ => false,
    };

    private static bool IsCoercible(ObjectValueNode value, InputObjectType input) =>
        value.Fields.All(f => input.GetField(f.Name) is { } field && IsCoercible(f.Value, field.Type))
        && input.Fields.All(f => !f.IsRequired || value.Fields.Any(given => given.Name == f.Name))
        && (!input.IsOneOf || value.Fields.Count == 1);

    private static bool ContainsVariable(ValueNode value) => value switch
    {
        VariableNode => true,
        ListValueNode list => list.Items.Any(ContainsVariable),
        ObjectValueNode fields => fields.Fields.Any(f => ContainsVariable(f.Value)),
        _ => false,
    };
}
