using TmfGraph.GraphQL.Language;
using TmfGraph.GraphQL.Types;
using TmfGraph.GraphQL.Types.Rules;

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
            else if (ConstantCheck.Find(argument.Value, definition.Type) is not null)
            {
                yield return $"the argument '{argument.Name}' of '{field.Coordinate}' is no '{definition.Type}'";
            }
        }

        foreach (var definition in Missing(field, arguments))
        {
            yield return $"'{field.Coordinate}' needs the argument '{definition.Name}'";
        }
    }

    /// <inheritdoc cref="Composite.SourceField.Takes"/>
    public static bool Accepts(Field field, IReadOnlyList<ArgumentNode> arguments) =>
        arguments.All(a => field.GetArgument(a.Name) is { } definition && (ContainsVariable(a.Value) || ConstantCheck.Find(a.Value, definition.Type) is null))
        && !Missing(field, arguments).Any();

    /// <summary>Arguments that the field needs, and that the gateway does not fill itself.</summary>
    private static IEnumerable<InputValue> Missing(Field field, IReadOnlyList<ArgumentNode> arguments) =>
        field.Arguments.Where(d => d.IsRequired && !d.Has(DirectiveNames.Require) && arguments.All(a => a.Name != d.Name));

    /// <summary>Whether a value is no constant.</summary>
    public static bool ContainsVariable(ValueNode value) => value switch
    {
        VariableNode => true,
        ListValueNode list => list.Items.Any(ContainsVariable),
        ObjectValueNode fields => fields.Fields.Any(f => ContainsVariable(f.Value)),
        _ => false,
    };
}
