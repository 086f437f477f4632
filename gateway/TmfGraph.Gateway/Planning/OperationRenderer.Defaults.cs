using TmfGraph.GraphQL.Language;
using TmfGraph.GraphQL.Types;

namespace TmfGraph.Gateway.Planning;

// Defaults that only some sources know
// ------------------------------------
// One source may give an argument a default that another one has not written, or has another one for: the composite schema has it, and clients rely on
// it. A source that lacks it is told the value where the client gives none. Where the client gives a variable that may be left out, the variable is declared
// with the default, and as one that may not be null where the source says so. A variable has one default: when its places in a fetch need
// different ones, it is handed on as the client has declared it, for the source to judge. A default that the client has given is completed as a literal is.
internal sealed partial class OperationRenderer
{
    /// <summary>Defaults that variables need where they stand; null when their places do not agree.</summary>
    private readonly Dictionary<string, LackingDefault?> _lacking = new(StringComparer.Ordinal);

    /// <summary>The types of a place of each variable; its places in a source differ in nothing but whether they may be null.</summary>
    private readonly Dictionary<string, (GraphType Shown, GraphType Own)> _places = new(StringComparer.Ordinal);

    /// <summary>What a source lacks where a variable stands.</summary>
    private readonly record struct LackingDefault(ValueNode Value, bool IsNonNull);

    /// <summary>A client's arguments as the source needs them.</summary>
    private IReadOnlyList<ArgumentNode> ArgumentsFor(ViewField field)
    {
        var given = field.Selection.Arguments;
        if ((_public.GetType(field.Types.First()) as ComplexType)?.GetField(field.Field.Name) is not { Arguments.Count: > 0 } known)
        {
            return given; // only the gateway reads it
        }

        var arguments = new List<ArgumentNode>(given.Count);
        foreach (var argument in given)
        {
            arguments.Add(known.GetArgument(argument.Name) is { } shown && field.Field.GetArgument(argument.Name) is { } own
                ? argument with { Value = Complete(argument.Value, shown.Type, own.Type, DefaultLackedBy(own, shown)) }
                : argument);
        }

        foreach (var shown in known.Arguments)
        {
            if (!given.Any(g => g.Name == shown.Name) && field.Field.GetArgument(shown.Name) is { } own && DefaultLackedBy(own, shown) is { } value)
            {
                arguments.Add(new ArgumentNode(shown.Name, Complete(value, shown.Type, own.Type, null)));
            }
        }

        return arguments;
    }

    private static ValueNode? DefaultLackedBy(InputValue own, InputValue shown) =>
        shown.DefaultValue?.ToString() == own.DefaultValue?.ToString() ? null : shown.DefaultValue;

    /// <summary>A value with the defaults of input fields that the source lacks.</summary>
    /// <param name="shown">Its type as clients see it.</param>
    /// <param name="own">Its type in the source.</param>
    /// <param name="lacking">What the source lacks in case that the value is not given.</param>
    private ValueNode Complete(ValueNode value, GraphType shown, GraphType own, ValueNode? lacking)
    {
        switch (value)
        {
            case VariableNode variable:
                _places.TryAdd(variable.Name, (shown, own));
                Note(variable.Name, lacking is null ? null : new LackingDefault(Complete(lacking, shown, own, null), own.IsNonNull));
                return value;
            case ListValueNode list when shown.NullableType is ListType { Item: var shownItem } && own.NullableType is ListType { Item: var ownItem }:
                return list with { Items = [.. list.Items.Select(i => Complete(i, shownItem, ownItem, null))] };
            case ObjectValueNode fields when shown.NamedType is InputObjectType shownType && own.NamedType is InputObjectType ownType:
                return Complete(fields, shownType, ownType);
            default:
                return value;
        }
    }

    private ObjectValueNode Complete(ObjectValueNode value, InputObjectType shownType, InputObjectType ownType)
    {
        var fields = new List<ObjectFieldNode>(value.Fields.Count);
        foreach (var field in value.Fields)
        {
            fields.Add(shownType.GetField(field.Name) is { } shown && ownType.GetField(field.Name) is { } own
                ? field with { Value = Complete(field.Value, shown.Type, own.Type, DefaultLackedBy(own, shown)) }
                : field);
        }

        foreach (var shown in shownType.Fields)
        {
            if (!value.Fields.Any(f => f.Name == shown.Name) && ownType.GetField(shown.Name) is { } own && DefaultLackedBy(own, shown) is { } lacking)
            {
                fields.Add(new ObjectFieldNode(shown.Name, Complete(lacking, shown.Type, own.Type, null)));
            }
        }

        return value with { Fields = fields };
    }

    private void Note(string variable, LackingDefault? lacking)
    {
        if (!_lacking.TryAdd(variable, lacking) && _lacking[variable] is { } known)
        {
            _lacking[variable] = lacking is { } other && other.Value.ToString() == known.Value.ToString()
                ? known with { IsNonNull = known.IsNonNull || other.IsNonNull }
                : null;
        }
    }

    /// <summary>A client's variable as the fetch declares it.</summary>
    private VariableDefinitionNode Declare(VariableDefinitionNode client)
    {
        if (client.DefaultValue is { } given)
        {
            var value = _places.TryGetValue(client.Name, out var place) ? Complete(given, place.Shown, place.Own, null) : given;
            return new VariableDefinitionNode(client.Name, client.Type, value);
        }

        return client.Type is not NonNullTypeNode && _lacking.GetValueOrDefault(client.Name) is { } lacking
            ? new VariableDefinitionNode(client.Name, lacking.IsNonNull ? new NonNullTypeNode(client.Type) : client.Type, lacking.Value)
            : new VariableDefinitionNode(client.Name, client.Type, null);
    }
}
